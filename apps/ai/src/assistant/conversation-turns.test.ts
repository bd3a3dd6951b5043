import type { MessageInitShape } from '@bufbuild/protobuf';
import { create } from '@bufbuild/protobuf';
import { Code } from '@connectrpc/connect';
import { expect, test } from '@jest/globals';
import { ConverseRequestSchema } from '@prosa/proto/ai';
import { ConversationTurns, stoppedByCaller } from './conversation-turns.ts';

type Init = MessageInitShape<typeof ConverseRequestSchema>;
const question = (text: string): Init => ({ turn: { case: 'question', value: { text } } });
const cancel: Init = { turn: { case: 'cancel', value: {} } };

/** The questions in order, each with why it was stopped, when all requests have come. */
async function turnsOf(...requests: Init[]): Promise<[string, unknown][]> {
  const turns: [string, unknown][] = [];
  const { signal } = new AbortController();
  for await (const turn of new ConversationTurns(stream(requests), signal)) {
    await new Promise((resolve) => setImmediate(resolve));
    turns.push([turn.question.text, turn.signal.reason]);
  }
  return turns;
}

test('questions are answered in the order in which they came, a cancel stops the one under way', async () => {
  expect(await turnsOf(question('a'), question('b'), cancel, question('c'))).toEqual([
    ['a', stoppedByCaller],
    ['b', undefined],
    ['c', undefined],
  ]);
});

test('a cancel of nothing does nothing', async () => {
  expect(await turnsOf(cancel, question('a'))).toEqual([['a', undefined]]);
});

test('more questions than may wait end the conversation', async () => {
  const many = Array.from({ length: 7 }, (_, n) => question(`${n}`));
  await expect(turnsOf(...many)).rejects.toMatchObject({ code: Code.ResourceExhausted });
});

test('a failure of the requests stops the turn and is thrown', async () => {
  const failure = new Error('connection lost');
  const broken = (async function* () {
    yield create(ConverseRequestSchema, question('a'));
    throw failure;
  })();
  const reasons: unknown[] = [];
  const reading = (async () => {
    for await (const { signal } of new ConversationTurns(broken, new AbortController().signal)) {
      await new Promise((resolve) => setImmediate(resolve));
      reasons.push(signal.reason);
    }
  })();
  await expect(reading).rejects.toBe(failure);
  expect(reasons).toEqual([failure]);
});

async function* stream(requests: readonly Init[]) {
  for (const request of requests) yield create(ConverseRequestSchema, request);
}
