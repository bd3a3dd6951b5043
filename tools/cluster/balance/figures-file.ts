import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { ClusterError } from '../cluster-error.ts';
import type { Measured } from './measure.ts';

/** Samples, and moves, that are kept; at one a minute, those of a working day. */
const most = 600;

/** Adds a sample to a file of figures, which is made when there is none; the oldest of too many goes. Throws a ClusterError for no JSON. */
export function addSample(path: string, sample: Measured['sample']): void {
  add(path, 'samples', sample);
}

/** Adds that a machine was moved, as {@link addSample} adds a sample. */
export function addMove(path: string, move: { readonly at: string; readonly machine: string }): void {
  add(path, 'moves', move);
}

function add(path: string, list: 'samples' | 'moves', entry: object): void {
  const figures = existsSync(path) ? read(path) : {};
  const before = Array.isArray(figures[list]) ? (figures[list] as unknown[]) : [];
  const text = JSON.stringify({ ...figures, [list]: [...before, entry].slice(-most) }, null, 1);
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
