/** The whole service as a process, from its sources and as the bundle, over real gRPC. */
import { Code, ConnectError, createClient } from '@connectrpc/connect';
import { createGrpcTransport, Health, ServerReflection, ServingStatus, type GrpcTransport } from '@prosa/grpc';
import { AssistantService, ModelService } from '@prosa/proto/ai';
import { BadRequestSchema } from '@prosa/proto/rpc';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';

const root = resolve(import.meta.dirname, '../../..');
const passage = { messageId: '0197a3a0-0000-7000-8000-000000000001', author: 'Ana', text: 'Olá' };

describe.each([
  ['sources', 'apps/ai/src/main.ts'],
  ['bundle', 'dist/apps/ai/main.mjs'],
])('the ai service from its %s', (_, entry) => {
  let service: ChildProcess;
  let transport: GrpcTransport;

  beforeAll(async () => {
    service = start(entry, { AI_LISTEN: '127.0.0.1:0' });
    transport = createGrpcTransport({ addresses: [await listeningAddress(service)] });
  });

  afterAll(() => {
    transport.close();
    service.kill('SIGKILL');
  });

  test('is healthy', async () => {
    const health = createClient(Health, transport);
    expect(await health.check({})).toMatchObject({ status: ServingStatus.SERVING });
    expect(await health.check({ service: 'prosa.ai.v1.ModelService' })).toMatchObject({
      status: ServingStatus.SERVING,
    });
  });

  test('tells its services by reflection', async () => {
    const answers = createClient(ServerReflection, transport).serverReflectionInfo(
      stream({ messageRequest: { case: 'listServices', value: '' } }),
    );
    const names: string[] = [];
    for await (const { messageResponse } of answers) {
      if (messageResponse.case === 'listServicesResponse') {
        names.push(...messageResponse.value.service.map(({ name }) => name));
      }
    }
    expect(names).toEqual([
      'prosa.ai.v1.ModelService',
      'prosa.ai.v1.AssistantService',
      'grpc.health.v1.Health',
      'grpc.reflection.v1.ServerReflection',
    ]);
  });

  test('learns labels in a thread of its own and answers meanwhile', async () => {
    const model = createClient(ModelService, transport);
    const examples = [
      ...['the upload fails', 'it crashes at the start', 'the page shows an error', 'search is broken again'],
      ...['thank you', 'great work everybody', 'thanks, that was quick', 'this looks great'],
    ].map((input, place) => ({ modelId: 'm', input, expectedOutput: place < 4 ? 'bug' : 'praise' }));
    const training = model.trainModel(stream(...examples));
    expect(await errorOf(model.predict({ modelId: 'm', input: 'too early' }))).toMatchObject({ code: Code.NotFound });
    expect(await training).toMatchObject({ modelId: 'm', version: { version: 1, examples: 8 } });
    expect(await model.predict({ modelId: 'm', input: 'Search CRASHES again' })).toMatchObject({ prediction: 'bug' });
    expect(await model.predict({ modelId: 'm', input: 'great, thanks' })).toMatchObject({ prediction: 'praise' });
  });

  test('answers from what it is given, with sources, without any setting', async () => {
    const assistant = createClient(AssistantService, transport);
    const said = { ...passage, text: 'A reunião passou para quinta às 15h.' };
    const question = { turn: { case: 'question' as const, value: { text: 'Quando é a reunião?', passages: [said] } } };
    const answer = await collect(assistant.converse(stream(question)));
    expect(answer.map(({ textDelta }) => textDelta).join('')).toBe('Ana: A reunião passou para quinta às 15h.');
    expect(answer[0]?.sources).toMatchObject([{ messageId: said.messageId, quote: said.text, start: 0, end: 41 }]);
    expect(answer.at(-1)).toMatchObject({ done: true, engine: 'builtin', made: { fallback: false, tokens: 0 } });

    const summary = await collect(assistant.summarize({ passages: [said] }));
    expect(summary.map(({ textDelta }) => textDelta).join('')).toBe('Ana: A reunião passou para quinta às 15h.');
    expect(summary.at(-1)).toMatchObject({ done: true, engine: 'builtin' });

    const examples = [{ text: 'A reunião passou para sexta.', reply: 'Combinado!' }];
    expect(await assistant.suggestReplies({ passages: [said], examples })).toMatchObject({
      suggestions: ['Combinado!'],
    });
    expect(await assistant.getEngines({})).toMatchObject({ engines: [{ name: 'builtin', model: '', address: '' }] });
  });

  test('refuses bad input first and names the field, whatever the kind of call', async () => {
    const model = createClient(ModelService, transport);
    const assistant = createClient(AssistantService, transport);
    const errors = await Promise.all([
      errorOf(model.predict({ modelId: 'm', input: '' })),
      errorOf(model.trainModel(stream({ modelId: 'm', input: 'a', expectedOutput: '' }))),
      errorOf(drain(model.monitorModel({ modelId: '' }))),
      errorOf(drain(assistant.converse(stream({})))),
      errorOf(drain(assistant.summarize({ passages: [passage, { ...passage, messageId: 'x' }] }))),
    ]);
    expect(errors.map(({ code }) => code)).toEqual(errors.map(() => Code.InvalidArgument));
    expect(errors.map((error) => error.findDetails(BadRequestSchema)[0]?.fieldViolations[0]?.field)).toEqual([
      'input',
      'expectedOutput',
      'modelId',
      'turn',
      'passages[1].messageId',
    ]);
  });

  test('ends cleanly on SIGTERM, with a health watch open', async () => {
    const watch = drain(createClient(Health, transport).watch({})).catch((error: unknown) => error);
    await createClient(Health, transport).check({});
    const exit = once(service, 'exit');
    service.kill('SIGTERM');
    expect(await exit).toEqual([0, null]);
    expect(await watch).toMatchObject({ code: Code.Unavailable });
  });

  test('does not start with wrong settings', async () => {
    const process = start(entry, { AI_LISTEN: 'everywhere', PROSA_LOG_LEVEL: 'loud' });
    let stderr = '';
    process.stderr?.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    const [code] = (await once(process, 'close')) as [number];
    expect(code).toBe(78);
    expect(stderr.trimEnd().split('\n')).toEqual([
      expect.stringMatching(/^AI_LISTEN: must be host:port/),
      expect.stringMatching(/^PROSA_LOG_LEVEL: must be fatal, error/),
    ]);
  });

  test.each([
    [{ AI_ENGINE: 'magic' }, ['AI_ENGINE: must be builtin, openai or gguf']],
    [
      { AI_ENGINE: 'openai' },
      ['AI_OPENAI_URL: is needed with AI_ENGINE=openai', 'AI_OPENAI_MODEL: is needed with AI_ENGINE=openai'],
    ],
    [{ AI_ENGINE: 'gguf' }, ['AI_GGUF_FILE: is needed with AI_ENGINE=gguf']],
    [
      { AI_ENGINE: 'gguf', AI_GGUF_FILE: 'nowhere.gguf' },
      ['AI_GGUF_FILE: there is no such file, or it may not be read'],
    ],
  ])('does not start with an engine that cannot work: %j', async (settings, lines) => {
    const process = start(entry, { AI_LISTEN: '127.0.0.1:0', ...settings });
    let stderr = '';
    process.stderr?.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    const [code] = (await once(process, 'close')) as [number];
    expect([code, stderr.trimEnd().split('\n')]).toEqual([78, lines]);
  });
});

function start(entry: string, settings: Record<string, string>): ChildProcess {
  const env = { PATH: process.env['PATH'], ...settings };
  return spawn(process.execPath, [entry], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
}

/** Where the service listens, from its log. */
async function listeningAddress(service: ChildProcess): Promise<string> {
  if (!service.stdout) throw new Error('no output');
  for await (const line of createInterface(service.stdout)) {
    const entry = JSON.parse(line) as { msg: string; address?: string };
    if (entry.msg === 'listening' && entry.address) return entry.address;
  }
  throw new Error('the service ended before it listened');
}

async function* stream<T>(...messages: T[]): AsyncGenerator<T> {
  yield* messages;
}

async function collect<T>(messages: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const message of messages) all.push(message);
  return all;
}

async function drain(messages: AsyncIterable<unknown>): Promise<void> {
  for await (const _ of messages);
}

async function errorOf(call: Promise<unknown>): Promise<ConnectError> {
  const error: unknown = await call.then(
    () => new Error('the call went well'),
    (reason: unknown) => reason,
  );
  if (error instanceof ConnectError) return error;
  throw error;
}
