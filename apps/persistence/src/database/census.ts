import { setTimeout as wait } from 'node:timers/promises';
import type pg from 'pg';
import { ServerProbe, type ServerState } from './server-probe.ts';

/** How long it may take until any server answers. */
const firstMs = 4_000;
/** How much longer the others may take then: one that is frozen never answers. */
const othersMs = 2_000;
/** How long a server may take to let a question in, and as long again to answer it. */
const limitMs = 10_000;
/** How long the others are waited for once one says that it is the primary. */
const graceMs = 200;

/** What a server said that it is; undefined when it did not answer in time. */
export interface Answer {
  readonly url: string;
  readonly state: ServerState | undefined;
}

const underWay = new Map<string, Promise<readonly Answer[]>>();

/** Questions to servers that had taken them and not answered yet when nobody waited any more, by URL. */
const goingOn = new Map<string, ServerProbe>();

/**
 * Asks all servers at once what they are. Whoever asks while that goes on gets the same answers: every connection of a pool that is made anew asks, and
 * connections to all servers for each of them, over TLS, would be what keeps a busy machine from answering. Nor is a server that takes its time, as the
 * one that leads may, asked anew by whoever comes next: the first question goes on. Takes at most two seconds from the first answer on, and four where
 * nobody answers; does not throw.
 */
export function askServers(urls: readonly string[], config: pg.ClientConfig): Promise<readonly Answer[]> {
  const key = urls.join(' ');
  const answers = underWay.get(key) ?? ask(urls, config).finally(() => underWay.delete(key));
  underWay.set(key, answers);
  return answers;
}

async function ask(urls: readonly string[], config: pg.ClientConfig): Promise<readonly Answer[]> {
  const probes = urls.map((url) => goingOn.get(url) ?? new ServerProbe(url, config, limitMs));
  try {
    await enough(probes.map((probe) => probe.ask()));
    return probes.map(({ url, found }) => ({ url, state: found }));
  } finally {
    for (const probe of probes) leave(probe);
  }
}

/** Lets a question to a server that is only slow go on, for whoever asks next; others end. */
function leave(probe: ServerProbe): void {
  const other = goingOn.get(probe.url);
  if (other === probe) return;
  if (!probe.isSlow || other !== undefined) return probe.end();
  goingOn.set(probe.url, probe);
  probe.letGo();
  void probe.ask().then(() => {
    goingOn.delete(probe.url);
    probe.end();
  });
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
