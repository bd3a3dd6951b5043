import { piecesOf, type Piece, type Range } from './folded.ts';

const mention = /<@([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})>/giu;
/** A mention that was cut off, at the beginning or the end. */
const cutMention = /^[0-9a-f-]{1,36}>|<@?[0-9a-f-]{0,36}$/giu;

/** What markdown is written with and nobody reads. */
const marks = /\*\*|~~|\|\||`{1,3}/gu;

/**
 * A snippet as people read it: with names in place of ids and without marks, cut where the matches are. A match in
 * an id is none: nobody meant it.
 */
export function foundPieces(
  snippet: string,
  highlights: readonly Range[],
  nameOf: (userId: string) => string,
): readonly Piece[] {
  const replaced: { readonly start: number; readonly end: number; readonly text: string }[] = [];
  for (const { 0: whole, 1: id, index } of snippet.matchAll(mention)) {
    replaced.push({ start: index, end: index + whole.length, text: `@${nameOf(id ?? '')}` });
  }
  for (const { 0: whole, index } of [...snippet.matchAll(cutMention), ...snippet.matchAll(marks)]) {
    const end = index + whole.length;
    if (!replaced.some((other) => index < other.end && other.start < end))
      replaced.push({ start: index, end, text: '' });
  }
  replaced.sort((a, b) => a.start - b.start);
  const inside = ({ start, end }: Range) => replaced.some((other) => start < other.end && other.start < end);
  const kept = highlights.filter((range) => !inside(range));
  let at = 0;
  let text = '';
  const moved = (offset: number) =>
    replaced.reduce(
      (sum, { start, end, text: name }) => (end <= offset ? sum + name.length - (end - start) : sum),
      offset,
    );
  for (const { start, end, text: name } of replaced) {
    text += snippet.slice(at, start) + name;
    at = end;
  }
  text += snippet.slice(at);
  return piecesOf(
    text,
    kept.map(({ start, end }) => ({ start: moved(start), end: moved(end) })),
  );
}
