/** A part of a text, in UTF-16 units; `end` is one past the last. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Text as the server compares it: without accents, in lower case. */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll('ς', 'σ');
}

/** The words, parts of words and phrases that a query asks for, folded; what stands behind a minus is left out. */
export function termsOf(query: string): readonly string[] {
  const terms = new Set<string>();
  for (const [, minus, phrase, word] of query.matchAll(/(-?)(?:["“”]([^"“”]*)["“”]?|([^\s"“”]+))/gu)) {
    const term = fold((phrase ?? word ?? '').trim().replaceAll(/\s+/gu, ' '));
    if (term && !minus) terms.add(term);
  }
  return [...terms];
}

/** Where the folded terms stand in a text, in order; what overlaps or touches is one. */
export function rangesOf(text: string, terms: readonly string[]): readonly Range[] {
  const { folded, offsets } = foldWithOffsets(text);
  const found: Range[] = [];
  for (const term of terms.filter(Boolean)) {
    for (let at = folded.indexOf(term); at >= 0; at = folded.indexOf(term, at + term.length)) {
      found.push({ start: offsets[at] ?? 0, end: offsets[at + term.length] ?? text.length });
    }
  }
  found.sort((a, b) => a.start - b.start || a.end - b.end);
  return found.reduce<Range[]>((merged, range) => {
    const last = merged.at(-1);
    if (!last || range.start > last.end) return [...merged, range];
    return [...merged.slice(0, -1), { start: last.start, end: Math.max(last.end, range.end) }];
  }, []);
}

/** Folds and keeps the way back: for each unit of `folded`, and one past its end, the offset in the original. */
export function foldWithOffsets(text: string): { readonly folded: string; readonly offsets: readonly number[] } {
  let folded = '';
  let offset = 0;
  const offsets: number[] = [];
  for (const character of text) {
    const piece = fold(character);
    for (let unit = 0; unit < piece.length; unit++) offsets.push(offset);
    folded += piece;
    offset += character.length;
  }
  return { folded, offsets: [...offsets, offset] };
}

/** A piece of a text, which was looked for or not. */
export interface Piece {
  readonly text: string;
  readonly hit: boolean;
}

/** A text cut at the ranges, which are in order and do not overlap. */
export function piecesOf(text: string, ranges: readonly Range[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const { start, end } of ranges) {
    if (start > at) pieces.push({ text: text.slice(at, start), hit: false });
    pieces.push({ text: text.slice(start, end), hit: true });
    at = end;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), hit: false });
  return pieces;
}
