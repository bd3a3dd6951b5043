import { Code } from '@connectrpc/connect';
import { AssistantService, ModelService } from '@prosa/proto/ai';
import { Health, HealthStatus, ServingStatus } from './index.ts';
import { closeAll, errorOf, serveAndConnect } from './testing.ts';

afterEach(closeAll);

const { SERVING, NOT_SERVING, SERVICE_UNKNOWN } = ServingStatus;

async function start() {
  const health = new HealthStatus([ModelService, AssistantService]);
  return { health, client: await serveAndConnect(Health, health.service) };
}

test('check and list tell every service and the whole', async () => {
  const { health, client } = await start();
  expect(await client.check({})).toMatchObject({ status: NOT_SERVING });
  health.set(SERVING);
  health.set(NOT_SERVING, AssistantService);
  expect(await client.check({})).toMatchObject({ status: SERVING });
  expect(await client.check({ service: ModelService.typeName })).toMatchObject({ status: SERVING });
  expect(await client.list({})).toMatchObject({
    statuses: {
      '': { status: SERVING },
      [ModelService.typeName]: { status: SERVING },
      [AssistantService.typeName]: { status: NOT_SERVING },
    },
  });
  expect(await errorOf(client.check({ service: 'no.Such' }))).toMatchObject({ code: Code.NotFound });
});

test('watch tells the status now and each change, and ends with its caller', async () => {
  const { health, client } = await start();
  const stop = new AbortController();
  const seen: ServingStatus[] = [];
  const steps = [
    () => health.set(SERVING),
    () => {
      health.set(SERVING); // no change
      health.set(SERVING, AssistantService); // not the one that is watched
      health.set(NOT_SERVING, ModelService);
    },
    () => stop.abort(),
  ];
  const error = await errorOf(
    (async () => {
      for await (const { status } of client.watch({ service: ModelService.typeName }, { signal: stop.signal })) {
        seen.push(status);
        steps.shift()?.();
      }
    })(),
  );
  expect(error.code).toBe(Code.Canceled);
  expect(seen).toEqual([NOT_SERVING, SERVING, NOT_SERVING]);
});

test('watch of an unknown service says so and stays open', async () => {
  const { client } = await start();
  const stop = new AbortController();
  const watch = client.watch({ service: 'no.Such' }, { signal: stop.signal })[Symbol.asyncIterator]();
  expect((await watch.next()).value).toMatchObject({ status: SERVICE_UNKNOWN });
  stop.abort();
  expect(await errorOf(watch.next())).toMatchObject({ code: Code.Canceled });
});
