/** The interceptors around real gRPC calls: request id, errors, log, validation. */
import { Code, ConnectError, createClient, type ServiceImpl } from '@connectrpc/connect';
import { createGrpcTransport } from '@prosa/grpc';
import { ModelService } from '@prosa/proto/ai';
import { BadRequestSchema, RequestInfoSchema } from '@prosa/proto/rpc';
import { LogService, MessageService } from '@prosa/proto/persistence';
import {
  failure,
  forwardRequestId,
  grpcService,
  listenGrpc,
  reasonOf,
  requestIdHeader,
  requestIdOf,
  type GrpcService,
} from './index.ts';
import { captureLog } from './log-capture.ts';

const closers: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

async function serve(...services: GrpcService[]) {
  const { logger, lines } = captureLog();
  const endpoint = await listenGrpc('127.0.0.1:0', services, logger);
  const transport = createGrpcTransport({
    addresses: [`127.0.0.1:${endpoint.port}`],
    interceptors: [forwardRequestId()],
  });
  closers.push(
    () => endpoint.close(),
    () => transport.close(),
  );
  return { endpoint, transport, lines };
}

async function serveModel(impl: Partial<ServiceImpl<typeof ModelService>>) {
  const { transport, ...rest } = await serve(grpcService(ModelService, impl));
  return { client: createClient(ModelService, transport), ...rest };
}

async function errorOf(call: Promise<unknown>): Promise<ConnectError> {
  const error: unknown = await call.then(
    () => new Error('the call went well'),
    (reason: unknown) => reason,
  );
  if (error instanceof ConnectError) return error;
  throw error;
}

async function collect<T>(messages: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const message of messages) all.push(message);
  return all;
}

async function* stream<T>(...messages: T[]): AsyncGenerator<T> {
  yield* messages;
}

const fields = (error: ConnectError) =>
  error.findDetails(BadRequestSchema).flatMap(({ fieldViolations }) => fieldViolations.map(({ field }) => field));
const requestIdsOf = (error: ConnectError) => error.findDetails(RequestInfoSchema).map(({ requestId }) => requestId);
const uuid = '0197a3a0-0000-7000-8000-000000000001';

describe('request id', () => {
  test('goes through two services into the error and every log line', async () => {
    const back = await serveModel({
      predict() {
        throw failure('MODEL_NOT_FOUND', Code.NotFound, 'no such model');
      },
    });
    const front = await serveModel({
      predict: (request, { values }) => back.client.predict(request, { contextValues: values }),
    });
    const headers = { [requestIdHeader]: 'from-outside-1' };
    const error = await errorOf(front.client.predict({ input: 'a', modelId: 'm' }, { headers }));
    expect(reasonOf(error)).toBe('MODEL_NOT_FOUND');
    expect(requestIdsOf(error)).toEqual(['from-outside-1']);
    for (const { lines } of [front, back]) {
      expect(lines.filter(({ requestId }) => requestId === 'from-outside-1')).toMatchObject([
        { level: 'debug', method: 'prosa.ai.v1.ModelService/Predict', msg: 'called' },
        { level: 'debug', method: 'prosa.ai.v1.ModelService/Predict', code: 'NotFound', reason: 'MODEL_NOT_FOUND' },
      ]);
    }
  });

  test.each([['none'], ['has spaces'], ['x'.repeat(129)]])(
    'is made when there is none or a strange one: %s',
    async (given) => {
      let seen = '';
      const { client } = await serveModel({
        predict(_, { values }) {
          seen = requestIdOf(values);
          return {};
        },
      });
      await client.predict(
        { input: 'a', modelId: 'm' },
        { headers: given === 'none' ? {} : { [requestIdHeader]: given } },
      );
      expect(seen).toMatch(/^[0-9a-f-]{36}$/);
    },
  );
});

describe('what is thrown', () => {
  test.each(['unary', 'before a stream', 'within a stream', 'client streaming'])(
    'anything unknown becomes `internal error`; the log has the cause: %s',
    async (kind) => {
      const cause = new TypeError('relation "room" does not exist');
      const { client, lines } = await serveModel({
        predict() {
          throw cause;
        },
        async *monitorModel({ modelId }) {
          if (modelId === 'late') yield {};
          throw cause;
        },
        async trainModel() {
          throw cause;
        },
      });
      const error = await errorOf(
        kind === 'unary'
          ? client.predict({ input: 'a', modelId: 'm' })
          : kind === 'client streaming'
            ? client.trainModel(stream())
            : collect(client.monitorModel({ modelId: kind === 'within a stream' ? 'late' : 'early' })),
      );
      expect(error).toMatchObject({ code: Code.Internal, rawMessage: 'internal error' });
      expect(reasonOf(error)).toBe('INTERNAL');
      const [line] = lines.filter(({ level }) => level === 'error');
      expect(line).toMatchObject({ requestId: requestIdsOf(error)[0], err: { message: cause.message } });
    },
  );

  test('trouble with others is a warning', async () => {
    const { client, lines } = await serveModel({
      predict() {
        throw failure('DATABASE_UNAVAILABLE', Code.Unavailable, 'the database is away');
      },
    });
    await errorOf(client.predict({ input: 'a', modelId: 'm' }));
    expect(lines.at(-1)).toMatchObject({ level: 'warn', reason: 'DATABASE_UNAVAILABLE' });
  });
});

describe('validation', () => {
  test('names every bad field as in protobuf JSON, with a reason and the request id', async () => {
    const { client } = await serveModel({ predict: () => ({}) });
    const error = await errorOf(client.predict({ input: '', modelId: 'x'.repeat(101) }));
    expect(error.code).toBe(Code.InvalidArgument);
    expect(reasonOf(error)).toBe('INVALID_ARGUMENT');
    expect(fields(error)).toEqual(['input', 'modelId']);
    expect(requestIdsOf(error)).toHaveLength(1);
  });

  test('names fields of a wrapped request, of items, and missing ones', async () => {
    const { transport } = await serve(
      grpcService(MessageService, { editMessage: () => ({}), getMessages: () => ({}) }),
      grpcService(LogService, {
        async *append(requests) {
          for await (const _ of requests) yield {};
        },
      }),
    );
    const messages = createClient(MessageService, transport);
    const edit = { actorId: uuid, request: { messageId: 'x', text: 'fine' } };
    expect(fields(await errorOf(messages.editMessage(edit)))).toEqual(['request.messageId']);
    expect(fields(await errorOf(messages.editMessage({ actorId: 'x' })))).toEqual(['actorId', 'request']);
    const get = { actorId: uuid, request: { messageIds: [uuid, 'x'] } };
    expect(fields(await errorOf(messages.getMessages(get)))).toEqual(['request.messageIds[1]']);

    const send = (roomId: string) => ({ actorId: uuid, request: { roomId, clientMessageId: uuid, text: 'fine' } });
    const append = createClient(LogService, transport).append(
      stream({ items: [send(uuid)] }, { items: [send(uuid), send('x')] }),
    );
    const error = await errorOf(collect(append));
    expect(fields(error)).toEqual(['items[1].request.roomId']);
  });

  test('a stream is checked message by message', async () => {
    const taken: string[] = [];
    const { client } = await serveModel({
      async trainModel(examples) {
        for await (const { input } of examples) taken.push(input);
        return {};
      },
    });
    const example = (input: string) => ({ modelId: 'm', input, expectedOutput: 'l' });
    const error = await errorOf(client.trainModel(stream(example('a'), example('b'), example(''), example('c'))));
    expect(fields(error)).toEqual(['input']);
    expect(taken).toEqual(['a', 'b']);
  });

  test('a batch of nothing but mistakes still fits into an error', async () => {
    const { transport } = await serve(grpcService(MessageService, { getMessages: () => ({}) }));
    const request = { actorId: uuid, request: { messageIds: Array<string>(100).fill('x') } };
    const error = await errorOf(createClient(MessageService, transport).getMessages(request));
    expect(fields(error)).toHaveLength(20);
    expect(reasonOf(error)).toBe('INVALID_ARGUMENT');
  });
});

test('closing an endpoint ends open streams with SHUTTING_DOWN and takes no new calls', async () => {
  const { client, endpoint } = await serveModel({
    async *monitorModel(_, { signal }) {
      yield {};
      await new Promise((resolve) => signal.addEventListener('abort', resolve));
      throw signal.reason;
    },
  });
  let closed: Promise<void> | undefined;
  const error = await errorOf(
    (async () => {
      for await (const _ of client.monitorModel({ modelId: 'm' })) closed = endpoint.close();
    })(),
  );
  expect(reasonOf(error)).toBe('SHUTTING_DOWN');
  await closed;
  expect(await errorOf(client.predict({ input: 'a', modelId: 'm' }))).toMatchObject({ code: Code.Unavailable });
});
