import type { Corpus } from './corpus.ts';
import { featureKinds, type TextFeatures } from './features.ts';
import { IdTable } from './id-table.ts';

/** Weights that a model has at most: features times labels. */
const maxWeights = 1_500_000;
const maxFeatures = 65_536;

/** How much each kind counts: words, pairs, parts of words, the message as a whole. Chosen by cross-validation. */
const kindScale = [1, 0.6, 1.2, 1];

/** Which features a model knows and how much each tells: the root of the inverse document frequency, because what a
 * message does shows in common words, too ("is", "please", "we"). */
export class Vocabulary {
  /** In ascending order: feature `i` of the model is `ids[i]`. */
  readonly ids: Uint32Array;
  readonly idf: Float32Array;
  readonly #places: IdTable;

  constructor(ids: Uint32Array, idf: Float32Array) {
    this.ids = ids;
    this.idf = idf;
    this.#places = new IdTable(ids.length);
    ids.forEach((id, place) => this.#places.set(id, place));
  }

  get size(): number {
    return this.ids.length;
  }

  /** Bytes that it takes up. */
  get bytes(): number {
    return this.ids.byteLength + this.idf.byteLength + this.#places.bytes;
  }

  /** Takes the commonest features of these rows; the same rows give the same vocabulary. */
  static of(corpus: Corpus, rows: Uint32Array, labels: number): Vocabulary {
    const frequencies = new IdTable(65_536);
    for (const row of rows) {
      for (let at = corpus.starts[row]!; at < corpus.starts[row + 1]!; at++) frequencies.increment(corpus.ids[at]!);
    }
    const limit = Math.min(maxFeatures, Math.floor(maxWeights / labels));
    const least = leastFrequency(frequencies, limit);
    const ids: number[] = [];
    frequencies.forEach((id, frequency) => {
      if (frequency >= least) ids.push(id);
    });
    const sorted = Uint32Array.from(ids).sort();
    const idf = Float32Array.from(sorted, (id) =>
      Math.sqrt(Math.log((1 + rows.length) / (1 + frequencies.get(id))) + 1),
    );
    return new Vocabulary(sorted, idf);
  }

  /**
   * The text as a sparse vector: (1 + ln count) · idf, each kind of feature scaled to its own length. Writes columns and values
   * from `offset` on and gives where they end.
   */
  vector({ ids, counts, length }: TextFeatures, columns: Uint32Array, values: Float32Array, offset = 0): number {
    let end = offset;
    let at = 0;
    for (let kind = 0; kind < featureKinds; kind++) {
      const start = end;
      let squares = 0;
      for (; at < length && ids[at]! >>> 30 === kind; at++) {
        const place = this.#places.get(ids[at]!);
        if (place < 0) continue;
        const value = (1 + Math.log(counts[at]!)) * this.idf[place]!;
        columns[end] = place;
        values[end++] = value;
        squares += value * value;
      }
      const scale = kindScale[kind]! / Math.sqrt(squares || 1);
      for (let index = start; index < end; index++) values[index]! *= scale;
    }
    return end;
  }
}

/** From how many texts a feature must be known so that at most `limit` are. */
function leastFrequency(frequencies: IdTable, limit: number): number {
  const having = new Map<number, number>();
  frequencies.forEach((_, frequency) => having.set(frequency, (having.get(frequency) ?? 0) + 1));
  let total = 0;
  let least = Infinity;
  for (const frequency of [...having.keys()].sort((a, b) => b - a)) {
    total += having.get(frequency)!;
    if (total > limit) break;
    least = frequency;
  }
  return least === Infinity ? Math.max(...having.keys(), 1) : least;
}
