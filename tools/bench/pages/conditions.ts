import { loadavg } from 'node:os';
import type { Machine } from '../measure/machine.ts';

/** One line that says where and when something was measured. */
export function measuredOn(machine: Machine): string {
  const { cpuModel, cores, memoryGiB, load, fdatasyncUs, calibrationUs } = machine;
  const date = new Date().toISOString().slice(0, 10);
  return `Measured on ${date}: ${cores} cores (${cpuModel}), ${memoryGiB} GiB, load ${load.toFixed(2)} at the start and ${(loadavg()[0] ?? 0).toFixed(2)} at the end; Node ${process.version}; fdatasync of 8 KiB ${fdatasyncUs} µs, SHA-256 of 64 MiB ${calibrationUs} µs.`;
}
