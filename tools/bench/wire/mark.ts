/** How a message says by itself who sent it and the how manieth it is: `12:345 ` at the beginning of its text. */
export interface Mark {
  /** Which sender of the plan. */
  sender: number;
  /** 1, 2, 3, … */
  count: number;
}

const ZERO = 48;
const COLON = 58;
const SPACE = 32;

/** A text of this length with a mark, filled up with letters. Throws when the mark alone is longer. */
export function markedText(sender: number, count: number, length: number): string {
  const mark = `${sender}:${count} `;
  if (mark.length > length) throw new Error(`a text of ${length} characters has no room for ${mark}`);
  return mark.padEnd(length, 'm');
}

/** Reads the mark at `bytes[at…]` into `mark`; false when there is none. */
export function readMark(bytes: Buffer, at: number, mark: Mark): boolean {
  const start = at;
  let sender = 0;
  for (; isDigit(bytes[at]); at++) sender = sender * 10 + (bytes[at]! - ZERO);
  if (at === start || bytes[at++] !== COLON) return false;
  const middle = at;
  let count = 0;
  for (; isDigit(bytes[at]); at++) count = count * 10 + (bytes[at]! - ZERO);
  if (at === middle || bytes[at] !== SPACE) return false;
  mark.sender = sender;
  mark.count = count;
  return true;
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= ZERO && byte < ZERO + 10;
}
