import { fold } from './fold.ts';

/** What a query asks for, folded, each once. */
export interface SearchWords {
  /** Words, parts of words, and phrases; all of them must be there. */
  readonly terms: readonly string[];
  /** None of these may be there. */
  readonly without: readonly string[];
}

/** A minus or not, then a phrase in quotes (the second may be missing: it is being typed) or a word. */
const piece = /(-?)(?:["“”]([^"“”]*)["“”]?|([^\s"“”]+))/gu;

/** The words of a query: `boia "dois dedos" -ontem`. A minus alone is a word. Empty when there is nothing to look for. */
export function parseQuery(query: string): SearchWords {
  const terms = new Set<string>();
  const without = new Set<string>();
  for (const [whole, minus, phrase, word] of query.matchAll(piece)) {
    const term = fold((phrase ?? word ?? '').trim().replace(/\s+/gu, ' '));
    if (term) (minus ? without : terms).add(term);
    else if (whole === '-') terms.add('-');
  }
  return { terms: [...terms], without: [...without] };
}
