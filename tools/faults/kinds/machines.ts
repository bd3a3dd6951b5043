import { rmSync, statfsSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Fault } from '../fault.ts';

/** How far the clock is set, in seconds. */
const stepSeconds = 3_600;

/** What goes wrong with the machine itself. */
export const machines: Readonly<Record<string, Fault>> = {
  'disk-full': {
    does: 'the disk of PostgreSQL is full',
    cannot: ({ smallDisk }) => (smallDisk === undefined ? 'only root can give PostgreSQL a small disk' : undefined),
    async run({ smallDisk, holdMs }) {
      if (smallDisk === undefined) return;
      const ballast = join(smallDisk, 'ballast');
      try {
        await fill(ballast, smallDisk);
        await wait(2 * holdMs);
      } finally {
        rmSync(ballast, { force: true });
      }
    },
  },
  'clock-forward': clockStep('forward', stepSeconds),
  'clock-back': clockStep('back', -stepSeconds),
};

function clockStep(way: string, seconds: number): Fault {
  return {
    does: `the clock of everything is set ${way} by an hour`,
    cannot: ({ clock }) => (clock === undefined ? 'libfaketime is not installed' : undefined),
    async run({ clock, holdMs }) {
      clock?.step(seconds);
      await wait(Math.max(1_500, holdMs)); // seen within a second
    },
  };
}

/** Writes until there is no room, several times: PostgreSQL may free a little meanwhile. */
async function fill(path: string, folder: string): Promise<void> {
  const file = await open(path, 'w');
  const block = Buffer.alloc(1 << 20);
  try {
    for (let { bavail, bsize } = statfsSync(folder); bavail > 0; { bavail, bsize } = statfsSync(folder)) {
      await file.write(block, 0, Math.min(block.length, bavail * bsize));
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  } finally {
    await file.close();
  }
}
