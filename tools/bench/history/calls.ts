import { createClient } from '@connectrpc/connect';
import type { Client, Interceptor } from '@connectrpc/connect';
import { createConnectTransport } from '@connectrpc/connect-node';
import { MessageService } from '@prosa/proto/chat';
import type { Person, Product } from '../products/product.ts';
import { LatencyHistogram } from '../measure/latency-histogram.ts';
import type { Latency } from '../measure/latency-histogram.ts';
import { cpuBetween } from '../measure/process-cpu.ts';

/** The messages of a Prosa on a port of loopback, as this person. */
export function messagesAs({ credential }: Person, port: number): Client<typeof MessageService> {
  const authenticate: Interceptor = (next) => (request) => {
    request.header.set('Cookie', credential);
    return next(request);
  };
  const baseUrl = `http://127.0.0.1:${port}`;
  return createClient(
    MessageService,
    createConnectTransport({ baseUrl, httpVersion: '1.1', useBinaryFormat: true, interceptors: [authenticate] }),
  );
}

/** How long calls took, in milliseconds, and what each cost the servers. */
export interface CallTimes extends Latency {
  readonly cpuMs: number;
}

/** Times calls one after the other; the first ones do not count. Throws what the call does. */
export async function timeCalls(
  product: Product,
  count: number,
  call: (index: number) => Promise<unknown>,
): Promise<CallTimes> {
  const latencies = new LatencyHistogram();
  const warmUp = Math.ceil(count / 10);
  for (let index = 0; index < warmUp; index++) await call(index);
  const before = product.cpuSeconds();
  for (let index = warmUp; index < warmUp + count; index++) {
    const startedAt = performance.now();
    await call(index);
    latencies.record(performance.now() - startedAt);
  }
  const { parts } = cpuBetween(before, product.cpuSeconds());
  const cpuSeconds = Object.values(parts).reduce((sum, seconds) => sum + seconds, 0);
  return { ...latencies.read()!, cpuMs: (cpuSeconds * 1000) / count };
}
