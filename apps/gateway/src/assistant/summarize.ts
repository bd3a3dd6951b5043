import type { MessageInitShape } from '@bufbuild/protobuf';
import type { CallOptions } from '@connectrpc/connect';
import { type Point, PointKind as AiPointKind } from '@prosa/proto/ai';
import {
  PointKind,
  type SummarizeRequest,
  type SummarizeResponseSchema,
  type SummaryPointSchema,
} from '@prosa/proto/chat';
import type { ReadablePassage } from '@prosa/proto/persistence';
import { aiFailure } from './ai-failures.ts';
import { AnswerText, toDone } from './answer-text.ts';
import type { AssistantBackend } from './assistant-backend.ts';
import { within } from './conversation.ts';
import { PlainText } from './plain-text.ts';
import { Sources, toAiPassage } from './sources.ts';

const MAX_MESSAGES = 1_000;
const PAGE = 200;
const SILENCE_MS = 60_000;
const MAX_POINTS = 200;
const MAX_POINT_LENGTH = 300;

type SummaryPiece = MessageInitShape<typeof SummarizeResponseSchema>;

/** Shortens a part of a room for a person. Throws what persistence refuses with, and AI_UNAVAILABLE. */
export async function* summarize(
  backend: AssistantBackend,
  userId: string,
  request: SummarizeRequest,
  options: CallOptions & { signal: AbortSignal },
): AsyncGenerator<SummaryPiece> {
  const startedAt = performance.now();
  const ai = await backend.engines.require();
  const passages = await read(backend, userId, request, options);
  const sources = new Sources();
  sources.add(passages);
  const text = new AnswerText(sources);
  const plain = new PlainText(sources.texts);
  const ended = new AbortController();
  const signal = AbortSignal.any([options.signal, ended.signal]);
  try {
    const call = ai.summarize({ passages: passages.map(toAiPassage) }, { ...options, timeoutMs: undefined, signal });
    const responses = call[Symbol.asyncIterator]();
    for (let points = 0; ;) {
      const result = await within(responses.next(), SILENCE_MS, options.signal);
      if (result.done) return;
      const response = result.value;
      const shown = response.points
        .flatMap((point) => toPoint(point, sources, plain) ?? [])
        .slice(0, MAX_POINTS - points);
      points += shown.length;
      const { textDelta, citations } = text.take(response);
      const piece: SummaryPiece = { textDelta, citations, points: shown };
      if (response.done) {
        backend.spent(userId, response.made?.tokens ?? 0);
        const done = toDone(response.made, { messagesRead: passages.length, startedAt });
        yield { ...piece, textDelta: textDelta + text.end(), done };
        return;
      }
      if (textDelta !== '' || citations.length > 0 || shown.length > 0) yield piece;
    }
  } catch (reason) {
    throw aiFailure(reason, options.signal);
  } finally {
    ended.abort();
  }
}

/** The newest messages of the part, oldest first. */
async function read(
  { persistence }: AssistantBackend,
  actorId: string,
  request: SummarizeRequest,
  options: CallOptions,
): Promise<ReadablePassage[]> {
  const passages: ReadablePassage[] = [];
  for (let beforeSeq = 0n; ;) {
    const limit = Math.min(PAGE, MAX_MESSAGES - passages.length);
    const page = await persistence.readForSummary({ actorId, request, beforeSeq, limit }, options);
    passages.unshift(...page.passages);
    beforeSeq = page.beforeSeq;
    if (beforeSeq === 0n || passages.length >= MAX_MESSAGES) return passages;
  }
}

const kinds: Readonly<Record<AiPointKind, PointKind>> = {
  [AiPointKind.UNSPECIFIED]: PointKind.UNSPECIFIED,
  [AiPointKind.QUESTION]: PointKind.QUESTION,
  [AiPointKind.DECISION]: PointKind.DECISION,
  [AiPointKind.TASK]: PointKind.TASK,
  [AiPointKind.FOR_READER]: PointKind.FOR_YOU,
};

/** A point that rests on a message that was given; undefined: it does not. */
function toPoint(
  { kind, text, messageId }: Point,
  sources: Sources,
  plain: PlainText,
): MessageInitShape<typeof SummaryPointSchema> | undefined {
  const citation = sources.citation({ messageId, quote: '', start: 0, end: 0 });
  if (citation === undefined) return undefined;
  const shown = plain.push(text) + plain.end();
  return { kind: kinds[kind], text: [...shown].slice(0, MAX_POINT_LENGTH).join(''), citation };
}
