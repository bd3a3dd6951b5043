/**
 * A disk replicated by DRBD between two guests with Debian's own kernel, whose primary is killed while it writes: nx run
 * tools:cluster-drbd. Tested is that the other one has every write that was acknowledged, and that both disks are the same when the killed one is
 * back; how long it took is printed. `--seed` repeats the writes. `--protocol=A` breaks it on purpose, on a slow cable, and then
 * it has to fail. Needs root.
 */
import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { needTools } from '../../vm-images/making/needed-tools.ts';
import { ClusterError, runProgram } from '../cluster-error.ts';
import { failOver } from './failover.ts';
import type { Load } from './load.ts';
import { Pair, sides } from './pair.ts';
import { blockBytes, bytesOf, planWrites } from './writes.ts';

/** Writes that are asked for, and the blocks of the file that they go to. */
const size = { writes: 1000, fileBlocks: 256 } as const;

await runProgram(async () => {
  const { seed, protocol } = options();
  needTools(['chroot', 'mmdebstrap', 'qemu-system-x86_64', 'xz']);
  const load: Load = {
    seed,
    writes: planWrites(seed, size.writes, size.fileBlocks),
    bytes: bytesOf(seed, size.writes),
    fileBlocks: size.fileBlocks,
    protocol,
  };
  console.log(`--- seed ${seed}, protocol ${protocol}`);
  await using pair = await Pair.make(protocol, load.bytes, size.fileBlocks * blockBytes, console.log);
  // Without power everything ends, and what was made is removed on the way.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => pair.cut());
  try {
    await failOver(pair, load, told);
  } catch (error) {
    for (const { name } of sides) console.error(`console of ${name}: ${endOf(pair.consoleOf(name))}`);
    throw error;
  }
  console.log(`passed, on ${availableParallelism()} cores`);
});

/** What the command line asks for. Throws a ClusterError that names what is wrong. */
function options(): Pick<Load, 'seed' | 'protocol'> {
  const { values } = parseArgs({
    options: {
      seed: { type: 'string', default: String(Date.now() % 1_000_000) },
      protocol: { type: 'string', default: 'C' },
    },
  });
  if (!/^\d{1,9}$/.test(values.seed)) throw new ClusterError('--seed: not a whole number from 0 to 999999999');
  const { protocol } = values;
  if (protocol !== 'A' && protocol !== 'C') throw new ClusterError('--protocol: neither A nor C');
  return { seed: Number(values.seed), protocol };
}

/** Prints what was done; a figure with how many processes wanted a core of this machine in the last minute. */
function told(what: string, ms?: number): void {
  const [busy = 0] = loadavg();
  console.log(ms === undefined ? `    ${what}` : `    ${what}: ${(ms / 1000).toFixed(1)} s, load ${busy.toFixed(0)}`);
}

/** The last lines of a guest's console; of one that was not switched on there is none. */
function endOf(path: string): string {
  return existsSync(path) ? readFileSync(path, 'utf8').trimEnd().split('\n').slice(-15).join('\n') : '';
}
