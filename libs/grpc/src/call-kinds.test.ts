/** The four kinds of calls over a real socket: messages, headers, trailers, half-close. */
import type { MessageInitShape } from '@bufbuild/protobuf';
import { Code, ConnectError, createContextKey, encodeBinaryHeader, type Interceptor } from '@connectrpc/connect';
import { AssistantService, ConverseRequestSchema, ModelService } from '@prosa/proto/ai';
import { closeAll, collect, errorOf, serveAndConnect, stream } from './testing.ts';

afterEach(closeAll);

const example = (input: string) => ({ modelId: 'm', input, expectedOutput: 'label' });

test('unary: one up, one down', async () => {
  const client = await serveAndConnect(ModelService, {
    predict: ({ input, modelId }) => ({ prediction: `${modelId}: ${input}`, confidence: 0.5 }),
  });
  const answer = await client.predict({ modelId: 'm', input: 'olá ☕' });
  expect(answer).toMatchObject({ prediction: 'm: olá ☕', confidence: 0.5 });
});

test('server streaming: one up, many down, in order', async () => {
  const client = await serveAndConnect(ModelService, {
    async *monitorModel() {
      for (let i = 0n; i < 1_000n; i++) yield { predictionsMade: i };
    },
  });
  const readings = await collect(client.monitorModel({ modelId: 'm' }));
  expect(readings.map(({ predictionsMade }) => predictionsMade)).toEqual(
    Array.from({ length: 1_000 }, (_, i) => BigInt(i)),
  );
});

test('client streaming: many up, one down', async () => {
  const client = await serveAndConnect(ModelService, {
    async trainModel(examples) {
      const all = await collect(examples);
      return { modelId: all.map(({ input }) => input).join(''), iterations: all.length };
    },
  });
  expect(await client.trainModel(stream(...'abc'.split('').map(example)))).toMatchObject({
    modelId: 'abc',
    iterations: 3,
  });
  expect(await client.trainModel(stream())).toMatchObject({ modelId: '', iterations: 0 });
});

test('client streaming: the answer may come before all is sent, and ends the sending', async () => {
  const client = await serveAndConnect(ModelService, {
    async trainModel(examples) {
      await examples[Symbol.asyncIterator]().next();
      return { iterations: 1 };
    },
  });
  const sourceEnded = Promise.withResolvers<void>();
  async function* endless() {
    try {
      while (true) yield example('a');
    } finally {
      sourceEnded.resolve();
    }
  }
  expect(await client.trainModel(endless())).toMatchObject({ iterations: 1 });
  await sourceEnded.promise;
});

test('bidi: a turn up, a turn down, on one stream', async () => {
  const client = await serveAndConnect(AssistantService, {
    async *converse(turns) {
      for await (const { turn } of turns) yield { textDelta: turn.case === 'question' ? turn.value.text : 'stopped' };
    },
  });
  const heard: string[] = [];
  const next = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  async function* turns(): AsyncGenerator<MessageInitShape<typeof ConverseRequestSchema>> {
    yield { turn: { case: 'question' as const, value: { text: 'one' } } };
    await next[0]?.promise;
    yield { turn: { case: 'question' as const, value: { text: 'two' } } };
    await next[1]?.promise;
    yield { turn: { case: 'cancel' as const, value: {} } };
  }
  for await (const { textDelta } of client.converse(turns())) {
    heard.push(textDelta);
    next.shift()?.resolve();
  }
  expect(heard).toEqual(['one', 'two', 'stopped']);
});

test('bidi: the answer goes on after the client has closed its half', async () => {
  const client = await serveAndConnect(AssistantService, {
    async *converse(turns) {
      const all = await collect(turns);
      for (let i = 0; i < 100; i++) yield { textDelta: `${all.length}:${i}` };
      yield { done: true };
    },
  });
  const question = { turn: { case: 'question' as const, value: { text: 'a' } } };
  const answers = await collect(client.converse(stream(question, question)));
  expect(answers).toHaveLength(101);
  expect(answers[99]?.textDelta).toBe('2:99');
});

test('bidi: the answer may end while the client still sends', async () => {
  const client = await serveAndConnect(AssistantService, {
    async *converse(turns) {
      await turns[Symbol.asyncIterator]().next();
      yield { done: true };
    },
  });
  async function* endless() {
    while (true) yield { turn: { case: 'cancel' as const, value: {} } };
  }
  expect(await collect(client.converse(endless()))).toMatchObject([{ done: true }]);
});

describe('headers and trailers, text and binary', () => {
  const bytes = Uint8Array.from([0, 1, 127, 128, 255]);
  const encoded = encodeBinaryHeader(bytes);

  async function calls() {
    const echo = (context: { requestHeader: Headers; responseHeader: Headers; responseTrailer: Headers }) => {
      context.responseHeader.set('x-got', `${context.requestHeader.get('x-sent')}`);
      context.responseHeader.set('x-got-bin', `${context.requestHeader.get('x-sent-bin')}`);
      context.responseTrailer.set('x-end', 'over');
      context.responseTrailer.append('x-end-bin', encoded);
      context.responseTrailer.append('x-end-bin', encodeBinaryHeader('second'));
    };
    const model = await serveAndConnect(ModelService, {
      predict: (_, context) => (echo(context), {}),
      async *monitorModel(_, context) {
        echo(context);
        yield {};
      },
      async trainModel(_, context) {
        echo(context);
        return {};
      },
    });
    const assistant = await serveAndConnect(AssistantService, {
      async *converse(_, context) {
        echo(context);
        yield {};
      },
      // Not one message: the headers must still come.
      summarize(_, context) {
        echo(context);
        return stream();
      },
    });
    return { model, assistant };
  }

  test.each(['unary', 'server streaming', 'client streaming', 'bidi', 'empty stream'])('%s', async (kind) => {
    const { model, assistant } = await calls();
    let header = new Headers();
    let trailer = new Headers();
    const options = {
      headers: { 'x-sent': 'value', 'x-sent-bin': encoded },
      onHeader: (headers: Headers) => void (header = headers),
      onTrailer: (headers: Headers) => void (trailer = headers),
    };
    if (kind === 'unary') await model.predict({}, options);
    if (kind === 'server streaming') await collect(model.monitorModel({}, options));
    if (kind === 'client streaming') await model.trainModel(stream(), options);
    if (kind === 'bidi') await collect(assistant.converse(stream(), options));
    if (kind === 'empty stream') await collect(assistant.summarize({}, options));
    expect(Object.fromEntries(header)).toEqual({ 'x-got': 'value', 'x-got-bin': encoded });
    expect(Object.fromEntries(trailer)).toEqual({
      'x-end': 'over',
      'x-end-bin': `${encoded}, ${encodeBinaryHeader('second')}`,
    });
  });

  test('what gRPC cannot carry is left out, not sent broken', async () => {
    let seen: Record<string, string> = {};
    const client = await serveAndConnect(ModelService, {
      predict: (_, { requestHeader, responseHeader }) => {
        seen = Object.fromEntries(requestHeader);
        responseHeader.set('x-latin', 'caf\u00e9');
        responseHeader.set('x!odd', 'name');
        return {};
      },
    });
    await client.predict(
      {},
      { headers: { connection: 'close', 'x-latin': 'caf\u00e9', 'x-fine': 'cafe', te: 'gzip' } },
    );
    expect(seen).toEqual({ 'x-fine': 'cafe' });
  });
});

test('interceptors stand around every kind of call, the first outermost, and share context values', async () => {
  const key = createContextKey('');
  const mark =
    (name: string): Interceptor =>
    (next) =>
    (request) => {
      request.contextValues.set(key, request.contextValues.get(key) + name);
      return next(request);
    };
  const client = await serveAndConnect(
    ModelService,
    {
      predict: (_, { values }) => ({ prediction: values.get(key) }),
      async trainModel(_, { values }) {
        return { modelId: values.get(key) };
      },
      async *monitorModel() {
        yield {};
      },
    },
    {
      interceptors: [
        mark('a'),
        mark('b'),
        (next) => (request) => {
          if (request.method.name === 'MonitorModel') throw new ConnectError('not today', Code.PermissionDenied);
          return next(request);
        },
      ],
    },
  );
  expect(await client.predict({})).toMatchObject({ prediction: 'ab' });
  expect(await client.trainModel(stream())).toMatchObject({ modelId: 'ab' });
  expect(await errorOf(collect(client.monitorModel({})))).toMatchObject({ code: Code.PermissionDenied });
});

test('methods that are not implemented say so', async () => {
  const client = await serveAndConnect(ModelService, {});
  const errors = await Promise.all([
    errorOf(client.predict({})),
    errorOf(client.trainModel(stream())),
    errorOf(collect(client.monitorModel({}))),
  ]);
  expect(errors.map(({ code }) => code)).toEqual(errors.map(() => Code.Unimplemented));
});
