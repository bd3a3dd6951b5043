import { PointKind } from '@prosa/proto/ai';
import { Breath } from '../../language/breath.ts';
import { fold } from '../../language/fold.ts';
import { overlap } from '../../language/likeness.ts';
import { shorten } from '../quote.ts';
import { isAssent, isDecision, isProposal, isQuestion, isTask } from './cues.ts';
import type { ReadPassage, ReadSentence } from './read-passages.ts';
import { Replies } from './replies.ts';

/** Points of one kind; the newest count. */
const maxOfKind = 8;
/** Points of one kind that share so many words say the same. */
const sameOverlap = 0.8;
/** So many messages after a question are looked through for its answer. */
const answerWindow = 12;

/** Something to point out: a sentence as it was said. */
export interface FoundPoint {
  readonly kind: PointKind;
  /** At most 300 characters. */
  readonly text: string;
  readonly messageId: string;
}

/** What waits for the reader, was decided, is to be done or is open, in the order in which it was said; each once. */
export async function findPoints(passages: readonly ReadPassage[], signal: AbortSignal): Promise<FoundPoint[]> {
  const breath = new Breath();
  const replies = new Replies(passages);
  const found = new Map<ReadSentence, FoundPoint>();
  for (const read of passages) {
    await breath.take(signal);
    for (const [sentence, point] of pointsOf(read, passages, replies)) found.set(sentence, point);
  }
  return newest(found);
}

function* pointsOf(
  read: ReadPassage,
  passages: readonly ReadPassage[],
  replies: Replies,
): Generator<[ReadSentence, FoundPoint]> {
  const proposal = agreedProposal(read, replies);
  if (proposal) yield [proposal.sentence, point(PointKind.DECISION, proposal.read, proposal.sentence)];
  const waits = waitsForReader(read, passages, replies);
  for (const sentence of read.sentences) {
    const kind = waits === sentence ? PointKind.FOR_READER : kindOf(sentence, read, passages, replies);
    if (kind !== undefined) yield [sentence, point(kind, read, sentence)];
  }
}

function kindOf(
  sentence: ReadSentence,
  read: ReadPassage,
  passages: readonly ReadPassage[],
  replies: Replies,
): PointKind | undefined {
  if (sentence.chatter || sentence.terms.size < 2) return undefined;
  const folded = fold(sentence.text.slice(0, 1_000));
  if (isDecision(folded)) return PointKind.DECISION;
  const question = isQuestion(folded);
  if (isTask(folded) && !(question && wasAnswered(sentence, read, passages, replies, isRefusal))) return PointKind.TASK;
  if (question && !wasAnswered(sentence, read, passages, replies)) return PointKind.QUESTION;
  return undefined;
}

/** "Que tal sexta?" – "Fechado!": what was proposed is what was decided. */
function agreedProposal(
  read: ReadPassage,
  replies: Replies,
): { read: ReadPassage; sentence: ReadSentence } | undefined {
  const parent = replies.parentOf(read);
  const [first] = read.sentences;
  if (!parent || !first || parent.passage.author === read.passage.author || !isAssent(fold(first.text)))
    return undefined;
  const sentence = parent.sentences.find(
    ({ text, terms, chatter }) => !chatter && terms.size >= 2 && isProposal(fold(text)) && !isTask(fold(text)),
  );
  return sentence && { read: parent, sentence };
}

/** The sentence for the reader: what is asked of them, else the first that tells; none when they have reacted to it. */
function waitsForReader(
  read: ReadPassage,
  passages: readonly ReadPassage[],
  replies: Replies,
): ReadSentence | undefined {
  const { passage, sentences, index } = read;
  if (!passage.namesReader || passage.byReader) return undefined;
  if (replies.to(read).some((reply) => reply.passage.byReader)) return undefined;
  const mentioned = new Set(sentences.flatMap(({ terms }) => [...terms]));
  const later = passages.slice(index + 1, index + 1 + answerWindow).filter((other) => other.passage.byReader);
  if (later.some((other) => !answersAnother(other, passage.messageId) && concerns(other, mentioned))) return undefined;
  const telling = sentences.filter(({ chatter }) => !chatter);
  return telling.find(({ text }) => isQuestion(fold(text)) || isTask(fold(text))) ?? telling[0];
}

function answersAnother({ passage }: ReadPassage, messageId: string): boolean {
  return passage.replyToMessageId !== '' && passage.replyToMessageId !== messageId;
}

function wasAnswered(
  sentence: ReadSentence,
  read: ReadPassage,
  passages: readonly ReadPassage[],
  replies: Replies,
  counts: (reply: ReadPassage) => boolean = () => true,
): boolean {
  const { messageId, author } = read.passage;
  const byOther = (other: ReadPassage) => other.passage.author !== author && counts(other);
  if (replies.to(read).some((reply) => byOther(reply) && !onlyAsks(reply))) return true;
  return passages.slice(read.index + 1, read.index + 1 + answerWindow).some(
    (other, distance) =>
      byOther(other) &&
      !answersAnother(other, messageId) &&
      !onlyAsks(other) &&
      // Right below it a yes, a no or a shared word will do; further down it has to speak of the same.
      (concerns(other, sentence.terms) || (distance === 0 && saysYesOrNo(other))),
  );
}

function concerns(other: ReadPassage, terms: ReadonlySet<string>): boolean {
  return other.sentences.some((sentence) => overlap(sentence.terms, terms) >= 0.34);
}

function onlyAsks({ sentences }: ReadPassage): boolean {
  return sentences.every(({ text }) => /\?\s*$/.test(text));
}

function saysYesOrNo({ sentences: [first] }: ReadPassage): boolean {
  return (
    first !== undefined && /^(?:yes|no|nope|yep|yeah|sure|sim|nao|claro|ja|ainda nao|not yet)\b/.test(fold(first.text))
  );
}

/** "Can you …?" – "No": then it is nobody's task. */
function isRefusal({ sentences: [first] }: ReadPassage): boolean {
  return first !== undefined && /^(?:no|nope|sorry|can't|i can't|nao|desculpa|infelizmente)\b/.test(fold(first.text));
}

function point(kind: PointKind, { passage }: ReadPassage, { text }: ReadSentence): FoundPoint {
  return { kind, text: shorten(text), messageId: passage.messageId };
}

/** The newest of each kind, in the order in which they were said; of those that say the same the newest. */
function newest(points: ReadonlyMap<ReadSentence, FoundPoint>): FoundPoint[] {
  const kept: [ReadSentence, FoundPoint][] = [];
  for (const [sentence, found] of [...points].reverse()) {
    const alike = kept.filter(([, { kind }]) => kind === found.kind);
    if (alike.length >= maxOfKind) continue;
    if (alike.some(([other]) => overlap(other.terms, sentence.terms) >= sameOverlap)) continue;
    kept.push([sentence, found]);
  }
  return kept.reverse().map(([, found]) => found);
}
