import { type SupervisedProcess, untilListening } from '@prosa/supervisor';
import { setTimeout as wait } from 'node:timers/promises';

/**
 * Resolves when these ports are listened at and all gateways answer /readyz with 200. Throws with what is missing after `timeoutMs`, or at once when a
 * service was given up, with its last lines.
 */
export async function untilReady(
  gatewayUrls: readonly string[],
  ports: readonly number[],
  services: readonly SupervisedProcess[],
  timeoutMs: number,
): Promise<void> {
  const done = new AbortController();
  const failed = new Promise<never>((_, reject) => {
    for (const service of services) {
      const gaveUp = (): void =>
        reject(new Error(`${service.name} does not stay up:\n${service.lastLines.join('\n')}`));
      service.once('gaveUp', gaveUp);
      done.signal.addEventListener('abort', () => service.off('gaveUp', gaveUp), { once: true });
    }
  });
  const deadline = performance.now() + timeoutMs;
  try {
    await Promise.race([failed, Promise.all(ports.map((port) => listening(port, timeoutMs)))]);
    await Promise.race([failed, Promise.all(gatewayUrls.map((url) => ready(url, deadline, done.signal)))]);
  } finally {
    done.abort();
  }
}

async function listening(port: number, timeoutMs: number): Promise<void> {
  if (!(await untilListening(port, timeoutMs))) throw new Error(`nobody listens at port ${port}`);
}

async function ready(url: string, deadline: number, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const answer = await ask(`${url}/readyz`);
    if (answer === undefined) return;
    if (performance.now() > deadline) throw new Error(`${url} is not ready: ${answer}`);
    await wait(30);
  }
}

/** Undefined when ready, else what it says. */
async function ask(url: string): Promise<string | undefined> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2_000) });
    const text = await response.text();
    return response.ok ? undefined : text;
  } catch (error) {
    return `no answer (${(error as Error).message})`;
  }
}
