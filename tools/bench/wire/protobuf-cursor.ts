/**
 * Walks protobuf fields in place (https://protobuf.dev/programming-guides/encoding/). Made for the two numbers that the
 * generator needs from each delivery: decoding whole messages would cost it more than the server spends on sending them.
 */
export class ProtobufCursor {
  /** Value of a varint field, exact up to 2^53; length of a length-delimited one. */
  value = 0;
  /** Where the content of a length-delimited field begins. */
  start = 0;
  #bytes: Buffer = Buffer.alloc(0);
  #at = 0;
  #end = 0;

  /** Begins at the first field of the message in `bytes[start…end)`. */
  enter(bytes: Buffer, start: number, end: number): void {
    this.#bytes = bytes;
    this.#at = start;
    this.#end = end;
  }

  /** Moves into the length-delimited field that `next` just found. */
  descend(): void {
    this.#at = this.start;
    this.#end = this.start + this.value;
  }

  /** Finds the next field and gives its number; 0 at the end. Throws for the two wire types that this contract has no use for on this path. */
  next(): number {
    if (this.#at >= this.#end) return 0;
    const tag = this.#varint();
    this.value = this.#varint();
    this.start = this.#at;
    const wireType = tag & 7;
    if (wireType === 2) this.#at += this.value;
    else if (wireType !== 0) throw new Error(`wire type ${wireType} in field ${tag >>> 3}`);
    return tag >>> 3;
  }

  #varint(): number {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = this.#bytes[this.#at++]!;
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
  }
}
