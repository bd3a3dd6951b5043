import { describe, expect, test } from '@jest/globals';
import type { Passage } from '@prosa/proto/ai';
import { collect } from '../../testing/collect.ts';
import { conversation } from '../../testing/conversation.ts';
import { english, portuguese } from '../../testing/two-languages.ts';
import type { EarlierTurn, Sentence } from '../engine.ts';
import { BuiltinEngine } from './builtin-engine.ts';

const engine = new BuiltinEngine();
const tally = { sentencesDropped: 0, tokens: 0 };
const { signal } = new AbortController();

describe('a summary', () => {
  test.each([
    ['English', english, /Good morning|Morning|lol|^ok$/m],
    ['Portuguese', portuguese, /[Bb]om dia|kkk|^ok$/m],
  ])('in %s tells what matters in order, without chatter', async (_, passages, chatter) => {
    const sentences = await summarize(passages);
    const texts = sentences.map(({ text }) => text);
    expect(texts).toHaveLength(6);
    expect(texts.join('\n')).not.toMatch(chatter);
    const places = sentences.map(({ quotes }) => passages.findIndex((p) => p.messageId === quotes[0]?.messageId));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    // The failure, its cause, and of the two that say the same of the logo only one.
    expect(places).toEqual(expect.arrayContaining([2, 4]));
    expect(places.filter((place) => place === 11 || place === 12)).toHaveLength(1);
  });

  test('quotes what stands in the message and says who said it', async () => {
    for (const { text, quotes } of await summarize(english)) {
      const [{ messageId = '', quote = '' } = {}] = quotes;
      const passage = english.find((found) => found.messageId === messageId);
      expect(passage?.text).toContain(quote);
      expect(text).toBe(`${passage?.author}: ${quote}`);
    }
  });

  test('grows slowly', async () => {
    const many = Array.from({ length: 400 }, (_, n): [string, string] => [
      `P${n % 7}`,
      `Topic ${n} concerns ${words(n)} and ${words(n + 31)} in region ${n % 13}.`,
    ]);
    const lengths = await Promise.all(
      [4, 40, 400].map(async (length) => (await summarize(conversation(...many.slice(0, length)))).length),
    );
    expect(lengths).toEqual([4, 7, 11]);
  });

  test('of nothing but chatter is short, and of one word is that word', async () => {
    expect(await textsOf(summarize(conversation(['Ana', 'bom dia!'], ['Beto', 'oi'], ['Ana', 'kkkk'])))).toHaveLength(
      2,
    );
    expect(await textsOf(summarize(conversation(['Ana', 'Olá'])))).toEqual(['Ana: Olá']);
  });

  test('of emoji alone is empty', async () => {
    expect(await summarize(conversation(['Ana', '🎉🎉']))).toEqual([]);
  });
});

describe('an answer', () => {
  test.each([
    [
      english,
      'Why did the migration fail?',
      ['Ana: The migration of the database failed last night, see https://ci.example.org/42.'],
    ],
    [english, 'When is the launch?', ['Ana: Should we move the launch to Friday?', 'Ben: Agreed']],
    [
      english,
      'who removes the backups',
      ['Caio: I will remove the old backups today and add an alert for disk space.'],
    ],
    [english, 'What is the capital of France?', []],
    [portuguese, 'Quando é o lançamento?', ['Ana: Que tal passar o lançamento para sexta?', 'Beto: Fechado!']],
    [
      portuguese,
      'quem vai apagar os backups?',
      ['Caio: Vou apagar os backups antigos hoje e criar um alerta de espaço em disco.'],
    ],
    [portuguese, 'O que ficou decidido do logo?', ['Beto: Ficou decidido que o logo antigo continua.']],
    [portuguese, 'Qual é a capital da França?', []],
  ])('%#: %s', async (passages, question, expected) => {
    expect((await answer(question, passages)).slice(0, Math.max(1, expected.length))).toEqual(expected);
  });

  test('a follow-up leans on the question before it', async () => {
    expect(await answer('and when?', english)).toEqual([]);
    const earlier = [{ question: 'What about the launch?', answer: '' }];
    expect((await answer('and when?', english, earlier))[0]).toBe('Ana: Should we move the launch to Friday?');
    const antes = [{ question: 'E a fatura da hospedagem?', answer: '' }];
    expect((await answer('quem confere isso?', portuguese, antes))[0]).toContain('conferir a fatura');
  });

  test('a message with the same question is no answer, its reply is', async () => {
    const passages = conversation(
      ['Ana', 'What is the password policy?'],
      ['Ben', 'At least twelve letters.', { replyTo: 1 }],
      ['Caio', 'what is the password policy??'],
    );
    expect(await answer('What is the password policy?', passages)).toEqual(['Ben: At least twelve letters.']);
  });
});

describe('replies', () => {
  const examples = [
    { text: 'Can you review my change?', reply: 'On it!' },
    { text: 'Could you review the change please?', reply: 'on it' },
    { text: 'can you review this change for me', reply: 'Give me a minute' },
    { text: 'Can you review this change?', reply: 'Pode deixar comigo, olho agora' },
    { text: 'Lunch?', reply: 'Coming!' },
  ];
  test('are those of alike messages, often given ones first, in the language of the message', async () => {
    const passages = conversation(['Ana', 'Can you review my change?']);
    expect(await engine.suggestReplies({ passages, examples })).toEqual(['On it!', 'Give me a minute']);
  });

  test('are none when no message was alike', async () => {
    expect(await engine.suggestReplies({ passages: conversation(['Ana', 'The server is down']), examples })).toEqual(
      [],
    );
  });
});

async function summarize(passages: readonly Passage[]): Promise<Sentence[]> {
  return collect(engine.summarize(passages, tally, signal));
}

async function answer(text: string, passages: readonly Passage[], earlier: EarlierTurn[] = []): Promise<string[]> {
  return textsOf(collect(engine.answer({ text, passages, earlier }, tally, signal)));
}

async function textsOf(sentences: Promise<readonly Sentence[]>): Promise<string[]> {
  return (await sentences).map(({ text }) => text);
}

/** A made-up word of a number. */
function words(n: number): string {
  return [...(n * 7919 + 12345).toString(5)].map((digit) => ['ba', 'ro', 'lim', 'tek', 'su'][Number(digit)]).join('');
}
