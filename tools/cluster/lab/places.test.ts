import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sweep } from './places.ts';

test('what a killed lab has left is removed, and nothing else', () => {
  const place = mkdtempSync(join(tmpdir(), 'prosa-places-'));
  // Above what Linux counts to (pid_max is at most 2^22).
  const names = ['prosa-cluster-5000000-a', `prosa-cluster-${process.pid}-b`, 'prosa-cluster', 'prosa-cluster-x-c'];
  for (const part of ['cgroups', 'folders'])
    for (const name of names) mkdirSync(join(place, part, name, 'north'), { recursive: true });
  try {
    sweep(join(place, 'cgroups'), join(place, 'folders'));
    for (const part of ['cgroups', 'folders'])
      expect(readdirSync(join(place, part)).sort()).toEqual(names.slice(1).sort());
  } finally {
    rmSync(place, { recursive: true });
  }
});
