import type { MessageInitShape } from '@bufbuild/protobuf';
import type { ConverseRequest, ConverseResponseSchema } from '@prosa/proto/ai';
import { setImmediate } from 'node:timers/promises';
import type { EarlierTurn } from '../engines/engine.ts';
import type { EngineLine } from '../engines/engine-line.ts';
import { ConversationTurns, stoppedByCaller, type Turn } from './conversation-turns.ts';
import { TextLayout } from './text-layout.ts';

type Response = MessageInitShape<typeof ConverseResponseSchema>;

/** Turns that are remembered for the next question. */
const maxEarlierTurns = 6;
/** Characters of an answer that are remembered. */
const maxEarlierAnswer = 2_000;

/**
 * A conversation: after each question text with sources, then one response that is done. No text means that no passage
 * answers. What was asked before stays known as long as the stream does; a stopped turn is done with `made.stopped`.
 */
export async function* converse(
  engines: EngineLine,
  requests: AsyncIterable<ConverseRequest>,
  callSignal: AbortSignal,
): AsyncGenerator<Response> {
  const earlier: EarlierTurn[] = [];
  for await (const turn of new ConversationTurns(requests, callSignal)) {
    const answer = yield* answerTurn(engines, turn, [...earlier]);
    earlier.push({ question: turn.question.text, answer: answer.slice(0, maxEarlierAnswer) });
    if (earlier.length > maxEarlierTurns) earlier.shift();
  }
}

/** Answers one question; gives the whole text. */
async function* answerTurn(
  engines: EngineLine,
  { question, signal }: Turn,
  earlier: readonly EarlierTurn[],
): AsyncGenerator<Response, string> {
  const work = engines.newWork();
  const layout = new TextLayout();
  let stopped = false;
  try {
    const asked = { text: question.text, passages: question.passages, earlier };
    for await (const sentence of engines.answer(asked, work, signal)) {
      signal.throwIfAborted();
      yield layout.add(sentence);
      // A cancel that has come in by now is heard before the next sentence.
      await setImmediate();
    }
    signal.throwIfAborted();
  } catch (reason) {
    if (signal.reason !== stoppedByCaller) throw reason;
    stopped = true;
  }
  yield { done: true, engine: work.engine, made: { ...work, stopped } };
  return layout.text;
}
