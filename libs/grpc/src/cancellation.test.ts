/** Cancelling and deadlines, both ways, over a real socket. */
import { Code, ConnectError, createClient } from '@connectrpc/connect';
import { AssistantService, ModelService } from '@prosa/proto/ai';
import { once } from 'node:events';
import { closeAll, collect, connect, errorOf, serve, serveAndConnect, stream } from './testing.ts';

afterEach(closeAll);

/** Resolves with the reason once the signal is aborted. */
async function aborted(signal: AbortSignal): Promise<unknown> {
  if (!signal.aborted) await once(signal, 'abort');
  return signal.reason;
}

async function never(signal: AbortSignal): Promise<never> {
  throw await aborted(signal);
}

describe('the caller’s AbortSignal cancels the call and aborts the handler’s signal', () => {
  test('unary', async () => {
    const seen = Promise.withResolvers<unknown>();
    const stop = new AbortController();
    const client = await serveAndConnect(ModelService, {
      async predict(_, { signal }) {
        stop.abort();
        seen.resolve(await aborted(signal));
        return {};
      },
    });
    expect(await errorOf(client.predict({}, { signal: stop.signal }))).toMatchObject({ code: Code.Canceled });
    expect(await seen.promise).toMatchObject({ code: Code.Canceled });
  });

  test('server streaming: the generator ends and its finally block runs', async () => {
    const ended = Promise.withResolvers<string>();
    const client = await serveAndConnect(ModelService, {
      async *monitorModel() {
        try {
          for (let i = 0n; ; i++) yield { predictionsMade: i };
        } finally {
          ended.resolve('finally');
        }
      },
    });
    const stop = new AbortController();
    const error = await errorOf(
      (async () => {
        for await (const { predictionsMade } of client.monitorModel({}, { signal: stop.signal })) {
          if (predictionsMade === 100n) stop.abort();
        }
      })(),
    );
    expect(error.code).toBe(Code.Canceled);
    expect(await ended.promise).toBe('finally');
  });

  test('server streaming before the first message: the generator sees its signal', async () => {
    const ended = Promise.withResolvers<unknown>();
    const stop = new AbortController();
    const client = await serveAndConnect(ModelService, {
      async *monitorModel(_, { signal }) {
        try {
          stop.abort();
          yield await never(signal);
        } finally {
          ended.resolve(signal.reason);
        }
      },
    });
    expect(await errorOf(collect(client.monitorModel({}, { signal: stop.signal })))).toMatchObject({
      code: Code.Canceled,
    });
    expect(await ended.promise).toMatchObject({ code: Code.Canceled });
  });

  test('client streaming and bidi: reading requests throws', async () => {
    const ends = [Promise.withResolvers<unknown>(), Promise.withResolvers<unknown>()];
    const started = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    async function readAll(messages: AsyncIterable<unknown>, call: number) {
      try {
        for await (const _ of messages) started[call]?.resolve();
        ends[call]?.resolve('end');
      } catch (error) {
        ends[call]?.resolve(error);
      }
    }
    const model = await serveAndConnect(ModelService, {
      async trainModel(examples) {
        await readAll(examples, 0);
        return {};
      },
    });
    const assistant = await serveAndConnect(AssistantService, {
      async *converse(turns) {
        await readAll(turns, 1);
        yield {};
      },
    });
    const stop = new AbortController();
    const returned = Promise.withResolvers<void>();
    const pause = Promise.withResolvers<void>();
    async function* open() {
      try {
        yield {};
        await pause.promise;
      } finally {
        returned.resolve();
      }
    }
    const train = errorOf(model.trainModel(open(), { signal: stop.signal }));
    const converse = errorOf(collect(assistant.converse(open(), { signal: stop.signal })));
    await Promise.all(started.map(({ promise }) => promise));
    stop.abort();
    expect(await train).toMatchObject({ code: Code.Canceled });
    expect(await converse).toMatchObject({ code: Code.Canceled });
    for (const { promise } of ends) expect(await promise).toMatchObject({ code: Code.Canceled });
    pause.resolve();
    await returned.promise;
  });

  test('before the call: nothing is sent', async () => {
    let calls = 0;
    const client = await serveAndConnect(ModelService, { predict: () => (calls++, {}) });
    const error = await errorOf(client.predict({}, { signal: AbortSignal.abort() }));
    expect(error.code).toBe(Code.Canceled);
    await client.predict({});
    expect(calls).toBe(1);
  });
});

describe('deadlines', () => {
  test('end the call at the client and the handler at the server, whatever the kind', async () => {
    const reasons: Promise<unknown>[] = [];
    const remaining: (number | undefined)[] = [];
    const wait = (context: { signal: AbortSignal; timeoutMs: () => number | undefined }) => {
      remaining.push(context.timeoutMs());
      const reason = aborted(context.signal);
      reasons.push(reason);
      return reason;
    };
    const model = await serveAndConnect(ModelService, {
      predict: async (_, context) => (await wait(context), {}),
      trainModel: async (_, context) => (await wait(context), {}),
      async *monitorModel(_, context) {
        await wait(context);
        yield {};
      },
    });
    const assistant = await serveAndConnect(AssistantService, {
      async *converse(_, context) {
        yield {};
        await wait(context);
      },
    });
    const options = { timeoutMs: 100 };
    const errors = await Promise.all([
      errorOf(model.predict({}, options)),
      errorOf(model.trainModel(stream(), options)),
      errorOf(collect(model.monitorModel({}, options))),
      errorOf(collect(assistant.converse(stream(), options))),
    ]);
    expect(errors.map(({ code }) => code)).toEqual(errors.map(() => Code.DeadlineExceeded));
    expect(remaining).toHaveLength(4);
    for (const ms of remaining) expect(ms).toBeLessThanOrEqual(100);
    for (const reason of await Promise.all(reasons)) expect(reason).toBeInstanceOf(ConnectError);
  });

  test('the default of the transport holds for unary calls that give none; zero switches it off', async () => {
    const { address } = await serve(ModelService, {
      predict: (_, { timeoutMs }) => ({ confidence: timeoutMs() ?? -1 }),
      async *monitorModel(_, { timeoutMs }) {
        yield { currentAccuracy: timeoutMs() ?? -1 };
      },
    });
    const client = createClient(ModelService, connect([address], { defaultTimeoutMs: 60_000 }));
    expect((await client.predict({})).confidence).toBeGreaterThan(0);
    expect((await client.predict({}, { timeoutMs: 0 })).confidence).toBe(-1);
    expect(await collect(client.monitorModel({}))).toMatchObject([{ currentAccuracy: -1 }]);
    expect((await collect(client.monitorModel({}, { timeoutMs: 60_000 })))[0]?.currentAccuracy).toBeGreaterThan(0);
  });
});

test('the server’s shutdown signal ends open streams with its own error', async () => {
  const shutdown = new AbortController();
  const client = await serveAndConnect(
    ModelService,
    {
      async *monitorModel(_, { signal }) {
        yield {};
        shutdown.abort(new ConnectError('going down', Code.Unavailable));
        await never(signal);
      },
    },
    { shutdownSignal: shutdown.signal },
  );
  expect(await errorOf(collect(client.monitorModel({})))).toMatchObject({
    code: Code.Unavailable,
    rawMessage: 'going down',
  });
});

test('closing the transport cancels what is in flight', async () => {
  const seen = Promise.withResolvers<unknown>();
  const started = Promise.withResolvers<void>();
  const { address } = await serve(ModelService, {
    async predict(_, { signal }) {
      started.resolve();
      seen.resolve(await aborted(signal));
      return {};
    },
  });
  const transport = connect([address]);
  const call = errorOf(createClient(ModelService, transport).predict({}));
  await started.promise;
  transport.close();
  expect(await call).toMatchObject({ code: Code.Canceled, rawMessage: 'the transport was closed' });
  expect(await seen.promise).toMatchObject({ code: Code.Canceled });
});

test('an error in the caller’s stream of requests cancels the call and is what the caller gets', async () => {
  const seen = Promise.withResolvers<unknown>();
  const started = Promise.withResolvers<void>();
  const client = await serveAndConnect(ModelService, {
    async trainModel(examples) {
      started.resolve();
      seen.resolve(await collect(examples).catch((error: unknown) => error));
      return {};
    },
  });
  const mistake = new RangeError('no more examples');
  async function* broken() {
    yield {};
    await started.promise;
    throw mistake;
  }
  expect(await errorOf(client.trainModel(broken()))).toMatchObject({ cause: mistake });
  expect(await seen.promise).toMatchObject({ code: Code.Canceled });
});
