import type pg from 'pg';
import { ServerProbe } from './server-probe.ts';

/** A server that only reads, and how far its log goes. */
interface Standby {
  readonly url: string;
  readonly heldBytes: bigint;
  readonly replayedBytes: bigint;
}

/**
 * The URL of the standby to read from while no server is the primary: the one that was given most of the log, since all of it will be
 * replayed; of several the one that has replayed most; of equals `current`. One that is still given the log is left out: where it comes
 * from may be a primary that is out of reach only from here, and others go on with it. Undefined when one of them is the primary or
 * none is left. Takes at most two seconds.
 */
export async function findStandby(
  urls: readonly string[],
  config: pg.ClientConfig,
  current?: string,
): Promise<string | undefined> {
  const probes = urls.map((url) => new ServerProbe(url, config));
  try {
    const states = await Promise.all(probes.map((probe) => probe.ask()));
    if (states.some((state) => state?.is === 'primary')) return undefined;
    const standbys = probes.flatMap(({ url, found }) =>
      found?.is === 'standby' && !found.receives ? [{ url, ...found }] : [],
    );
    const [best] = standbys.toSorted((a, b) => compare(a, b) || Number(b.url === current) - Number(a.url === current));
    return best?.url;
  } finally {
    for (const probe of probes) probe.end();
  }
}

/** The most advanced one first. */
function compare(a: Standby, b: Standby): number {
  return Number(b.heldBytes - a.heldBytes) || Number(b.replayedBytes - a.replayedBytes);
}
