/** A line of a body that is longer than allowed. */
export class LineTooLong extends Error {
  readonly line: number;

  constructor(line: number, maxBytes: number) {
    super(`line ${line} is longer than ${maxBytes} bytes`);
    this.line = line;
  }
}

/** A line with its number, counted from 1. */
export interface Line {
  readonly number: number;
  readonly bytes: Buffer;
}

/**
 * The lines of a body as they come, empty ones left out; the last may end without a line feed. Reads no more than
 * is asked for. Throws LineTooLong.
 */
export async function* linesOf(chunks: AsyncIterable<Buffer>, maxBytes: number): AsyncGenerator<Line, void> {
  let rest: Buffer[] = [];
  let restBytes = 0;
  let number = 0;

  const line = (end: Buffer): Line | undefined => {
    number++;
    const bytes = rest.length === 0 ? end : Buffer.concat([...rest, end]);
    rest = [];
    restBytes = 0;
    if (bytes.length > maxBytes) throw new LineTooLong(number, maxBytes);
    return bytes.every(isBlank) ? undefined : { number, bytes };
  };

  for await (const chunk of chunks) {
    let from = 0;
    for (let at = chunk.indexOf(0x0a); at >= 0; at = chunk.indexOf(0x0a, from)) {
      const found = line(chunk.subarray(from, at));
      from = at + 1;
      if (found) yield found;
    }
    rest.push(chunk.subarray(from));
    restBytes += chunk.length - from;
    if (restBytes > maxBytes) throw new LineTooLong(number + 1, maxBytes);
  }
  if (restBytes > 0) {
    const last = line(Buffer.alloc(0));
    if (last) yield last;
  }
}

function isBlank(byte: number): boolean {
  return byte === 0x20 || byte === 0x0d || byte === 0x09;
}
