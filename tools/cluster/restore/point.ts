import { ClusterError } from '../cluster-error.ts';
import { time } from '../backup/told.ts';
import type { Backup } from '../database/repository.ts';

/** Where to go back to. */
export interface Point {
  /** Every commit until then is there, none after it; `latest`: all that reached the repository. */
  readonly to: Date | 'latest';
  /** PostgreSQL's number of the history in which that was, when it is not the newest: to undo a restore. */
  readonly timeline: number | undefined;
}

/** Who says that it is meant. */
export interface RestoreWish extends Point {
  /** Has to be the name of the cluster. */
  readonly confirmed: string | undefined;
}

const written = /^\d{4}-\d\d-\d\d[ T]\d\d:\d\d(:\d\d(\.\d{1,6})?)?( ?(Z|UTC|[+-]\d\d:?\d\d))?$/;

/** Reads `2026-11-27 12:00:00`, of this machine's time zone, or with `UTC` or `+02:00` behind it. Throws a ClusterError for what is no time. */
export function readTime(text: string): Date {
  const date = new Date(text.replace(/ ?UTC$/, 'Z').replace(/ (?=[+-])/, ''));
  if (!written.test(text) || Number.isNaN(date.getTime())) {
    throw new ClusterError(
      `--to=${text} is no time: write 2026-11-27 12:00:00, with UTC or +02:00 behind it or in your own time zone`,
    );
  }
  return date;
}

/** Reads `latest` or a time, as {@link readTime}. */
export function readTo(text: string): Point['to'] {
  return text === 'latest' ? text : readTime(text);
}

/** A point for people. */
export function pointTold({ to, timeline }: Point): string {
  const when = to === 'latest' ? 'the latest that the repository has' : time(to);
  return timeline === undefined ? when : `${when} of history ${timeline}`;
}

/** Reads the number of a history. Throws a ClusterError for what is none. */
export function readTimeline(text: string | undefined): number | undefined {
  if (text === undefined || /^[1-9]\d{0,8}$/.test(text)) return text === undefined ? undefined : Number(text);
  throw new ClusterError(`--timeline=${text} is no whole number`);
}

/** Refuses, as a ClusterError, what no backup reaches or what has not been yet. `backups`: the oldest first. */
export function checkPoint({ to }: Point, backups: readonly Backup[], now: Date): void {
  const [oldest] = backups;
  if (oldest === undefined) throw new ClusterError('there is no backup');
  if (to === 'latest') return;
  if (to <= oldest.endedAt)
    throw new ClusterError(`${time(to)} is before the end of the oldest backup: ${time(oldest.endedAt)}`);
  if (to >= now) throw new ClusterError(`${time(to)} has not been yet: it is ${time(now)}`);
}
