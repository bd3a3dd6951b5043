import type { Load } from './placement.ts';

/** Counters that only grow, and what memory is in use at the moment. */
export interface Reading {
  /** Since the beginning, of all cores together. */
  readonly cpuSeconds: number;
  readonly memoryMiB: number;
  /** In and out since the beginning, of all cards. */
  readonly networkBytes: number;
}

/** What was done between two readings. A counter that went back began anew: it counts from 0. */
export function loadBetween(before: Reading, after: Reading, seconds: number): Load {
  const grown = (earlier: number, later: number): number => (later >= earlier ? later - earlier : later);
  return {
    cpus: grown(before.cpuSeconds, after.cpuSeconds) / seconds,
    memoryMiB: after.memoryMiB,
    networkBytesPerSecond: grown(before.networkBytes, after.networkBytes) / seconds,
  };
}

/**
 * Reads what `virsh domstats --cpu-total --balloon --interface` prints of the machines that run: time of their CPUs, memory that
 * QEMU takes from the host, bytes of their cards.
 */
export function readDomstats(text: string): Map<string, Reading> {
  const blocks = text.split(/^Domain: /m).slice(1);
  return new Map(
    blocks.map((block) => {
      const name = /^'([^']*)'/.exec(block)?.[1] ?? '';
      const value = (key: string): number => Number(new RegExp(`^ *${key}=(\\d+)`, 'm').exec(block)?.[1] ?? 0);
      const bytes = [...block.matchAll(/^ *net\.\d+\.[rt]x\.bytes=(\d+)/gm)];
      return [
        name,
        {
          cpuSeconds: value('cpu\\.time') / 1e9,
          memoryMiB: value('balloon\\.rss') / 1024,
          networkBytes: bytes.reduce((sum, [, count]) => sum + Number(count), 0),
        },
      ];
    }),
  );
}

/** Ticks a second in /proc/stat: the same on every Linux that people see (USER_HZ). */
const ticksPerSecond = 100;

/** Cards that are not of metal: what goes through them goes through another one as well, or never leaves the host. */
const madeCards = /^(lo|vnet|tap|veth|br|virbr|docker|bond|macvtap)/;

/** Reads a host's /proc/stat, /proc/meminfo and /proc/net/dev, one after the other. */
export function readHost(text: string): Reading {
  const ticks = /^cpu +([\d ]+)$/m.exec(text)?.[1]?.split(' ').map(Number) ?? [];
  // proc_stat(5): user nice system idle iowait irq softirq steal guest guest_nice; guests are in user already.
  const busy = ticks.slice(0, 8).reduce((sum, count, index) => (index === 3 || index === 4 ? sum : sum + count), 0);
  const kibibytes = (key: string): number => Number(new RegExp(`^${key}: +(\\d+) kB`, 'm').exec(text)?.[1] ?? 0);
  const cards = [...text.matchAll(/^ *([^\s:]+): +(\d+)(?: +\d+){7} +(\d+)/gm)].filter(
    ([, card = '']) => !madeCards.test(card),
  );
  return {
    cpuSeconds: busy / ticksPerSecond,
    memoryMiB: (kibibytes('MemTotal') - kibibytes('MemAvailable')) / 1024,
    networkBytes: cards.reduce((sum, [, , received, sent]) => sum + Number(received) + Number(sent), 0),
  };
}
