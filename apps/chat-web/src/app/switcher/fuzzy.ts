import { foldWithOffsets, type Range } from '../search/folded.ts';

/** How well a name fits what was typed, and where. */
export interface Fit {
  /** More is better; only to be compared. */
  readonly score: number;
  /** The parts of the name that fit, in order. */
  readonly ranges: readonly Range[];
}

const scores = { whole: 100, start: 90, wordStart: 75, inside: 55, typo: 35, letters: 20 };

/**
 * How a name fits what was typed, word by word: as its beginning, the beginning of a word, a part, a beginning with a typo
 * (one from four letters on, two from eight on; a swap counts as one), or with letters left out. Case and accents make no
 * difference. Undefined: it does not fit.
 */
export function fuzzyFit(name: string, query: string): Fit | undefined {
  const { folded, offsets } = foldWithOffsets(name);
  const asked = foldWithOffsets(query).folded.trim().replace(/^[#@]/, '');
  const words = asked.split(/\s+/).filter(Boolean);
  if (words.length === 0) return { score: 0, ranges: [] };
  let score = folded === asked ? scores.whole * words.length : 0;
  const ranges: Range[] = [];
  for (const word of words) {
    const fit = fitOf(folded, word);
    if (!fit) return undefined;
    score += fit.score;
    for (const { start, end } of fit.ranges)
      ranges.push({ start: offsets[start] ?? 0, end: offsets[end] ?? name.length });
  }
  // Of two names that fit alike the shorter one is nearer to what was typed.
  return { score: score / words.length - Math.min(folded.length, 100) / 100, ranges: joined(ranges) };
}

function fitOf(name: string, word: string): Fit | undefined {
  const at = name.indexOf(word);
  if (at === 0) return { score: scores.start, ranges: [{ start: 0, end: word.length }] };
  const starts = [...name.matchAll(/[\p{L}\p{N}]+/gu)].map(({ 0: text, index }) => ({ text, index }));
  const begun = starts.find(({ text }) => text.startsWith(word));
  if (begun) return { score: scores.wordStart, ranges: [{ start: begun.index, end: begun.index + word.length }] };
  if (at > 0) return { score: scores.inside, ranges: [{ start: at, end: at + word.length }] };
  const typos = word.length >= 8 ? 2 : word.length >= 4 ? 1 : 0;
  for (const { text, index } of starts) {
    const length = typos > 0 ? mistypedStart(text, word, typos) : undefined;
    if (length !== undefined) return { score: scores.typo, ranges: [{ start: index, end: index + length }] };
  }
  return word.length >= 3 ? lettersOf(name, word) : undefined;
}

/** How many letters of `text`, from its beginning, are `word` with at most `most` typos; undefined: none. */
function mistypedStart(text: string, word: string, most: number): number | undefined {
  // The optimal string alignment distance; see Boytsov, "Indexing methods for approximate dictionary searching" (2011), 2.1.
  const rows: number[][] = [Array.from({ length: text.length + 1 }, (_, column) => column)];
  for (let row = 1; row <= word.length; row++) {
    const line = [row];
    for (let column = 1; column <= text.length; column++) {
      const above = rows[row - 1] ?? [];
      const same = word[row - 1] === text[column - 1];
      let least = Math.min(
        (above[column] ?? 0) + 1,
        (line[column - 1] ?? 0) + 1,
        (above[column - 1] ?? 0) + (same ? 0 : 1),
      );
      const swapped = word[row - 1] === text[column - 2] && word[row - 2] === text[column - 1];
      if (row > 1 && column > 1 && swapped) least = Math.min(least, (rows[row - 2]?.[column - 2] ?? 0) + 1);
      line.push(least);
    }
    rows.push(line);
  }
  const last = rows[word.length] ?? [];
  const least = Math.min(...last);
  // As much of the word as was typed: of several lengths with as few typos the one nearest to it.
  const lengths = last.flatMap((typos, length) => (typos === least ? [length] : []));
  const near = lengths.sort((a, b) => Math.abs(a - word.length) - Math.abs(b - word.length))[0];
  return least <= most ? near : undefined;
}

/** The letters of a word one after the other, the first one at the beginning of a word of the name. */
function lettersOf(name: string, word: string): Fit | undefined {
  const first = new RegExp(`(?<![\\p{L}\\p{N}])${escaped(word[0] ?? '')}`, 'u').exec(name);
  if (!first) return undefined;
  const ranges: Range[] = [];
  let at = first.index;
  for (const letter of word) {
    at = name.indexOf(letter, at);
    if (at < 0) return undefined;
    ranges.push({ start: at, end: at + letter.length });
    at += letter.length;
  }
  return { score: scores.letters, ranges };
}

function escaped(letter: string): string {
  return letter.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}

function joined(ranges: readonly Range[]): readonly Range[] {
  return ranges
    .toSorted((a, b) => a.start - b.start)
    .reduce<Range[]>((all, range) => {
      const last = all.at(-1);
      if (!last || range.start > last.end) return [...all, range];
      return [...all.slice(0, -1), { start: last.start, end: Math.max(last.end, range.end) }];
    }, []);
}
