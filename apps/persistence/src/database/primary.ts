import type pg from 'pg';
import { type Answer, askServers } from './census.ts';

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
 * among several the one that was promoted last counts. Throws NoPrimaryError, after as long as {@link askServers} takes.
 */
export async function findPrimary(urls: readonly string[], config: pg.ClientConfig): Promise<string> {
  const answers = await askServers(urls, config);
  const primaries = answers.filter(({ state }) => state?.is === 'primary');
  const [newest] = primaries.toSorted((a, b) => timelineOf(b) - timelineOf(a));
  if (newest === undefined) throw new NoPrimaryError(urls.length);
  return newest.url;
}

const timelineOf = ({ state }: Answer): number => (state?.is === 'primary' ? state.timeline : 0);
