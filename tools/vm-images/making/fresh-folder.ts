import { chmod, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/**
 * Makes a folder whole or not at all: `make` fills a new folder beside `folder`, which then takes its place. When
 * `make` throws, or the process is told to end, the new one is removed and what was there before stays.
 */
export async function makeWhole(folder: string, make: (fresh: string) => Promise<void>): Promise<void> {
  await mkdir(dirname(folder), { recursive: true });
  const fresh = await mkdtemp(join(dirname(folder), `.${basename(folder)}-`));
  await chmod(fresh, 0o755); // readable by whom the image is for
  const remove = (): Promise<void> => rm(fresh, { recursive: true, force: true });
  const leave = (signal: NodeJS.Signals): void => void remove().finally(() => process.kill(process.pid, signal));
  process.once('SIGINT', leave).once('SIGTERM', leave);
  try {
    await make(fresh);
    await rm(folder, { recursive: true, force: true });
    await rename(fresh, folder);
  } finally {
    process.off('SIGINT', leave).off('SIGTERM', leave);
    await remove();
  }
}
