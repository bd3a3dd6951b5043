import type pg from 'pg';
import { ServerProbe, type ServerState } from './server-probe.ts';

/** How long the others are waited for once one says that it is the primary. */
const graceMs = 200;

/**
 * The servers of a URL that names several, `postgres://user:password@a:5432,b:5432/name`, each as a URL of its own; of one with a
 * single server the same URL. They are one PostgreSQL and its standbys, of which one is the primary at a time.
 */
export function serverUrls(url: string): readonly [string, ...string[]] {
  const [, before = '', hosts = '', after = ''] = /^([a-z]+:\/\/(?:[^@/?#]*@)?)([^/?#]*)(.*)$/s.exec(url) ?? [];
  const [first, ...others] = hosts.split(',').map((host) => before + host + after);
  return hosts.includes(',') && first !== undefined ? [first, ...others] : [url];
}

/** None of the servers says that it is the primary; one of them is expected to become it. */
export class NoPrimaryError extends Error {
  /** PostgreSQL's SQLSTATE for "cannot connect now". */
  readonly code = '57P03';

  constructor(servers: number) {
    super(`none of the ${servers} PostgreSQL servers is the primary`);
  }
}

/**
 * Asks all servers at once which one writes, and answers its URL. A server that was cut off may still take itself for the primary:
 * among several the one that was promoted last counts. Throws NoPrimaryError after at most two seconds.
 */
export async function findPrimary(urls: readonly string[], config: pg.ClientConfig): Promise<string> {
  const probes = urls.map((url) => new ServerProbe(url, config));
  try {
    const answers = probes.map((probe) => probe.ask());
    await Promise.race([Promise.all(answers), firstPrimary(answers)]);
    const primaries = probes.filter(({ found }) => found?.is === 'primary');
    const [newest] = primaries.toSorted((a, b) => timelineOf(b) - timelineOf(a));
    if (newest === undefined) throw new NoPrimaryError(urls.length);
    return newest.url;
  } finally {
    for (const probe of probes) probe.end();
  }
}

/** Resolves some time after one of them is a primary; never when none is. */
async function firstPrimary(answers: readonly Promise<ServerState | undefined>[]): Promise<void> {
  await untilPrimary(answers);
  await new Promise((resolve) => setTimeout(resolve, graceMs));
}

/** Resolves when one of them is a primary; never when none is. */
export async function untilPrimary(answers: readonly Promise<ServerState | undefined>[]): Promise<void> {
  const primaries = answers.map(async (answer) => {
    if ((await answer)?.is !== 'primary') throw new Error('not a primary');
  });
  await Promise.any(primaries).catch(() => new Promise(() => undefined));
}

const timelineOf = ({ found }: ServerProbe): number => (found?.is === 'primary' ? found.timeline : 0);
