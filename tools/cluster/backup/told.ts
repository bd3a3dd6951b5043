import type { MadeBackup } from './make-backup.ts';

/** What people are told of a backup that was made. */
export function backupTold({ backup, tookMs, oldest }: MadeBackup): string[] {
  const kind = backup.type === 'full' ? 'everything' : 'what was new';
  return [
    `${backup.label}: ${kind}, ${size(backup.storedBytes)} stored of a database of ${size(backup.databaseBytes)}, in ${(tookMs / 1000).toFixed(1)} s`,
    `every point in time from ${time(oldest)} on can be restored`,
  ];
}

/** `2026-11-27 12:00:00 UTC` */
export function time(date: Date): string {
  return `${date.toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}

/** `3.2 MB`; units are powers of 1000. */
export function size(bytes: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB', 'TB'];
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${unit === 0 ? value : value.toFixed(1)} ${units[unit]}`;
}
