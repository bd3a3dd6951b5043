import { createClient } from '@connectrpc/connect';
import {
  addService,
  createGrpcServer,
  createGrpcTransport,
  createReflection,
  Health,
  HealthStatus,
  listen,
  ServerReflection,
  ServingStatus,
} from './index.ts';

test('smoke', async () => {
  const server = createGrpcServer();
  const health = new HealthStatus([Health]);
  addService(server, Health, health.service);
  addService(server, ServerReflection, createReflection([Health, ServerReflection]));
  const port = await listen(server, '127.0.0.1:0');
  const transport = createGrpcTransport({ addresses: [`127.0.0.1:${port}`] });
  await transport.connected(2000);
  const client = createClient(Health, transport);
  expect((await client.check({})).status).toBe(ServingStatus.NOT_SERVING);
  const stop = new AbortController();
  const seen: ServingStatus[] = [];
  for await (const { status } of client.watch({}, { signal: stop.signal })) {
    seen.push(status);
    if (seen.length === 1) health.set(ServingStatus.SERVING);
    else break;
  }
  stop.abort();
  await expect(client.check({ service: 'x' })).rejects.toMatchObject({ rawMessage: 'unknown service x', code: 5 });
  async function* ask() {
    yield { messageRequest: { case: 'listServices' as const, value: '' } };
  }
  const names: unknown[] = [];
  for await (const m of createClient(ServerReflection, transport).serverReflectionInfo(ask()))
    names.push(m.messageResponse.value);
  expect(names).toHaveLength(1);
  transport.close();
  server.forceShutdown();
});
