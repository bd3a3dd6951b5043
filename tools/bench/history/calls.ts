import { createClient } from '@connectrpc/connect';
import type { Client, Interceptor } from '@connectrpc/connect';
import { createConnectTransport } from '@connectrpc/connect-node';
import { MessageService } from '@prosa/proto/chat';
import type { Person } from '../products/product.ts';
import { LatencyHistogram } from '../measure/latency-histogram.ts';
import type { Latency } from '../measure/latency-histogram.ts';

/** The messages of a Prosa on a port of loopback, as this person. */
export function messagesAs({ credential }: Person, port: number): Client<typeof MessageService> {
  const authenticate: Interceptor = (next) => (request) => {
    request.header.set('Cookie', credential);
    return next(request);
  };
  const baseUrl = `http://127.0.0.1:${port}`;
  return createClient(
    MessageService,
    createConnectTransport({ baseUrl, httpVersion: '1.1', interceptors: [authenticate] }),
  );
}

/** How long a call takes, one after the other; the first ones do not count. Throws what the call does. */
export async function timeCalls(count: number, call: (index: number) => Promise<unknown>): Promise<Latency> {
  const latencies = new LatencyHistogram();
  const warmUp = Math.ceil(count / 10);
  for (let index = -warmUp; index < count; index++) {
    const startedAt = performance.now();
    await call(Math.abs(index));
    if (index >= 0) latencies.record(performance.now() - startedAt);
  }
  return latencies.read()!;
}
