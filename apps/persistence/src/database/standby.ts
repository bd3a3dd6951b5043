import type pg from 'pg';
import { askServers } from './census.ts';

/** What servers say: one of them leads; none does, and this one is the standby to read from, if any. */
export type Survey = { readonly leads: true } | { readonly leads: false; readonly standby: string | undefined };

/** A server that only reads, and how far its log goes. */
interface Standby {
  readonly url: string;
  readonly heldBytes: bigint;
  readonly replayedBytes: bigint;
}

/**
 * Asks all servers at once whether one leads, and else which standby to read from: the one that was given most of the log, since all of
 * it will be replayed; of several the one that has replayed most; of equals `current`. One that is still given the log is left out: where
 * it comes from may be a primary that is out of reach only from here, and others go on with it. Takes as long as {@link askServers}; does
 * not throw.
 */
export async function surveyServers(
  urls: readonly string[],
  config: pg.ClientConfig,
  current?: string,
): Promise<Survey> {
  const answers = await askServers(urls, config);
  if (answers.some(({ state }) => state?.is === 'primary')) return { leads: true };
  const standbys = answers.flatMap(({ url, state }) =>
    state?.is === 'standby' && !state.receives ? [{ url, ...state }] : [],
  );
  const [best] = standbys.toSorted((a, b) => compare(a, b) || Number(b.url === current) - Number(a.url === current));
  return { leads: false, standby: best?.url };
}

/** The most advanced one first. */
function compare(a: Standby, b: Standby): number {
  return Number(b.heldBytes - a.heldBytes) || Number(b.replayedBytes - a.replayedBytes);
}
