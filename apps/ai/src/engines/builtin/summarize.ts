import type { Passage } from '@prosa/proto/ai';
import { Breath } from '../../language/breath.ts';
import { fold } from '../../language/fold.ts';
import { overlap } from '../../language/likeness.ts';
import type { Sentence } from '../engine.ts';
import { isDecision, isQuestion, isTask } from './cues.ts';
import type { ReadPassage, ReadSentence } from './read-passages.ts';
import { Replies } from './replies.ts';
import { said } from './said.ts';

/** Only so many of the best are compared with each other. */
const maxCandidates = 150;
/** Sentences that share so much say the same. */
const sameOverlap = 0.7;

interface Candidate {
  readonly read: ReadPassage;
  readonly sentence: ReadSentence;
  readonly position: number;
  readonly score: number;
}

/** How many sentences tell of so many messages: 2 of one, 5 of 10, 9 of 100, 13 of 1,000. */
export function summaryLength(messages: number): number {
  return 1 + Math.round(1.2 * Math.log2(messages + 1));
}

/**
 * The most telling sentences in the order in which they were said. A sentence tells much when its words are what the
 * conversation is about (the centroid of Radev et al., 2004), when others reacted or answered, when it names the
 * reader, decides or gives out work, and when it stands early in its message. What is alike to a better one, and
 * chatter, is left out (maximal marginal relevance, Carbonell and Goldstein, 1998).
 */
export async function* summarySentences(
  passages: readonly ReadPassage[],
  signal: AbortSignal,
): AsyncGenerator<Sentence> {
  const candidates = await rank(passages, signal);
  const chosen = choose(candidates, summaryLength(passages.length));
  chosen.sort((a, b) => a.read.index - b.read.index || a.position - b.position);
  for (const { read, sentence } of chosen) yield said(read, sentence.text);
}

/**
 * The passages that tell, in order; of more than `maxLength` characters the most telling ones. For a model that is
 * given only so much.
 */
export async function tellingPassages(
  passages: readonly ReadPassage[],
  maxLength: number,
  signal: AbortSignal,
): Promise<Passage[]> {
  const telling = passages.filter(({ sentences }) => sentences.some(({ chatter }) => !chatter));
  const room = (read: ReadPassage) => Math.min(read.passage.text.length, 2_000) + read.author.length + 80;
  if (telling.reduce((sum, read) => sum + room(read), 0) <= maxLength) return telling.map(({ passage }) => passage);
  const chosen = new Set<ReadPassage>();
  let left = maxLength;
  for (const { read } of await rank(telling, signal)) {
    if (chosen.has(read) || room(read) > left) continue;
    chosen.add(read);
    left -= room(read);
  }
  return telling.filter((read) => chosen.has(read)).map(({ passage }) => passage);
}

async function rank(passages: readonly ReadPassage[], signal: AbortSignal): Promise<Candidate[]> {
  const breath = new Breath();
  const weights = termWeights(passages);
  const replies = new Replies(passages);
  const candidates: Candidate[] = [];
  for (const read of passages) {
    await breath.take(signal);
    const liked = Math.log1p(read.passage.reactions) * 0.3 + Math.log1p(replies.to(read).length) * 0.3;
    const boost = 1 + liked + (read.passage.namesReader ? 0.4 : 0);
    for (const [position, sentence] of read.sentences.entries()) {
      if (sentence.chatter || sentence.terms.size < 2) continue;
      const score = topicality(sentence, weights) * boost * cueWeight(sentence.text) * (position === 0 ? 1.15 : 1);
      candidates.push({ read, sentence, position, score });
    }
  }
  if (candidates.length === 0) return shortest(passages);
  return candidates.sort((a, b) => b.score - a.score).slice(0, maxCandidates);
}

/** Nobody said much: what there is, chatter last. */
function shortest(passages: readonly ReadPassage[]): Candidate[] {
  return passages
    .flatMap((read) =>
      read.sentences.map((sentence, position) => ({ read, sentence, position, score: sentence.chatter ? 0.1 : 1 })),
    )
    .sort((a, b) => b.score - a.score)
    .slice(0, 2);
}

function choose(candidates: readonly Candidate[], length: number): Candidate[] {
  const chosen: Candidate[] = [];
  const left = [...candidates];
  while (chosen.length < length && left.length > 0) {
    let best = -1;
    let bestWorth = 0;
    for (const [place, candidate] of left.entries()) {
      const alike = Math.max(0, ...chosen.map((other) => overlap(candidate.sentence.terms, other.sentence.terms)));
      const sameMessage = chosen.filter(({ read }) => read === candidate.read).length;
      const worth = alike >= sameOverlap ? 0 : (candidate.score * (1 - 0.6 * alike)) / (1 + 0.5 * sameMessage);
      if (worth > bestWorth) [best, bestWorth] = [place, worth];
    }
    if (best < 0) break;
    chosen.push(...left.splice(best, 1));
  }
  return chosen;
}

/** What the conversation is about: terms of several messages weigh more, those of most of them less again. */
function termWeights(passages: readonly ReadPassage[]): ReadonlyMap<string, number> {
  const messagesWith = new Map<string, number>();
  for (const { sentences } of passages) {
    for (const term of new Set(sentences.flatMap(({ terms }) => [...terms]))) {
      messagesWith.set(term, (messagesWith.get(term) ?? 0) + 1);
    }
  }
  const weight = (messages: number) => Math.log1p(messages) * Math.log1p(passages.length / messages);
  return new Map([...messagesWith].map(([term, messages]) => [term, weight(messages)]));
}

/** The weights of its terms; long sentences gain ever less by more of them. */
function topicality({ terms, text }: ReadSentence, weights: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const term of terms) sum += weights.get(term) ?? 0;
  return (sum / (terms.size + 4)) * Math.min(1, 0.4 + terms.size / 10) * (text.length > 400 ? 0.6 : 1);
}

function cueWeight(text: string): number {
  const folded = fold(text.slice(0, 1_000));
  if (isDecision(folded)) return 1.6;
  if (isTask(folded)) return 1.3;
  return isQuestion(folded) ? 0.9 : 1;
}
