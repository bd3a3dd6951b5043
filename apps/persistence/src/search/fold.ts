/**
 * Text as search and name lists compare it: canonically decomposed, without diacritics, lower-case.
 * `fold('São João')` is `sao joao`. One code point folds alike wherever it stands, see `foldWithOffsets`.
 */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll('ς', 'σ');
}

/** A folded text that knows where each of its UTF-16 units came from. */
export interface FoldedText {
  readonly folded: string;
  /** For each unit of `folded`, and one past its end: the offset in the original, in UTF-16 units. */
  readonly offsets: readonly number[];
}

/** Folds to itself in lower case, a unit for a unit. */
const ascii = /^[\0-\x7f]*$/;

/** Folds as `fold` does and keeps the way back to the original text. */
export function foldWithOffsets(text: string): FoldedText {
  if (ascii.test(text)) {
    return { folded: text.toLowerCase(), offsets: Array.from({ length: text.length + 1 }, (_, offset) => offset) };
  }
  let folded = '';
  const offsets: number[] = [];
  let offset = 0;
  for (const character of text) {
    const piece = fold(character);
    for (let unit = 0; unit < piece.length; unit++) offsets.push(offset);
    folded += piece;
    offset += character.length;
  }
  offsets.push(offset);
  return { folded, offsets };
}

/** A pattern for LIKE that finds `folded` anywhere. */
export function likeAnywhere(folded: string): string {
  return `%${folded.replace(/[\\%_]/g, '\\$&')}%`;
}
