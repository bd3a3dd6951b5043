/** Several servers behind one transport. */
import { Code, createClient } from '@connectrpc/connect';
import { ModelService } from '@prosa/proto/ai';
import { addService, createGrpcServer, listen } from './index.ts';
import { closeAll, connect, errorOf, serve } from './testing.ts';

afterEach(closeAll);

const named = (name: string) => serve(ModelService, { predict: () => ({ prediction: name }) });

async function askTimes(times: number, ask: () => Promise<{ prediction: string }>): Promise<Record<string, number>> {
  const answers: Record<string, number> = {};
  for (let i = 0; i < times; i++) {
    const { prediction } = await ask();
    answers[prediction] = (answers[prediction] ?? 0) + 1;
  }
  return answers;
}

/** Asks until the answer is `wanted`: connections come and go in their own time. */
async function askUntil(wanted: string, ask: () => Promise<{ prediction: string }>): Promise<void> {
  for (;;) {
    const answer = await ask().catch(() => undefined);
    if (answer?.prediction === wanted) return;
  }
}

describe.each([
  ['IP addresses', (port: string) => `127.0.0.1:${port}`],
  ['names', (port: string) => `localhost:${port}`],
])('%s', (_, toAddress) => {
  const address = (listening: string) => toAddress(listening.split(':')[1] ?? '');

  test('calls go round; when one server stops the other answers, and it comes back', async () => {
    const a = await named('a');
    const b = await named('b');
    const client = createClient(ModelService, connect([address(a.address), address(b.address)]));
    const ask = () => client.predict({});
    await askUntil('a', ask);
    await askUntil('b', ask);
    expect(await askTimes(10, ask)).toEqual({ a: 5, b: 5 });

    a.server.forceShutdown();
    await askUntil('b', ask);
    await askUntil('b', ask);
    expect(await askTimes(10, ask)).toEqual({ b: 10 });

    const again = createGrpcServer();
    addService(again, ModelService, { predict: () => ({ prediction: 'a again' }) });
    await listen(again, a.address);
    await askUntil('a again', ask);
    again.forceShutdown();
  });

  test('one dead address among two does not matter from the start', async () => {
    const dead = await named('dead');
    dead.server.forceShutdown();
    const alive = await named('alive');
    const transport = connect([address(dead.address), address(alive.address)]);
    await transport.connected(5_000);
    const client = createClient(ModelService, transport);
    expect(await askTimes(10, () => client.predict({}))).toEqual({ alive: 10 });
  });
});

test('a transport needs an address', () => {
  expect(() => connect([])).toThrow(RangeError);
});

test('a running stream fails with UNAVAILABLE when its server goes', async () => {
  const { address, server } = await serve(ModelService, {
    async *monitorModel(_, { signal }) {
      yield {};
      await new Promise((resolve) => signal.addEventListener('abort', resolve));
    },
  });
  const client = createClient(ModelService, connect([address]));
  const error = await errorOf(
    (async () => {
      for await (const _ of client.monitorModel({})) server.forceShutdown();
    })(),
  );
  expect([Code.Unavailable, Code.Canceled]).toContain(error.code);
});
