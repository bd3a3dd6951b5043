/** The engine against a real HTTP server, seen through the real service. */
import type { MessageInitShape } from '@bufbuild/protobuf';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { EngineState, type ConverseRequestSchema, type Passage } from '@prosa/proto/ai';
import { assistantOverGrpc, openAiSettings, type AssistantOverGrpc } from '../../testing/assistant-over-grpc.ts';
import { collect } from '../../testing/collect.ts';
import { messageId } from '../../testing/conversation.ts';
import { OpenAiServer, type Answering } from '../../testing/openai-server.ts';
import { Outbox } from '../../testing/outbox.ts';
import { english, portuguese } from '../../testing/two-languages.ts';

let server: OpenAiServer;
let assistant: AssistantOverGrpc;

beforeEach(async () => {
  server = await OpenAiServer.start();
  assistant = await assistantOverGrpc(openAiSettings(server.url));
});

afterEach(async () => {
  await assistant.close();
  server.close();
});

describe('an answer of a model', () => {
  test('comes sentence by sentence, with the sources it cites and without their numbers', async () => {
    server.answering = (answer) =>
      answer.text('**Ana** said the disk ran full [5]. Caio removes the old backups [6]. The moon is green.');
    const answers = await ask('What happened?', english);
    expect(textOf(answers)).toBe('Ana said the disk ran full. Caio removes the old backups.');
    const sources = answers.flatMap((answer) => answer.sources);
    expect(sources).toMatchObject([
      { messageId: messageId(5), quote: english[4]?.text, start: 0, end: 27 },
      { messageId: messageId(6), quote: english[5]?.text, start: 28, end: 57 },
    ]);
    expect(answers.at(-1)).toMatchObject({
      done: true,
      engine: 'openai',
      made: { engine: 'openai', fallback: false, sentencesDropped: 1, tokens: 100 },
    });
  });

  test('is asked for with instructions apart from the messages, the model, the key and a limit', async () => {
    server.answering = (answer) => answer.text('NONE');
    const answers = await ask('Why?', english);
    expect([textOf(answers), answers.at(-1)?.made?.fallback]).toEqual(['', false]);
    const [asked] = server.asked;
    expect(asked).toMatchObject({ model: 'test-model', max_tokens: 300, authorization: 'Bearer sk-test' });
    const [system, user] = asked?.messages ?? [];
    expect([system?.role, user?.role]).toEqual(['system', 'user']);
    for (const { text } of english) expect(system?.content).not.toContain(text);
    const lines = user?.content.split('\n') ?? [];
    expect(lines[0]).toMatch(/^BEGIN [0-9a-f]{12}$/);
    expect(JSON.parse(lines[5] ?? '')).toEqual({ n: 5, who: 'Ana', answers: 4, said: english[4]?.text });
    expect(lines.at(-2)).toBe('{"question":"Why?"}');
    expect(lines.at(-1)).toBe(lines[0]?.replace('BEGIN', 'END'));
  });

  test('knows what was asked before in the same conversation', async () => {
    server.answering = (answer) => answer.text('The disk ran full [5].');
    await collect(assistant.client.converse(stream(question('What broke?', english), question('And why?', english))));
    expect(server.asked[1]?.messages[1]?.content).toContain(
      '{"askedBefore":"What broke?","answered":"The disk ran full."}',
    );
  });

  test('is stopped by a cancel while it grows; the next question is answered', async () => {
    let hungUp = (): void => undefined;
    const hangUp = new Promise<void>((resolve) => (hungUp = resolve));
    server.answering = (answer) => {
      answer.response.on('close', hungUp);
      answer.pieces('The disk ran full [5]. Caio rem');
    };
    const up = new Outbox<ConverseInit>();
    const down = assistant.client.converse(up)[Symbol.asyncIterator]();
    up.send(question('What happened?', english));
    expect((await down.next()).value).toMatchObject({ textDelta: 'The disk ran full.' });
    up.send({ turn: { case: 'cancel', value: {} } });
    expect((await down.next()).value).toMatchObject({ done: true, made: { stopped: true, fallback: false } });
    await hangUp;
    server.answering = (answer) => answer.text('They keep the old logo [12].');
    up.send(question('And the logo?', english));
    expect((await down.next()).value).toMatchObject({ textDelta: 'They keep the old logo.' });
    expect((await down.next()).value).toMatchObject({ done: true, made: { stopped: false } });
    up.end();
    expect(await down.next()).toMatchObject({ done: true });
  });
});

describe('when the server fails', () => {
  const broken: [what: string, answering: Answering][] = [
    ['401', (answer) => answer.refuse(401)],
    ['429', (answer) => answer.refuse(429)],
    ['500', (answer) => answer.refuse(500)],
    [
      'a redirect to elsewhere',
      ({ response }) => void response.writeHead(307, { location: 'http://127.0.0.1:1/' }).end(),
    ],
    [
      'garbage',
      ({ response }) => void response.writeHead(200, { 'content-type': 'text/event-stream' }).end('data: {{{\n\n'),
    ],
    [
      'a web page',
      ({ response }) => void response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Hello</html>'),
    ],
    ['a hang-up at once', ({ response }) => void response.destroy()],
    ['only sentences without sources', (answer) => answer.text('The moon is green. It is made of cheese [99].')],
  ];
  test.each(broken)('%s: the answer is that of the rules and says so', async (_, answering) => {
    server.answering = answering;
    const answers = await ask('When is the launch?', english);
    expect(textOf(answers)).toBe('Ana: Should we move the launch to Friday?\nBen: Agreed');
    expect(answers.at(-1)).toMatchObject({ engine: 'builtin', made: { engine: 'builtin', fallback: true } });
  });

  test('in the middle: what was shown stays, the rules go on with other messages', async () => {
    server.answering = (answer) => {
      answer.pieces('Ana proposes Friday for the launch [8]. Ben agr');
      answer.response.end();
    };
    const answers = await ask('When is the launch?', english);
    expect(textOf(answers)).toBe('Ana proposes Friday for the launch.\nBen: Agreed');
    expect(answers.at(-1)?.made).toMatchObject({ engine: 'builtin', fallback: true });
  });

  test('a summary and replies fall back as well', async () => {
    const summary = await collect(assistant.client.summarize({ passages: portuguese }));
    expect(textOf(summary)).toContain('Caio: Vou apagar os backups antigos hoje');
    expect(summary.at(-1)).toMatchObject({ done: true, engine: 'builtin', made: { fallback: true } });
    const passages = [{ messageId: messageId(1), author: 'Ana', text: 'Bora almoçar?' }];
    const examples = [{ text: 'Bora almoçar', reply: 'Bora!' }];
    const replies = await assistant.client.suggestReplies({ passages, examples });
    expect(replies).toMatchObject({ suggestions: ['Bora!'], made: { engine: 'builtin', fallback: true } });
  });

  test('three times, it is left alone and said to be failing', async () => {
    expect(await states()).toEqual([EngineState.READY, EngineState.READY]);
    for (let n = 0; n < 5; n++) await ask('When is the launch?', english);
    expect(server.asked).toHaveLength(3);
    expect(await states()).toEqual([EngineState.FAILING, EngineState.READY]);
  });
});

describe('when the server is slow', () => {
  test.each([
    ['to begin with', ''],
    ['between tokens', 'Ana prop'],
  ])('%s, the rules answer', async (_, begun) => {
    const hasty = await assistantOverGrpc(openAiSettings(server.url, 300, 300));
    server.answering = (answer) => answer.pieces(begun);
    const answers = await collect(hasty.client.converse(stream(question('When is the launch?', english))));
    expect(textOf(answers)).toBe('Ana: Should we move the launch to Friday?\nBen: Agreed');
    expect(answers.at(-1)?.made?.fallback).toBe(true);
    await hasty.close();
  });
});

test('a model that never stops is stopped', async () => {
  let closed = (): void => undefined;
  const hangUp = new Promise<void>((resolve) => (closed = resolve));
  server.answering = async (answer) => {
    answer.response.on('close', closed);
    while (!answer.response.closed) {
      answer.pieces('The disk ran full [5]. ');
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  const answers = await ask('What happened?', english);
  // Said again and again, shown once.
  expect(textOf(answers)).toBe('The disk ran full.');
  await hangUp;
});

test('the engines are told with model and address', async () => {
  const { engines } = await assistant.client.getEngines({});
  expect(engines.map(({ name, model, address }) => [name, model, address])).toEqual([
    ['openai', 'test-model', server.address],
    ['builtin', '', ''],
  ]);
});

type ConverseInit = MessageInitShape<typeof ConverseRequestSchema>;

function question(text: string, passages: readonly Passage[]): ConverseInit {
  return { turn: { case: 'question', value: { text, passages: [...passages] } } };
}

function ask(text: string, passages: readonly Passage[]) {
  return collect(assistant.client.converse(stream(question(text, passages))));
}

async function states(): Promise<EngineState[]> {
  return (await assistant.client.getEngines({})).engines.map(({ state }) => state);
}

function textOf(answers: readonly { textDelta: string }[]): string {
  return answers.map(({ textDelta }) => textDelta).join('');
}

async function* stream<T>(...values: T[]): AsyncGenerator<T> {
  yield* values;
}
