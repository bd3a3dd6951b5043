import { cpus, loadavg, totalmem } from 'node:os';

/** Where and when figures were taken, as half a sentence: `on 2026-11-27 on 2 cores of … (load 0.3), 24 GiB, Node v24.21.0`. */
export function whereAndWhen(when = new Date()): string {
  const cores = `${cpus().length} cores of ${cpus()[0]?.model ?? 'an unknown CPU'} (load ${loadavg()[0]!.toFixed(1)})`;
  return `on ${when.toISOString().slice(0, 10)} on ${cores}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`;
}
