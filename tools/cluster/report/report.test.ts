import { afterAll, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCluster } from '../config/read-cluster.ts';
import { smallCluster, twoHosts } from '../config/small-cluster.fixture.ts';
import { type Measurements, readMeasurements } from './measurements.ts';
import { serviceReport } from './model.ts';
import { told } from './told.ts';

const folder = mkdtempSync(join(tmpdir(), 'prosa-measurements-'));
afterAll(() => rmSync(folder, { recursive: true }));

function read(json: object): Measurements {
  const path = join(folder, 'measurements.json');
  writeFileSync(path, JSON.stringify(json));
  return readMeasurements(path);
}

/** Of each part 0.9, so that it can be followed by hand. */
const rate = { mtbfHours: 90, repairHours: 10, source: 'made up' };
const measured = {
  conditions: 'paper',
  parts: { host: rate, gateway: rate, ai: rate, database: rate },
  single: [{ name: 'the line', mtbfHours: 95, repairHours: 5, source: 'made up', services: ['chat', 'ai'] }],
  faults: [
    { name: 'host killed', part: 'host', services: ['chat'], gapsSeconds: [1800, 3600], limitSeconds: 2400 },
    { name: 'primary killed', part: 'database', felt: 'leader', services: ['chat', 'history'], gapsSeconds: [36_000] },
    { name: 'planned move', services: ['chat'], gapsSeconds: [0.1, 0.3, 0.2], limitSeconds: 0.3 },
  ],
};
const cluster = readCluster(smallCluster());

test('needs of a service, by hand', () => {
  const { needs, availability } = serviceReport(cluster, read(measured), 'chat');
  const found = Object.fromEntries(needs.map((need) => [need.name, need.availability]));
  expect(found['the line']).toBeCloseTo(0.95, 12);
  // A member with its host: 0.9 · 0.9. Two or three of three: 3 · 0.81² · 0.19 + 0.81³.
  expect(found['2 of 3 database members with their hosts']).toBeCloseTo(0.905418, 12);
  expect(found['1 of 2 gateways']).toBeCloseTo(0.99, 12);
  // Three hosts, each every 90 h: one every 30 h, each time an hour.
  expect(found['the gap of: host killed']).toBeCloseTo(30 / 31, 12);
  // Only the one that leads counts: every 90 h ten hours.
  expect(found['the gap of: primary killed']).toBeCloseTo(0.9, 12);
  expect(Object.keys(found)).toHaveLength(5);
  expect(availability).toBeCloseTo(0.95 * 0.905418 * 0.99 * (30 / 31) * 0.9, 12);
});

test('history and ai have their own needs', () => {
  const history = serviceReport(cluster, read(measured), 'history');
  expect(history.availability).toBeCloseTo(0.905418 * 0.99 * 0.9, 12);
  const ai = serviceReport(cluster, read(measured), 'ai');
  expect(ai.availability).toBeCloseTo(0.95 * 0.905418 * 0.99 * 0.99, 12);
});

test('two hosts and a vote need two of three; two that wait for a person need both, and that is a single point of failure', () => {
  const voting = readCluster(twoHosts((text) => `${text}vote: { address: 10.0.0.9 }\n`));
  const parts = { ...measured.parts, vote: { ...rate, mtbfHours: 40 } };
  const [members] = serviceReport(voting, read({ ...measured, parts }), 'history').needs;
  // Both members and any vote, or one of the two and the vote: 0.81² + 2 · 0.81 · 0.19 · 0.8.
  const name = '2 of 3 database members with their hosts and the third vote';
  expect(members).toEqual({ name, availability: expect.closeTo(0.90234, 12), isSingle: false });
  const waiting = readCluster(twoHosts((text) => `${text}unattendedFailover: false\n`));
  const alone = serviceReport(waiting, read(measured), 'history').needs[0];
  expect(alone).toEqual({
    name: '2 of 2 database members with their hosts',
    availability: expect.closeTo(0.6561, 12),
    isSingle: true,
  });
});

test('more hosts than members need a majority of their own', () => {
  const host = (number: number): string =>
    `  - { name: host-${number}, address: 10.20.0.${number}, cpus: 8, memoryMiB: 8192, fence: [{ agent: fence_redfish, address: 10.22.0.${number} }] }\n`;
  const five = readCluster(smallCluster((text) => text.replace('networks:', `${host(4)}${host(5)}networks:`)));
  const [hosts, members] = serviceReport(five, read(measured), 'history').needs;
  expect(hosts).toEqual({ name: '3 of 5 hosts', availability: expect.closeTo(0.99144, 12), isSingle: false });
  expect(members?.name).toBe('2 of 3 database members with their hosts');
});

test('the report has the nines, what they rest on, what is left and every fault with its gap', () => {
  const lines = told(cluster, read(measured));
  const availability = 0.905418 * 0.99 * 0.9;
  expect(lines).toContainEqual(
    `| history | ${(availability * 100).toFixed(2)} % | 0.71 | ${((1 - availability) * 8766).toFixed(1)} h |`,
  );
  expect(lines).toContain('- Measured on: paper');
  expect(lines).toContain('- One host fails every 90 h and is back after 10 h: made up');
  expect(lines.filter((line) => line.startsWith('- Not measured'))).toEqual([
    '- Not measured, and counted as nothing: how long chat is away when a gateway fails',
    '- Not measured, and counted as nothing: how long history is away when a host fails',
    '- Not measured, and counted as nothing: how long history is away when a gateway fails',
    '- Not measured, and counted as nothing: how long ai is away when a host fails',
    '- Not measured, and counted as nothing: how long ai is away when a database fails',
    '- Not measured, and counted as nothing: how long ai is away when a gateway fails',
    '- Not measured, and counted as nothing: how long ai is away when an ai fails',
  ]);
  expect(lines).toContain('- the line');
  expect(lines.join()).toMatch(/One network between hosts/);
  expect(lines).toContain('| host killed | 2 | 1800 | 3600 | 2400, missed |');
  expect(lines).toContain('| planned move | 3 | 0.2 | 0.3 | 0.3 |');
});

test('measurements are refused by name', () => {
  const faults = [{ ...measured.faults[0], part: 'mouse', gapsSeconds: [] }];
  expect(() => read({ ...measured, faults })).toThrow(
    /faults\[0\]\.part: .*\n.*faults\[0\]\.gapsSeconds: must have at least one run$/,
  );
});

test('the measurements in the docs can be read', () => {
  const docs = readMeasurements(join(import.meta.dirname, '../../../docs/availability.json'));
  expect(serviceReport(cluster, docs, 'chat').availability).toBeGreaterThan(0.99);
});
