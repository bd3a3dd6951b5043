/** Models as several ai processes share them: real processes, real gRPC, the real persistence on PostgreSQL. */
import { type Client, Code, ConnectError, createClient } from '@connectrpc/connect';
import { createGrpcTransport, type GrpcTransport } from '@prosa/grpc';
import { ModelService, type MonitorModelResponse } from '@prosa/proto/ai';
import { DocumentService } from '@prosa/proto/persistence';
import { BadRequestSchema } from '@prosa/proto/rpc';
import { reasonOf } from '@prosa/service';
import { cloneDatabase, dropDatabase } from '@prosa/testing/postgres';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Example, fewExamples } from '../testing/examples.ts';
import { ServiceProcess } from '../testing/service-process.ts';
import { collections, modelKey, recordFromJson, recordToJson } from './registry/model-record.ts';

let databaseUrl: string;
let folder: string;
let persistence: ServiceProcess;
let documents: Client<typeof DocumentService>;
let one: ServiceProcess;
let model: Client<typeof ModelService>;
const transports: GrpcTransport[] = [];

beforeAll(async () => {
  databaseUrl = await cloneDatabase();
  folder = await mkdtemp(join(tmpdir(), 'prosa-files-'));
  persistence = await ServiceProcess.start('persistence', {
    PERSISTENCE_LISTEN: '127.0.0.1:0',
    DATABASE_URL: databaseUrl,
    PROSA_FILES: folder,
    PROSA_LOG_LEVEL: 'info',
  });
  documents = createClient(DocumentService, await connect(persistence));
  one = await startAi();
  model = createClient(ModelService, await connect(one));
});

afterAll(async () => {
  for (const transport of transports) transport.close();
  await one.kill('SIGKILL');
  await persistence.kill('SIGKILL');
  await dropDatabase(databaseUrl);
  await rm(folder, { recursive: true, force: true });
});

test('another process serves what one has learnt, word for word', async () => {
  const training = await model.trainModel(stream(fewExamples('shared')));
  expect(training).toMatchObject({
    modelId: 'shared',
    version: { version: 1, examples: 8, labels: ['bug', 'praise'] },
  });
  expect(training.version?.confusion.flatMap(({ counts }) => counts).reduce((a, b) => a + b)).toBe(8);
  await using two = await startAi();
  const other = createClient(ModelService, await connect(two));
  const question = { modelId: 'shared', input: 'it crashes again' };
  expect(await other.predict(question)).toEqual(await model.predict(question));

  const again = await other.trainModel(stream(fewExamples('shared', ['fault', 'thanks'])));
  expect(again.version?.version).toBe(2);
  const answer = await untilVersion(2, () => model.predict(question));
  expect(answer.prediction).toBe('fault');
  expect((await model.predict({ ...question, version: 1 })).prediction).toBe('bug');
  expect((await model.listVersions({ modelId: 'shared' })).versions.map(({ version }) => version)).toEqual([2, 1]);
});

test('of two trainings at once, in whatever process, the second is told that the model is busy', async () => {
  await using two = await startAi();
  const other = createClient(ModelService, await connect(two));
  const gate = Promise.withResolvers<void>();
  const first = model.trainModel(stream(fewExamples('busy'), gate.promise));
  await until(async () => (await documentOf('busy')) !== undefined);
  expect(await refusal(other.trainModel(stream(fewExamples('busy'))))).toBe('Aborted MODEL_BUSY');
  expect(await refusal(model.trainModel(stream(fewExamples('busy'))))).toBe('Aborted MODEL_BUSY');
  gate.resolve();
  expect((await first).version?.version).toBe(1);
});

test('a stream that is cut leaves nothing, and the model can be trained', async () => {
  const cut = new AbortController();
  const training = model.trainModel(stream(fewExamples('cut'), new Promise(() => undefined)), { signal: cut.signal });
  await until(async () => (await documentOf('cut')) !== undefined);
  cut.abort();
  expect(await refusal(training)).toMatch(/^Canceled/);
  await until(async () => (await documentOf('cut')) === undefined);
  expect(await refusal(model.predict({ modelId: 'cut', input: 'x' }))).toBe('NotFound MODEL_NOT_FOUND');
  expect((await model.trainModel(stream(fewExamples('cut')))).version?.version).toBe(1);
});

test('a process that is killed in a training leaves no version; what it began is removed by the next', async () => {
  const two = await startAi();
  const other = createClient(ModelService, await connect(two));
  await model.trainModel(stream(fewExamples('killed')));
  const training = other.trainModel(stream(fewExamples('killed'), new Promise(() => undefined)));
  const ended = refusal(training);
  await until(async () => (await recordOf('killed')).lease !== undefined);
  await two.kill('SIGKILL');
  await ended;
  expect((await model.listVersions({ modelId: 'killed' })).versions).toHaveLength(1);
  expect((await model.predict({ modelId: 'killed', input: 'it crashes' })).version).toBe(1);
  // As the lease runs out in half a minute: its end is moved here.
  const document = await documentOf('killed');
  const record = { ...recordFromJson(document!.body!), lease: { training: 'dead', untilMs: Date.now() - 1 } };
  const half = { version: 2, training: 'dead', pieces: 3 };
  await documents.create({ collection: collections.weights, id: `${modelKey('killed')}.2.dead.0`, body: { data: '' } });
  await documents.update({
    collection: collections.models,
    id: modelKey('killed'),
    body: recordToJson({ ...record, discarded: [half] }),
  });
  expect((await model.trainModel(stream(fewExamples('killed')))).version?.version).toBe(2);
  expect((await recordOf('killed')).discarded).toEqual([]);
  const orphan = documents.read({ collection: collections.weights, id: `${modelKey('killed')}.2.dead.0` });
  expect(await refusal(orphan)).toBe('NotFound DOCUMENT_NOT_FOUND');
});

test('a model that was removed is gone in every process, and begins anew', async () => {
  await model.trainModel(stream(fewExamples('gone')));
  await model.deleteModel({ modelId: 'gone' });
  expect(await refusal(model.predict({ modelId: 'gone', input: 'x' }))).toBe('NotFound MODEL_NOT_FOUND');
  expect(await documentOf('gone')).toBeUndefined();
  await model.deleteModel({ modelId: 'gone' });
  expect((await model.trainModel(stream(fewExamples('gone', ['a', 'b'])))).version?.version).toBe(1);
  expect((await model.predict({ modelId: 'gone', input: 'it crashes' })).prediction).toBe('a');
});

test('labels and names of models may hold any character', async () => {
  const modelId = 'mo/del\u0000.%ñ😀';
  const labels: [string, string] = ['__proto__', 'nul \u0000 "quote" 👩‍👩‍👧'];
  await model.trainModel(stream(fewExamples(modelId, labels)));
  await using two = await startAi();
  const other = createClient(ModelService, await connect(two));
  expect((await other.predict({ modelId, input: 'thank you, great work' })).prediction).toBe(labels[1]);
});

test('twenty versions are kept', async () => {
  for (let turn = 0; turn < 22; turn++) await model.trainModel(stream(fewExamples('many')));
  const { versions } = await model.listVersions({ modelId: 'many' });
  expect(versions.map(({ version }) => version)).toEqual(Array.from({ length: 20 }, (_, place) => 22 - place));
  expect(await refusal(model.predict({ modelId: 'many', input: 'x', version: 2 }))).toBe('NotFound MODEL_NOT_FOUND');
});

describe('bad input', () => {
  test.each<[string, Example[], string]>([
    ['no examples', [], 'FailedPrecondition NOT_ENOUGH_EXAMPLES'],
    ['one label', examples(10, () => 'a'), 'FailedPrecondition NOT_ENOUGH_EXAMPLES'],
    [
      'one text over and over',
      examples(
        10,
        (n) => `${n % 2}`,
        () => 'same',
      ),
      'FailedPrecondition NOT_ENOUGH_EXAMPLES',
    ],
    ['a label of one example', examples(4, (n) => (n === 0 ? 'a' : 'b')), 'FailedPrecondition NOT_ENOUGH_EXAMPLES'],
    ['100,000 labels', examples(100_000, (n) => `label ${n}`), 'FailedPrecondition MODEL_LIMIT_REACHED'],
    [
      'more than 33,554,432 characters',
      examples(
        2_100,
        (n) => `${n % 2}`,
        (n) => `${n}`.padEnd(16_000, 'x'),
      ),
      'FailedPrecondition MODEL_LIMIT_REACHED',
    ],
  ])('%s: refused, and nothing is left', async (_, bad, expected) => {
    expect(await refusal(model.trainModel(stream(bad)))).toBe(expected);
    expect(await documentOf('bad')).toBeUndefined();
  });

  test('an example of another model in between: refused by its field', async () => {
    const mixed = [...fewExamples('bad'), ...fewExamples('other')];
    const error = await errorOf(model.trainModel(stream(mixed)));
    expect(error.findDetails(BadRequestSchema)[0]?.fieldViolations[0]?.field).toBe('modelId');
    expect(await documentOf('bad')).toBeUndefined();
  });

  test('what is never trained is not found', async () => {
    const modelId = 'never';
    const calls = [
      model.predict({ modelId, input: 'x' }),
      model.listVersions({ modelId }),
      model.recordCorrection({ modelId, predicted: 'a', actual: 'b' }),
      drain(model.monitorModel({ modelId })),
    ];
    expect(await Promise.all(calls.map(refusal))).toEqual(calls.map(() => 'NotFound MODEL_NOT_FOUND'));
  });
});

function examples(count: number, label: (n: number) => string, text = (n: number) => `text ${n}`): Example[] {
  return Array.from({ length: count }, (_, n) => ({ modelId: 'bad', input: text(n), expectedOutput: label(n) }));
}

test('several processes add up what they count; what was counted outlives them', async () => {
  await model.trainModel(stream(fewExamples('counted')));
  const two = await startAi();
  const other = createClient(ModelService, await connect(two));
  for (let turn = 0; turn < 30; turn++) await model.predict({ modelId: 'counted', input: 'thank you' });
  for (let turn = 0; turn < 10; turn++) await other.predict({ modelId: 'counted', input: 'thank you' });
  await model.recordCorrection({ modelId: 'counted', predicted: 'praise', actual: 'praise' });
  await other.recordCorrection({ modelId: 'counted', predicted: 'praise', actual: 'bug' });
  await model.recordCorrection({ modelId: 'counted', predicted: 'praise', actual: 'bug' });
  await other.recordCorrection({ modelId: 'counted', predicted: 'praise', actual: 'bug', withdrawn: true });
  await two.kill('SIGTERM');

  const end = new AbortController();
  const readings = model.monitorModel({ modelId: 'counted' }, { signal: end.signal });
  let first: MonitorModelResponse | undefined;
  for await (const reading of readings) {
    first ??= reading;
    if (reading.predictionsMade < 40n) continue; // what the other process counted may come a reading later
    expect(reading).toMatchObject({ predictionsMade: 40n, reviewed: 2n, currentAccuracy: 0.5, version: 1 });
    expect(reading.labelMix).toMatchObject([
      { label: 'bug', share: 0, learntShare: 0.5 },
      { label: 'praise', share: 1, learntShare: 0.5 },
    ]);
    expect(reading.drift).toBeCloseTo(0.3113, 3);
    expect(reading.latencyP99Us).toBeGreaterThanOrEqual(reading.latencyP50Us);
    break;
  }
  expect(first?.hours.length).toBeGreaterThan(0);
  end.abort();
});

test('without persistence it starts, answers what it knows, and says what is missing', async () => {
  await model.trainModel(stream(fewExamples('kept')));
  await model.predict({ modelId: 'kept', input: 'it crashes' });
  await using lonely = await ServiceProcess.start('ai', {
    AI_LISTEN: '127.0.0.1:0',
    PERSISTENCE_ADDRESSES: '127.0.0.1:1',
    PROSA_LOG_LEVEL: 'info',
  });
  const other = createClient(ModelService, await connect(lonely));
  const unavailable = 'Unavailable PERSISTENCE_UNAVAILABLE';
  expect(await refusal(other.predict({ modelId: 'kept', input: 'x' }))).toBe(unavailable);
  expect(await refusal(other.trainModel(stream(fewExamples('kept'))))).toBe(unavailable);
  persistence.freeze();
  const cannotWait = { timeoutMs: 5_000 }; // persistence itself may take ten seconds
  for (const untilMs = performance.now() + 2_500; performance.now() < untilMs;) {
    expect(await model.predict({ modelId: 'kept', input: 'it crashes' }, cannotWait)).toMatchObject({ version: 1 });
  }
  await persistence.kill('SIGKILL');
  // What is known may be a second old: beyond that the process asks, finds nobody, and goes on with what it has.
  await until(async () => (await refusal(model.trainModel(stream(fewExamples('kept'))))) === unavailable);
  expect(await model.predict({ modelId: 'kept', input: 'it crashes' })).toMatchObject({ prediction: 'bug' });
});

function startAi(): Promise<ServiceProcess> {
  const env = { AI_LISTEN: '127.0.0.1:0', PERSISTENCE_ADDRESSES: persistence.address, PROSA_LOG_LEVEL: 'info' };
  return ServiceProcess.start('ai', env);
}

async function connect(service: ServiceProcess): Promise<GrpcTransport> {
  const transport = createGrpcTransport({ addresses: [service.address] });
  transports.push(transport);
  await transport.connected(10_000);
  return transport;
}

/** The examples; holds the stream open until `end`. */
async function* stream(messages: readonly Example[], end?: Promise<void>): AsyncGenerator<Example> {
  yield* messages;
  await end;
}

async function drain(messages: AsyncIterable<unknown>): Promise<void> {
  for await (const _ of messages);
}

async function documentOf(modelId: string) {
  try {
    return (await documents.read({ collection: collections.models, id: modelKey(modelId) })).document;
  } catch (error) {
    if (reasonOf(error) === 'DOCUMENT_NOT_FOUND') return undefined;
    throw error;
  }
}

async function recordOf(modelId: string) {
  return recordFromJson((await documentOf(modelId))?.body ?? {});
}

/** Asks until it is so; the test's own deadline ends it. */
async function until(is: () => Promise<boolean>): Promise<void> {
  while (!(await is()));
}

async function untilVersion<T extends { version: number }>(version: number, ask: () => Promise<T>): Promise<T> {
  for (;;) {
    const answer = await ask();
    if (answer.version === version) return answer;
  }
}

async function errorOf(call: Promise<unknown>): Promise<ConnectError> {
  const error: unknown = await call.then(
    () => new Error('the call was not refused'),
    (reason: unknown) => reason,
  );
  if (error instanceof ConnectError) return error;
  throw error;
}

/** What a call is refused with: `Code REASON`. */
async function refusal(call: Promise<unknown>): Promise<string> {
  const error = await errorOf(call);
  return `${Code[error.code]} ${reasonOf(error)}`;
}
