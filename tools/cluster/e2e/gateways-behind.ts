import type { ClusterLab } from '../lab/cluster-lab.ts';
import { guests, outside, portBehind, ports } from '../lab/lab-plan.ts';
import { startStackInside } from '../lab/stack/start-stack.ts';

/** A gateway behind each guest of one, and where people reach them: through the guests. */
export async function gatewaysBehind(lab: ClusterLab): Promise<AsyncDisposable & { readonly urls: readonly string[] }> {
  const ways = guests.filter(({ kind }) => kind === 'gateway');
  const plan = { service: 'gateway', address: outside.machines, ports: ways.map(portBehind) } as const;
  const stack = await startStackInside(lab.network.inside, plan);
  return {
    urls: ways.map(({ address }) => `http://${address}:${ports.people}`),
    [Symbol.asyncDispose]: () => stack[Symbol.asyncDispose](),
  };
}
