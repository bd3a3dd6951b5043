import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { ClusterError } from '../cluster-error.ts';
import type { Measured } from './measure.ts';

/** Samples that are kept; at one a minute, those of a working day. */
const mostSamples = 600;

/** Adds a sample to a file of figures, which is made when there is none, and drops the oldest of too many. */
export function addSample(path: string, sample: Measured['sample']): void {
  const figures = existsSync(path) ? read(path) : {};
  const samples = Array.isArray(figures['samples']) ? (figures['samples'] as unknown[]) : [];
  const text = JSON.stringify({ ...figures, samples: [...samples, sample].slice(-mostSamples) }, null, 1);
  // The old file stays until the new one is whole.
  writeFileSync(`${path}.new`, `${text}\n`);
  renameSync(`${path}.new`, path);
}

function read(path: string): Record<string, unknown> {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
  } catch (error) {
    throw new ClusterError(`${path}: ${(error as Error).message}`);
  }
}
