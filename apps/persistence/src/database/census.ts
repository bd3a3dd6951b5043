import { setTimeout as wait } from 'node:timers/promises';
import type pg from 'pg';
import { ServerProbe, type ServerState } from './server-probe.ts';

/** How long it may take until any server answers. */
const firstMs = 4_000;
/** How much longer the others may take then: one that is frozen never answers. */
const othersMs = 2_000;
/** How long the others are waited for once one says that it is the primary. */
const graceMs = 200;

/** What a server said that it is; undefined when it did not answer in time. */
export interface Answer {
  readonly url: string;
  readonly state: ServerState | undefined;
}

const underWay = new Map<string, Promise<readonly Answer[]>>();

/**
 * Asks all servers at once what they are. Whoever asks while that goes on gets the same answers: every connection of a pool that is made anew asks, and
 * connections to all servers for each of them, over TLS, would be what keeps a busy machine from answering. Takes at most two seconds from the
 * first answer on, and four where nobody answers; does not throw.
 */
export function askServers(urls: readonly string[], config: pg.ClientConfig): Promise<readonly Answer[]> {
  const key = urls.join(' ');
  const answers = underWay.get(key) ?? ask(urls, config).finally(() => underWay.delete(key));
  underWay.set(key, answers);
  return answers;
}

async function ask(urls: readonly string[], config: pg.ClientConfig): Promise<readonly Answer[]> {
  const probes = urls.map((url) => new ServerProbe(url, config, firstMs + othersMs));
  try {
    await enough(probes.map((probe) => probe.ask()));
    return probes.map(({ url, found }) => ({ url, state: found }));
  } finally {
    for (const probe of probes) probe.end();
  }
}

/** Resolves when all have answered, or what is still to come is not worth the wait. */
async function enough(answers: readonly Promise<ServerState | undefined>[]): Promise<void> {
  const any = (isIt: (state: ServerState | undefined) => boolean): Promise<boolean> =>
    Promise.any(answers.map(async (answer) => isIt(await answer) || Promise.reject(new Error('another one')))).catch(
      () => false,
    );
  const isHeard = await Promise.race([any((state) => state !== undefined), pause(firstMs, false)]);
  if (!isHeard) return;
  const primary = any((state) => state?.is === 'primary').then((leads) => pause(leads ? graceMs : othersMs));
  await Promise.race([Promise.all(answers), primary, pause(othersMs)]);
}

function pause<T>(ms: number, then?: T): Promise<T | undefined> {
  return wait(ms, then, { ref: false });
}
