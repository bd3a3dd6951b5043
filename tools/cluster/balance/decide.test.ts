import { afterAll, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCluster } from '../config/read-cluster.ts';
import { smallCluster } from '../config/small-cluster.fixture.ts';
import { decide } from './decide.ts';
import { readFigures } from './figures.ts';
import { addMove, addSample } from './figures-file.ts';
import { told } from './told.ts';

const cluster = readCluster(smallCluster());
const folder = mkdtempSync(join(tmpdir(), 'prosa-figures-'));
const path = join(folder, 'figures.json');
afterAll(() => rmSync(folder, { recursive: true }));

const load = (cpus: number, memoryMiB = 300) => ({ cpus, memoryMiB, networkBytesPerSecond: 1e6 });
const on = (host: string, cpus: number) => ({ host, ...load(cpus) });

/** Both gateways and both ai are as far apart as they must be, and north does most. */
const crowded = {
  hosts: { north: load(4.5, 1500), south: load(1.2, 900), west: load(0.2, 400) },
  machines: {
    'database-1': on('north', 1.5),
    'database-2': on('south', 0.1),
    'database-3': on('west', 0.1),
    'ai-1': on('north', 1.5),
    'ai-2': on('south', 0.5),
    'gateway-1': on('north', 1),
    'gateway-2': on('south', 0.5),
  },
};

function decided(figures: object) {
  writeFileSync(path, JSON.stringify(figures));
  return decide(cluster, readFigures(path, cluster));
}

const at = (time: string, sample: object = crowded) => ({ at: `2026-01-31T${time}Z`, ...sample });

test('a load that has held moves what may move, and tells what the target would do then', () => {
  const decision = decided({ samples: [at('12:10:00'), at('12:00:00')] });
  expect(decision.moves[0]).toMatchObject({ machine: 'ai-1', from: 'north', to: 'west' });
  // What west does itself, its database, and ai-1.
  expect(decision.moves[0]?.toAfter.cpuLoad).toBeCloseTo((0.2 + 1.5) / 8);
  expect(decision.moves.map(({ machine }) => machine)).not.toContain('database-1');
  expect(told(cluster, decision)[1]).toMatch(/^ {2}ai-1: north to west, score 0\.\d+; west would then use cores 21 %/);
});

test('it waits until the load has held, and leaves alone what was just moved', () => {
  expect(decided({ samples: [at('12:10:00')] }).stays).toBe('not for long enough');
  const samples = [at('12:00:00'), at('12:10:00')];
  const moves = [{ at: '2026-01-31T12:05:00Z', machine: 'ai-1' }];
  expect(decided({ samples, moves }).moves.map(({ machine }) => machine)).not.toContain('ai-1');
  const all = ['ai-1', 'ai-2', 'gateway-1', 'gateway-2'].map((machine) => ({ at: '2026-01-31T12:05:00Z', machine }));
  const held = decided({ samples, moves: all });
  expect(held.stays).toBe('no move is worth it');
  expect(told(cluster, held)).toEqual([expect.stringMatching(/no move that may be made lowers it by 0\.05/)]);
});

test('a file of figures grows by samples and moves, and loses the oldest', () => {
  rmSync(path, { force: true });
  for (let minute = 0; minute < 601; minute += 1) {
    const time = new Date(Date.UTC(2026, 0, 31, 0, minute)).toISOString();
    addSample(path, { at: time, hosts: {}, machines: {} });
  }
  addMove(path, { at: '2026-01-31T10:00:00Z', machine: 'ai-1' });
  const { samples, moves } = readFigures(path, cluster);
  expect(samples).toHaveLength(600);
  expect(samples[0]?.atMs).toBe(Date.UTC(2026, 0, 31, 0, 1));
  expect(moves).toEqual([{ machine: 'ai-1', atMs: Date.UTC(2026, 0, 31, 10) }]);
});

test('a host without figures gets nothing', () => {
  const { west: _, ...hosts } = crowded.hosts;
  const { 'database-3': __, ...machines } = crowded.machines;
  const sample = { hosts, machines };
  expect(
    decided({ samples: [at('12:00:00', sample), at('12:10:00', sample)] }).moves.map(({ to }) => to),
  ).not.toContain('west');
});

test.each<[why: string, figures: object, said: string]>([
  ['no samples', { samples: [] }, 'samples: must have at least one sample'],
  ['no time', { samples: [{ ...crowded, at: 'noon' }] }, 'samples[0].at: must be a time, such as 2026-01-31T12:00:00Z'],
  [
    'a load below nothing',
    { samples: [at('12:00:00', { ...crowded, hosts: { north: load(-1) } })] },
    'samples[0].hosts.north.cpus: must be 0 or more',
  ],
  [
    'a host that is none',
    { samples: [at('12:00:00', { ...crowded, hosts: { east: load(1) } })] },
    'samples[0]: east is neither a host nor a machine of prosa',
  ],
  [
    'a machine nowhere',
    { samples: [at('12:00:00', { ...crowded, hosts: { north: load(1) } })] },
    'samples[0]: database-2 runs on south, of which there are no figures',
  ],
])('figures are refused by name: %s', (_why, figures, said) => {
  expect(() => decided(figures)).toThrow(`${path}: ${said}`);
});
