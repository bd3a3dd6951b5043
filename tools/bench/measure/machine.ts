import { createHash } from 'node:crypto';
import { closeSync, fdatasyncSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { median } from '../report/statistics.ts';

const TMPFS = 0x01021994; // statfs(2): TMPFS_MAGIC

/** What the figures depend on. */
export interface Machine {
  readonly cpuModel: string;
  readonly cores: number;
  readonly memoryGiB: number;
  /** Load average of the last minute, before the first run. */
  readonly load: number;
  /** Median of 200 times writing 8 KiB and fdatasync, µs, in the folder of the database. */
  readonly fdatasyncUs: number;
  /** Median of 5 times SHA-256 over 64 MiB, µs: a fixed piece of work, to set figures of two machines or days in relation. */
  readonly calibrationUs: number;
}

/** Looks at this machine. `folder` is on the disk that the database will use; throws when that is memory. */
export function describeMachine(folder: string): Machine {
  if (statfsSync(folder).type === TMPFS) throw new Error(`${folder} is in memory, not on a disk: give another --data`);
  return {
    cpuModel: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    load: loadavg()[0] ?? 0,
    fdatasyncUs: fdatasyncUs(folder),
    calibrationUs: calibrationUs(),
  };
}

/** Whether the cores had so much else to do that only CPU time means something. */
export function isBusy(cores: number, load: number): boolean {
  return load > 2 * cores;
}

function fdatasyncUs(folder: string): number {
  const path = join(folder, 'fdatasync');
  const file = openSync(path, 'w');
  const block = Buffer.alloc(8192, 1);
  try {
    writeSync(file, Buffer.alloc(1024 * 1024), 0, undefined, 0);
    fdatasyncSync(file);
    return Math.round(
      medianUs(200, (turn) => {
        writeSync(file, block, 0, block.length, (turn % 128) * block.length);
        fdatasyncSync(file);
      }),
    );
  } finally {
    closeSync(file);
    rmSync(path);
  }
}

function calibrationUs(): number {
  const work = Buffer.alloc(64 * 1024 * 1024, 1);
  return Math.round(medianUs(5, () => createHash('sha256').update(work).digest()));
}

function medianUs(times: number, work: (turn: number) => void): number {
  const taken = Array.from({ length: times }, (_, turn) => {
    const start = performance.now();
    work(turn);
    return (performance.now() - start) * 1000;
  });
  return median(taken);
}
