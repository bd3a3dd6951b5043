/** Bytes in front of a frame that tell its length. */
const headBytes = 4;

/**
 * Puts whole frames together out of pieces of a stream, as QEMU's netdev `stream` sends them: the length in four bytes, the highest first,
 * then the frame. What a sender that dies has sent of a last frame is never given out.
 */
export class Frames {
  #rest = Buffer.alloc(0);

  /** The frames that are whole with this piece, each with its length in front. */
  take(piece: Buffer): Buffer[] {
    let rest = this.#rest.length === 0 ? piece : Buffer.concat([this.#rest, piece]);
    const frames: Buffer[] = [];
    while (rest.length >= headBytes && rest.length >= headBytes + rest.readUInt32BE()) {
      const end = headBytes + rest.readUInt32BE();
      frames.push(rest.subarray(0, end));
      rest = rest.subarray(end);
    }
    this.#rest = Buffer.from(rest);
    return frames;
  }
}
