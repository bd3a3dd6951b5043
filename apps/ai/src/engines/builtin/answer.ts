import { Bm25 } from '../../language/bm25.ts';
import { fold } from '../../language/fold.ts';
import { overlap } from '../../language/likeness.ts';
import { termsOf } from '../../language/words.ts';
import type { Question, Sentence } from '../engine.ts';
import { isAssent, isProposal, isQuestion, isTask } from './cues.ts';
import { questionTerms } from './question-terms.ts';
import type { ReadPassage, ReadSentence } from './read-passages.ts';
import { Replies } from './replies.ts';
import { said } from './said.ts';

/** Sentences of an answer, at most. */
const maxSentences = 3;
/** The share of what is asked for, by rarity, that must be there. */
const minCoverage = 0.5;
/** A further sentence must fit so well, as a share of how the best one fits. */
const minShare = 0.6;
/** How much of the words of a message its reply gets: an answer need not repeat the question. */
const replyShare = 0.7;

interface Candidate {
  readonly read: ReadPassage;
  readonly sentence: ReadSentence;
  readonly score: number;
  /** Who said yes to it. */
  readonly assent: ReadPassage | undefined;
}

/**
 * The sentences that answer, best first: those of BM25 that hold enough of what is asked for. A message that asks the
 * same is no answer; what was replied to it is, and so is a proposal together with the yes that it got. Nothing when
 * nothing is good enough.
 */
export function* answerSentences(question: Question, passages: readonly ReadPassage[]): Generator<Sentence> {
  const ranked = candidatesFor(question, passages).sort((a, b) => b.score - a.score);
  const chosen: Candidate[] = [];
  for (const candidate of ranked) {
    if (chosen.length >= maxSentences || candidate.score < minShare * (ranked[0]?.score ?? 0)) break;
    if (chosen.some((other) => overlap(other.sentence.terms, candidate.sentence.terms) >= 0.8)) continue;
    chosen.push(candidate);
    yield said(candidate.read, candidate.sentence.text);
    const yes = candidate.assent?.sentences[0];
    if (candidate.assent && yes) yield said(candidate.assent, yes.text);
  }
}

function candidatesFor(question: Question, passages: readonly ReadPassage[]): Candidate[] {
  const documents = passages.map(({ sentences, author }) => [
    ...sentences.flatMap(({ terms }) => [...terms]),
    ...termsOf(author),
  ]);
  const index = new Bm25(documents);
  const terms = questionTerms(question.text, question.earlier);
  const replies = new Replies(passages);
  const needed = sum([...terms].map(([term, weight]) => weight * index.rarity(term)));
  if (needed === 0) return [];
  const wants = wantedBy(fold(question.text));
  // "Who does it?" – "Ana: @ben can you do it?" tells.
  const asksWho = /\b(?:who|quem)\b/.test(fold(question.text));

  return passages.flatMap((read, document) => {
    const parent = replies.parentOf(read);
    const own = new Set(documents[document]);
    const context = new Set(parent ? documents[parent.index] : []);
    const held = (term: string) => (own.has(term) ? 1 : context.has(term) ? replyShare : 0);
    const covered = sum([...terms].map(([term, weight]) => weight * index.rarity(term) * held(term)));
    if (covered / needed < minCoverage) return [];
    const fits = index.score(document, terms) + (parent ? replyShare * index.score(parent.index, terms) : 0);
    const sentence = bestSentence(read, terms, index, wants);
    if (!sentence) return [];
    const assent = isProposal(fold(sentence.text)) ? replies.to(read).find(saysYes) : undefined;
    const asks = !assent && isQuestion(fold(sentence.text));
    if (asks && sameQuestion(sentence, terms) && !(asksWho && isTask(fold(sentence.text)))) return [];
    const score = fits * (covered / needed) * (asks ? 0.4 : 1) * (wants.test(sentence.text) ? 1.3 : 1);
    return [{ read, sentence, score, assent }];
  });
}

/** The sentence of a passage that tells; what is asked for counts, then its place. */
function bestSentence(
  { sentences }: ReadPassage,
  terms: ReadonlyMap<string, number>,
  index: Bm25,
  wants: RegExp,
): ReadSentence | undefined {
  const worth = ({ terms: own, text }: ReadSentence) =>
    sum([...terms].map(([term, weight]) => (own.has(term) ? weight * index.rarity(term) : 0))) *
      (isQuestion(fold(text)) ? 0.4 : 1) +
    (wants.test(text) ? 0.5 : 0);
  return sentences
    .filter(({ chatter }) => !chatter)
    .map((sentence) => ({ sentence, worth: worth(sentence) }))
    .reduce<{ sentence?: ReadSentence; worth: number }>((best, next) => (next.worth > best.worth ? next : best), {
      worth: -1,
    }).sentence;
}

/** What an answer to "when", "how much", "where", "who" has in it. */
function wantedBy(folded: string): RegExp {
  if (/\b(?:when|what time|which day|quando|que (?:horas?|dia)|ate quando)\b/.test(folded)) {
    return /\d{1,2}[:h/]\d{0,2}|\b\d{4}\b|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day|\b(?:segunda|ter[çc]a|quarta|quinta|sexta|s[áa]bado|domingo)|\b(?:today|tomorrow|tonight|noon|hoje|amanh[ãa]|meio-dia|week|month|semana|m[êe]s)\b/i;
  }
  if (/\b(?:how (?:much|many)|cost|price|quanto|quantos|quantas|custa|preco|valor)\b/.test(folded)) return /\d/;
  if (/\b(?:where|onde|link|url|endereco|address)\b/.test(folded))
    return /https?:|\b(?:in|at|on|em|na|no|sala|room)\b/i;
  if (/\b(?:who|quem)\b/.test(folded)) return /\b(?:I|I'll|I'm|eu|vou|deixa comigo)\b/i;
  return /(?!)/;
}

function saysYes({ sentences: [first] }: ReadPassage): boolean {
  return first !== undefined && isAssent(fold(first.text));
}

/** It asks for all that is asked for: the question itself, or somebody with the same one. */
function sameQuestion({ terms: own }: ReadSentence, terms: ReadonlyMap<string, number>): boolean {
  return [...terms.keys()].every((term) => own.has(term)) || overlap(own, new Set(terms.keys())) >= 0.6;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
