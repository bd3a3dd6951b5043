import { expect, test } from '@jest/globals';
import { readCluster } from '../config/read-cluster.ts';
import { smallCluster } from '../config/small-cluster.fixture.ts';
import { askVia, measure } from './measure.ts';

const cluster = readCluster(smallCluster());

/** What a host prints that has done so many seconds of work, with machines that have. */
function answer(busySeconds: number, machines: Readonly<Record<string, number>>): string {
  const blocks = Object.entries(machines).map(
    ([name, seconds]) => `Domain: '${name}'\n  cpu.time=${seconds}000000000\n  balloon.rss=102400\n`,
  );
  return `cpu  ${busySeconds * 100} 0 0 0 0 0 0 0 0 0\nMemTotal: 2048 kB\nMemAvailable: 1024 kB\n${blocks.join('\n')}`;
}

test('hosts are asked twice; one that is silent, and machines of others, are not in the sample', async () => {
  const asked = new Map<string, number>();
  const ask = async ({ address }: { readonly address: string }): Promise<string> => {
    if (address === '10.20.0.3') throw new Error('no route to host');
    const times = (asked.get(address) ?? 0) + 1;
    asked.set(address, times);
    return address === '10.20.0.1' ? answer(10 * times, { 'gateway-1': 5 * times, theirs: 5 }) : answer(7, {});
  };
  const { sample, silent } = await measure(cluster, ask, 0.05);
  expect(silent).toEqual(['west']);
  expect(Object.keys(sample.hosts)).toEqual(['north', 'south']);
  expect(Object.keys(sample.machines)).toEqual(['gateway-1']);
  expect(sample.machines['gateway-1']).toMatchObject({ host: 'north', memoryMiB: 100 });
  expect(sample.hosts['south']).toEqual({ cpus: 0, memoryMiB: 1, networkBytesPerSecond: 0 });
  // Half of what the host did was done by the machine, however long that took.
  expect((sample.machines['gateway-1']?.cpus ?? 0) / (sample.hosts['north']?.cpus ?? 0)).toBeCloseTo(0.5);
});

test('hosts are asked by the way that is given, which has to lead to each of them', async () => {
  const [north] = cluster.hosts;
  if (north === undefined) throw new Error('no hosts');
  await expect(askVia('echo {name} {address}')(north)).resolves.toBe('north 10.20.0.1 sh -s\n');
  expect(() => askVia('ssh root@10.0.0.1')).toThrow('--via: with --measure it must hold {name} or {address}');
});
