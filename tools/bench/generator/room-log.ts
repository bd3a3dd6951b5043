/** What the generator knows of one room: how far its log goes and when each message was meant to be sent. */
export class RoomLog {
  readonly id: string;
  /** The id as bytes of text, to compare with what arrives. */
  readonly #idBytes: Buffer;
  /** Highest seq that was acknowledged. */
  topSeq = 0;
  /** When the message with this seq was meant to be sent; filled when its first delivery arrives. */
  readonly intendedAt = new Map<number, number>();

  constructor(id: string) {
    this.id = id;
    this.#idBytes = Buffer.from(id, 'latin1');
  }

  /** Whether the id stands in `bytes` from `start`. Compares from the end: ids made in the same millisecond begin alike. */
  isAt(bytes: Buffer, start: number): boolean {
    const id = this.#idBytes;
    for (let at = id.length - 1; at >= 0; at--) if (bytes[start + at] !== id[at]) return false;
    return true;
  }
}
