import { describe, expect, test } from '@jest/globals';
import { PointKind, type Passage } from '@prosa/proto/ai';
import { conversation, messageId } from '../../testing/conversation.ts';
import { english, portuguese } from '../../testing/two-languages.ts';
import { findPoints } from './points.ts';
import { readPassages } from './read-passages.ts';

const { signal } = new AbortController();

describe.each([
  ['English', english],
  ['Portuguese', portuguese],
])('points of a conversation in %s', (_, passages) => {
  test('are tasks, decisions, open questions and what waits for the reader, in the words of the message', async () => {
    expect((await points(passages)).map(({ kind, messageId }) => [kind, messageId])).toEqual([
      [PointKind.TASK, messageId(6)],
      // Proposed and agreed to.
      [PointKind.DECISION, messageId(8)],
      [PointKind.QUESTION, messageId(10)],
      [PointKind.FOR_READER, messageId(11)],
      // Said twice, told once.
      [PointKind.DECISION, messageId(13)],
    ]);
  });
});

test.each([
  ['a reply', conversation(['Ana', 'Where is the key of the car?'], ['Ben', 'On the shelf', { replyTo: 1 }]), 0],
  [
    'the next message speaks of it',
    conversation(['Ana', 'Onde está a chave do carro?'], ['Beto', 'A chave? Na gaveta'], ['Caio', 'ok']),
    0,
  ],
  ['a yes right below', conversation(['Ana', 'O servidor novo chegou?'], ['Beto', 'Sim']), 0],
  ['the asker goes on', conversation(['Ana', 'Where is the key of the car?'], ['Ana', 'The key of the blue car']), 1],
  ['a question back', conversation(['Ana', 'Where is the key of the car?'], ['Ben', 'Which car?', { replyTo: 1 }]), 1],
  ['small talk', conversation(['Ana', 'Tudo bem?'], ['Ben', 'How are you all doing?']), 0],
])('a question is open until somebody else answers: %s', async (_, passages, open) => {
  expect((await points(passages)).filter(({ kind }) => kind === PointKind.QUESTION)).toHaveLength(open);
});

test('what the reader has replied to does not wait for them, nor does what they wrote', async () => {
  const asked = (extras = {}): Passage[] =>
    conversation(
      ['Ana', '@dora can you send me the contract?', { namesReader: true }],
      ['Dora', 'sent it just now', { byReader: true, ...extras }],
      ['Dora', '@all please fill in the survey', { namesReader: true, byReader: true }],
    );
  const waiting = async (passages: Passage[]) =>
    (await points(passages)).filter(({ kind }) => kind === PointKind.FOR_READER).map(({ text }) => text);
  expect(await waiting(asked())).toEqual(['@dora can you send me the contract?']);
  expect(await waiting(asked({ replyTo: 1 }))).toEqual([]);
});

test.each([
  ['We have not decided on the date of the party.', []],
  ['Ainda não foi decidida a data da festa.', []],
  ['Decision: we use the blue theme.', [PointKind.DECISION]],
  ['Batemos o martelo: tema azul no aplicativo.', [PointKind.DECISION]],
  ['Please update the address on the invoice', [PointKind.TASK]],
  ['Preciso que alguém atualize o endereço da fatura', [PointKind.TASK]],
  ['The train was late and it rained.', []],
])('%j', async (text, kinds) => {
  expect((await points(conversation(['Ana', text]))).map(({ kind }) => kind)).toEqual(kinds);
});

async function points(passages: readonly Passage[]) {
  return findPoints(await readPassages(passages, signal), signal);
}
