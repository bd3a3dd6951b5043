/**
 * Okapi BM25 (Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009) over a few documents in memory.
 */

/** How soon more of the same word stops counting. */
const k1 = 1.2;
/** How much length counts. */
const b = 0.6;

/** Terms of the documents, ready to be asked. */
export class Bm25 {
  readonly #counts: ReadonlyMap<string, number>[];
  readonly #lengths: number[];
  readonly #meanLength: number;
  readonly #documentsWith = new Map<string, number>();

  /** `documents`: the terms of each. */
  constructor(documents: readonly (readonly string[])[]) {
    this.#counts = documents.map(countsOf);
    this.#lengths = documents.map(({ length }) => length);
    this.#meanLength = Math.max(1, this.#lengths.reduce((sum, length) => sum + length, 0) / (documents.length || 1));
    for (const counts of this.#counts) {
      for (const term of counts.keys()) this.#documentsWith.set(term, (this.#documentsWith.get(term) ?? 0) + 1);
    }
  }

  /** How rare a term is; more than 0, also for one that no document has. */
  rarity(term: string): number {
    const having = this.#documentsWith.get(term) ?? 0;
    return Math.log(1 + (this.#counts.length - having + 0.5) / (having + 0.5));
  }

  /** Whether any document has the term. */
  has(term: string): boolean {
    return this.#documentsWith.has(term);
  }

  /** How well a document fits weighted terms; 0: not at all. */
  score(document: number, query: ReadonlyMap<string, number>): number {
    const counts = this.#counts[document];
    if (!counts) return 0;
    const norm = k1 * (1 - b + (b * (this.#lengths[document] ?? 0)) / this.#meanLength);
    let score = 0;
    for (const [term, weight] of query) {
      const count = counts.get(term);
      if (count) score += (weight * this.rarity(term) * count * (k1 + 1)) / (count + norm);
    }
    return score;
  }
}

function countsOf(terms: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}
