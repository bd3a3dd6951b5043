/** Hostile and unlucky input at the socket: the answer is a clear status, and the server goes on. */
import { create, toBinary } from '@bufbuild/protobuf';
import { Code, createClient } from '@connectrpc/connect';
import { Client, credentials, Metadata, type ServiceError } from '@grpc/grpc-js';
import { AssistantService, ModelService, PredictRequestSchema, TrainModelRequestSchema } from '@prosa/proto/ai';
import { once } from 'node:events';
import { connect as connectHttp2, type ClientHttp2Session } from 'node:http2';
import { connect as connectTcp } from 'node:net';
import { maxMessageBytes } from './index.ts';
import { closeAll, collect, connect, errorOf, serve, stream } from './testing.ts';

afterEach(closeAll);

const path = (service: { typeName: string }, method: string) => `/${service.typeName}/${method}`;

/** A server of all four kinds that echoes sizes. */
async function serveAll() {
  const model = await serve(ModelService, {
    predict: ({ input }) => ({ prediction: input === 'large' ? 'x'.repeat(maxMessageBytes) : `${input.length}` }),
    async trainModel(examples) {
      return { iterations: (await collect(examples)).length };
    },
    async *monitorModel({ modelId }) {
      yield { predictionsMade: BigInt(modelId.length) };
    },
  });
  return { ...model, client: createClient(ModelService, connect([model.address])) };
}

describe('bytes that are no message are INVALID_ARGUMENT', () => {
  const garbage = Buffer.from([0x0a, 0xff, 0xff, 0xff, 0xff, 0x0f, 1, 2, 3]);
  const raw = (bytes: Buffer) => bytes;

  function rawClient(address: string): Client {
    return new Client(address, credentials.createInsecure());
  }

  test('unary', async () => {
    const { address, client } = await serveAll();
    const grpc = rawClient(address);
    const error = await new Promise<ServiceError | null>((resolve) => {
      grpc.makeUnaryRequest(path(ModelService, 'Predict'), raw, raw, garbage, new Metadata(), resolve);
    });
    expect(error).toMatchObject({ code: Code.InvalidArgument, details: 'malformed request message' });
    grpc.close();
    expect(await client.predict({ input: 'abc' })).toMatchObject({ prediction: '3' });
  });

  test('server streaming', async () => {
    const { address, client } = await serveAll();
    const grpc = rawClient(address);
    const call = grpc.makeServerStreamRequest(path(ModelService, 'MonitorModel'), raw, raw, garbage);
    call.resume();
    const [error] = (await once(call, 'error')) as [ServiceError];
    expect(error).toMatchObject({ code: Code.InvalidArgument });
    grpc.close();
    expect(await collect(client.monitorModel({ modelId: 'abc' }))).toMatchObject([{ predictionsMade: 3n }]);
  });

  test('client streaming, in the middle', async () => {
    const { address, client } = await serveAll();
    const grpc = rawClient(address);
    const error = await new Promise<ServiceError | null>((resolve) => {
      const call = grpc.makeClientStreamRequest(path(ModelService, 'TrainModel'), raw, raw, resolve);
      call.on('error', () => undefined);
      call.write(Buffer.from(toBinary(TrainModelRequestSchema, create(TrainModelRequestSchema, { input: 'a' }))));
      call.write(garbage);
    });
    expect(error).toMatchObject({ code: Code.InvalidArgument });
    grpc.close();
    expect(await client.trainModel(stream({}))).toMatchObject({ iterations: 1 });
  });

  test('bidi', async () => {
    const { address } = await serve(AssistantService, {
      async *converse(turns) {
        for await (const _ of turns) yield {};
      },
    });
    const grpc = rawClient(address);
    const call = grpc.makeBidiStreamRequest(path(AssistantService, 'Converse'), raw, raw);
    call.resume();
    call.write(garbage);
    const [error] = (await once(call, 'error')) as [ServiceError];
    expect(error).toMatchObject({ code: Code.InvalidArgument });
    grpc.close();
  });
});

describe('messages over the limit are RESOURCE_EXHAUSTED', () => {
  /** A request of exactly this many bytes on the wire. */
  function requestOf(bytes: number) {
    let request = create(PredictRequestSchema, { input: 'x'.repeat(bytes) });
    const over = toBinary(PredictRequestSchema, request).length - bytes;
    request = create(PredictRequestSchema, { input: 'x'.repeat(bytes - over) });
    expect(toBinary(PredictRequestSchema, request)).toHaveLength(bytes);
    return request;
  }

  test('requests: the largest passes, one byte more does not', async () => {
    const { client } = await serveAll();
    await client.predict(requestOf(maxMessageBytes));
    expect(await errorOf(client.predict(requestOf(maxMessageBytes + 1)))).toMatchObject({
      code: Code.ResourceExhausted,
    });
    await client.predict({});
  });

  test('requests of a client without a limit of its own', async () => {
    const { address, client } = await serveAll();
    const grpc = new Client(address, credentials.createInsecure(), { 'grpc.max_send_message_length': -1 });
    const bytes = Buffer.alloc(maxMessageBytes + 1);
    const same = (value: Buffer) => value;
    const error = await new Promise<ServiceError | null>((resolve) => {
      grpc.makeUnaryRequest(path(ModelService, 'Predict'), same, same, bytes, new Metadata(), resolve);
    });
    expect(error).toMatchObject({ code: Code.ResourceExhausted });
    grpc.close();
    await client.predict({});
  });

  test('answers', async () => {
    const { client } = await serveAll();
    expect(await errorOf(client.predict({ input: 'large' }))).toMatchObject({ code: Code.ResourceExhausted });
    await client.predict({});
  });
});

describe('an upload that is cut is never taken for a whole one', () => {
  const frame = (bytes: Uint8Array) => {
    const head = Buffer.alloc(5);
    head.writeUInt32BE(bytes.length, 1);
    return Buffer.concat([head, bytes]);
  };
  const example = frame(toBinary(TrainModelRequestSchema, create(TrainModelRequestSchema, { input: 'a' })));

  test.each([
    ['the client resets the stream', (session: ClientHttp2Session, close: (code: number) => void) => close(8)],
    ['the connection is cut', (session: ClientHttp2Session) => session.socket.destroy()],
    ['the session is destroyed', (session: ClientHttp2Session) => session.destroy()],
  ])('%s', async (_, cut) => {
    const first = Promise.withResolvers<void>();
    const outcome = Promise.withResolvers<unknown>();
    const { address } = await serve(ModelService, {
      async trainModel(examples) {
        try {
          for await (const _ of examples) first.resolve();
          outcome.resolve('taken for whole');
        } catch (error) {
          outcome.resolve(error);
        }
        return {};
      },
    });
    const session = connectHttp2(`http://${address}`);
    session.on('error', () => undefined);
    const request = session.request({
      ':method': 'POST',
      ':path': path(ModelService, 'TrainModel'),
      'content-type': 'application/grpc',
      te: 'trailers',
    });
    request.on('error', () => undefined);
    request.write(example);
    await first.promise;
    cut(session, (code) => request.close(code));
    expect(await outcome.promise).toMatchObject({ code: Code.Canceled });
    session.destroy();
  });
});

test('noise on the port ends that connection only', async () => {
  const { address, client } = await serveAll();
  const [host, port] = address.split(':');
  const socket = connectTcp(Number(port), host);
  socket.on('error', () => undefined);
  socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
  socket.resume();
  await once(socket, 'close');
  expect(await client.predict({ input: 'ab' })).toMatchObject({ prediction: '2' });
});

test('a path that is not served is UNIMPLEMENTED', async () => {
  const { address } = await serveAll();
  expect(await errorOf(createClient(AssistantService, connect([address])).suggestReplies({}))).toMatchObject({
    code: Code.Unimplemented,
  });
});
