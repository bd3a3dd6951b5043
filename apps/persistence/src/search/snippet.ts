import { foldWithOffsets } from './fold.ts';

/** A part of a text, in UTF-16 units; `end` is one past the last. */
export interface Range {
  start: number;
  end: number;
}

const maxLength = 200;
/** So much of what stands before the first match is shown. */
const lead = 60;

/** The part of a text with the first match of any of the folded terms, at most 200 UTF-16 units, and the matches in it. */
export function snippetOf(text: string, terms: readonly string[]): { snippet: string; highlights: Range[] } {
  const matches = matchesIn(text, terms);
  const first = matches[0]?.start ?? 0;
  const start = beginning(text, first);
  const end = notWithinPair(text, Math.min(text.length, start + maxLength));
  const highlights = matches
    .filter((match) => match.start >= start && match.end <= end)
    .map((match) => ({ start: match.start - start, end: match.end - start }));
  return { snippet: text.slice(start, end), highlights };
}

/** Where the terms stand in the text, in order; what overlaps or touches is one. */
export function matchesIn(text: string, terms: readonly string[]): Range[] {
  const { folded, offsets } = foldWithOffsets(text);
  const found: Range[] = [];
  for (const term of terms) {
    for (let at = folded.indexOf(term); at >= 0; at = folded.indexOf(term, at + term.length)) {
      found.push({ start: offsets[at] ?? 0, end: offsets[at + term.length] ?? text.length });
    }
  }
  found.sort((a, b) => a.start - b.start || a.end - b.end);
  const merged: Range[] = [];
  for (const range of found) {
    const last = merged.at(-1);
    if (last && range.start <= last.end) last.end = Math.max(last.end, range.end);
    else merged.push({ ...range });
  }
  return merged;
}

/** A little before the first match, at the beginning of a word where there is one. */
function beginning(text: string, first: number): number {
  if (first <= lead) return 0;
  const from = first - lead;
  const space = text.slice(from, first).search(/\s\S/u);
  return notWithinPair(text, space < 0 ? from : from + space + 1);
}

/** The place, or one before it when it would cut a surrogate pair. */
function notWithinPair(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return at > 0 && at < text.length && unit >= 0xdc00 && unit <= 0xdfff ? at - 1 : at;
}
