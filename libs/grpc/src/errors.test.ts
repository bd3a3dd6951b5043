/** Failures of every kind of call over a real socket, with their details. */
import { create } from '@bufbuild/protobuf';
import { Code, ConnectError, createClient } from '@connectrpc/connect';
import { AssistantService, ModelService } from '@prosa/proto/ai';
import { BadRequestSchema, ErrorInfoSchema, RetryInfoSchema, StatusSchema } from '@prosa/proto/rpc';
import { fromRpcStatus, toRpcStatus } from './index.ts';
import { closeAll, collect, connect, errorOf, serve, serveAndConnect, stream } from './testing.ts';

afterEach(closeAll);

const info = { reason: 'ROOM_ARCHIVED', domain: 'prosa', metadata: { room: 'café' } };

function archived(): ConnectError {
  return new ConnectError('the room is archived ☕ 100 %', Code.FailedPrecondition, { 'x-hint': 'later' }, [
    { desc: ErrorInfoSchema, value: info },
    { desc: BadRequestSchema, value: { fieldViolations: [{ field: 'roomId', description: 'archived' }] } },
  ]);
}

async function failing(error: () => Error) {
  const model = await serveAndConnect(ModelService, {
    predict() {
      throw error();
    },
    async trainModel() {
      throw error();
    },
    monitorModel() {
      throw error();
    },
  });
  const assistant = await serveAndConnect(AssistantService, {
    async *summarize() {
      yield { textDelta: 'so far' };
      throw error();
    },
    async *converse(turns) {
      for await (const _ of turns) yield {};
      throw error();
    },
  });
  return {
    unary: () => model.predict({}),
    'server streaming, before the first message': () => collect(model.monitorModel({})),
    'server streaming, after a message': () => collect(assistant.summarize({})),
    'client streaming': () => model.trainModel(stream({})),
    'bidi, before the first message': () => collect(assistant.converse(stream())),
    'bidi, after a message': () => collect(assistant.converse(stream({}))),
  };
}

const kinds = [
  'unary',
  'server streaming, before the first message',
  'server streaming, after a message',
  'client streaming',
  'bidi, before the first message',
  'bidi, after a message',
] as const;

test.each(kinds)('code, message, details and metadata reach the client: %s', async (kind) => {
  const error = await errorOf((await failing(archived))[kind]());
  expect(error).toMatchObject({ code: Code.FailedPrecondition, rawMessage: 'the room is archived ☕ 100 %' });
  expect(error.findDetails(ErrorInfoSchema)).toMatchObject([info]);
  expect(error.findDetails(BadRequestSchema)).toMatchObject([{ fieldViolations: [{ field: 'roomId' }] }]);
  expect(error.metadata.get('x-hint')).toBe('later');
});

test.each(kinds)('what is no ConnectError tells nothing: %s', async (kind) => {
  const error = await errorOf((await failing(() => new TypeError('password is hunter2')))[kind]());
  expect(error).toMatchObject({ code: Code.Internal, rawMessage: 'internal error', details: [] });
});

test('a failure crosses two hops with its details, without the headers of the first', async () => {
  const inner = await serveAndConnect(ModelService, {
    predict() {
      throw archived();
    },
  });
  const outer = await serveAndConnect(ModelService, { predict: (request) => inner.predict(request) });
  const error = await errorOf(outer.predict({}));
  expect(error).toMatchObject({ code: Code.FailedPrecondition });
  expect(error.findDetails(ErrorInfoSchema)).toMatchObject([info]);
  expect(error.metadata.get('x-hint')).toBeNull();
});

test('messages that came before a failure are read before it', async () => {
  const client = await serveAndConnect(AssistantService, {
    async *summarize() {
      yield { textDelta: 'a' };
      yield { textDelta: 'b' };
      throw archived();
    },
  });
  const seen: string[] = [];
  const error = await errorOf(
    (async () => {
      for await (const { textDelta } of client.summarize({})) seen.push(textDelta);
    })(),
  );
  expect(seen.join('')).toBe('ab');
  expect(error.code).toBe(Code.FailedPrecondition);
});

test('an error that nobody has read yet does not end the process', async () => {
  const failed = Promise.withResolvers<void>();
  const client = await serveAndConnect(AssistantService, {
    converse() {
      failed.resolve();
      throw archived();
    },
  });
  const answers = client.converse(stream());
  await failed.promise;
  await errorOf(client.suggestReplies({})); // one more round trip on the same connection
  expect(await errorOf(collect(answers))).toMatchObject({ code: Code.FailedPrecondition });
});

test('texts that a header cannot hold and details that are too long do not break the call', async () => {
  const long = 'x'.repeat(5_000);
  const client = await serveAndConnect(ModelService, {
    predict({ input }) {
      if (input === 'bad detail') {
        throw new ConnectError('odd', Code.Aborted, { 'x!odd': 'name' }, [
          { desc: RetryInfoSchema, value: { retryDelay: { seconds: 'soon' } } },
        ]);
      }
      if (input === 'surrogate') throw new ConnectError('half \ud83d', Code.Aborted);
      throw new ConnectError(long.repeat(10), Code.Aborted, { 'x-latin': 'é' }, [
        { desc: ErrorInfoSchema, value: info },
        { desc: ErrorInfoSchema, value: { reason: long } },
        { desc: ErrorInfoSchema, value: { reason: long } },
      ]);
    },
  });
  expect(await errorOf(client.predict({ input: 'surrogate' }))).toMatchObject({
    code: Code.Aborted,
    rawMessage: 'half \ufffd',
  });
  expect(await errorOf(client.predict({ input: 'bad detail' }))).toMatchObject({
    code: Code.Aborted,
    rawMessage: 'odd',
    details: [],
  });
  const error = await errorOf(client.predict({}));
  expect(error.code).toBe(Code.Aborted);
  expect(error.rawMessage.length).toBeLessThan(2_000);
  expect(error.findDetails(ErrorInfoSchema)[0]).toMatchObject(info);
});

test('without a server: UNAVAILABLE at once, and no address in the message', async () => {
  const { address, server } = await serve(ModelService, {});
  server.forceShutdown();
  const client = createClient(ModelService, connect([address]));
  const errors = await Promise.all([
    errorOf(client.predict({})),
    errorOf(collect(client.monitorModel({}))),
    errorOf(client.trainModel(stream({}))),
  ]);
  expect(errors).toMatchObject(errors.map(() => ({ code: Code.Unavailable, rawMessage: 'service unavailable' })));
  expect(String(errors[0]?.cause)).toContain('ECONNREFUSED');
  await expect(connect([address]).connected(200)).rejects.toMatchObject({ code: Code.Unavailable });
});

test('toRpcStatus and fromRpcStatus are each other’s inverse', () => {
  const status = toRpcStatus(archived());
  expect(status).toMatchObject({ code: 9, message: 'the room is archived ☕ 100 %' });
  expect(status.details.map(({ typeUrl }) => typeUrl)).toEqual([
    'type.googleapis.com/google.rpc.ErrorInfo',
    'type.googleapis.com/google.rpc.BadRequest',
  ]);
  const error = fromRpcStatus(status);
  expect(error.findDetails(ErrorInfoSchema)).toMatchObject([info]);
  expect(toRpcStatus(error)).toEqual(status);
  expect(toRpcStatus(new Error('secret'))).toMatchObject({ code: 13, message: 'internal error', details: [] });
  expect(fromRpcStatus(create(StatusSchema, { code: 99 })).code).toBe(Code.Unknown);
});
