import { mkdirSync, statfsSync } from 'node:fs';
import { LaunchError } from './launch-error.ts';

/** With less a database soon stops in the middle of its work. */
const neededBytes = 500e6;

/** Makes the data folder. Throws LaunchError when it cannot be written or the disk is nearly full. */
export function preparePlace(data: string): void {
  try {
    mkdirSync(data, { recursive: true });
    mkdirSync(`${data}/logs`, { recursive: true });
  } catch (error) {
    throw LaunchError.of(error);
  }
  const { bavail, bsize } = statfsSync(data);
  const free = bavail * bsize;
  if (free < neededBytes) {
    throw new LaunchError(
      `The disk is nearly full: ${Math.floor(free / 1e6)} MB are free for ${data}, ${neededBytes / 1e6} MB are needed. Free some space, or set PROSA_DATA to a folder elsewhere.`,
    );
  }
}
