import { once } from 'node:events';
import { join } from 'node:path';
import { type Inside, startInside } from '../program.ts';

/** A service, and where it is to be reached, a port a process of it. */
export interface StackPlan {
  readonly service: 'gateway' | 'persistence';
  readonly address: string;
  readonly ports: readonly number[];
}

/** Services of this checkout's builds in the network of a lab (stack.ts), until they are disposed of. Throws with what they said when they do not come up. */
export async function startStackInside(
  inside: Inside,
  { service, address, ports }: StackPlan,
): Promise<AsyncDisposable> {
  const words = [join(import.meta.dirname, 'stack.ts'), address, service, ...ports.map(String)];
  const { child } = await startInside(inside, [process.execPath, ...words], `${service} does not come up`);
  child.stderr.pipe(process.stderr);
  return {
    async [Symbol.asyncDispose]() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const exit = once(child, 'exit');
      child.stdin.end();
      await exit;
    },
  };
}
