import { isRunning, processStart } from '@prosa/supervisor';
import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { LaunchError } from './launch-error.ts';

interface Holder {
  readonly pid: number;
  /** Tells two processes with the same number apart. */
  readonly start: string;
  readonly address: string;
}

/**
 * Makes this process the only launcher on a data folder, by a file in it that is left behind only after a crash and then
 * recognised as stale. Returns how to give it back. Throws LaunchError when another launcher lives.
 */
export function lockInstance(data: string, address: string): () => void {
  const path = `${data}/launcher.json`;
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      const file = openSync(path, 'wx');
      const holder: Holder = { pid: process.pid, start: processStart(process.pid), address };
      writeSync(file, JSON.stringify(holder));
      closeSync(file);
      return () => rmSync(path, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw LaunchError.of(error);
    }
    const holder = read(path);
    if (holder !== undefined && isRunning(holder.pid) && processStart(holder.pid) === holder.start) {
      throw new LaunchError(
        `Prosa already runs on this data at ${holder.address} (process ${holder.pid}, ${data}). Stop it first, or set PROSA_DATA and PORT to run another one.`,
      );
    }
    rmSync(path, { force: true });
  }
  throw new LaunchError(`Several launchers start at once on ${data}; try again.`);
}

function read(path: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Holder;
  } catch {
    return undefined;
  }
}
