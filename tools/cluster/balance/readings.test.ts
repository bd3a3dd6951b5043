import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { loadBetween, readDomstats, readHost } from './readings.ts';

const domstats = `Domain: 'gateway-1'
  cpu.time=12500000000
  cpu.user=1000000000
  balloon.current=524288
  balloon.rss=307200
  net.count=2
  net.0.name=vnet1
  net.0.rx.bytes=1000
  net.0.rx.pkts=10
  net.0.tx.bytes=2000
  net.1.name=vnet2
  net.1.rx.bytes=300
  net.1.tx.bytes=400

Domain: 'database-2'
  cpu.time=1000000000
  balloon.rss=1048576
  net.count=0
`;

test('machines, as virsh tells of them', () => {
  expect(readDomstats(domstats)).toEqual(
    new Map([
      ['gateway-1', { cpuSeconds: 12.5, memoryMiB: 300, networkBytes: 3700 }],
      ['database-2', { cpuSeconds: 1, memoryMiB: 1024, networkBytes: 0 }],
    ]),
  );
  expect(readDomstats('')).toEqual(new Map());
});

test('a host, without what its machines only hand on to it', () => {
  const text = `cpu  1000 20 300 50000 600 7 80 9 400 0
cpu0 1000 20 300 50000 600 7 80 9 400 0
MemTotal:       16384000 kB
MemFree:         1024000 kB
MemAvailable:    4096000 kB
Inter-|   Receive                                                |  Transmit
 face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls carrier compressed
    lo:  999999      11    0    0    0     0          0         0   999999      11    0    0    0     0       0          0
 vnet1:  888888      11    0    0    0     0          0         0   888888      11    0    0    0     0       0          0
  eth0: 1500000      12    0    0    0     0          0         0   500000      12    0    0    0     0       0          0
`;
  expect(readHost(text)).toEqual({ cpuSeconds: 14.16, memoryMiB: 12_000, networkBytes: 2_000_000 });
});

test('this very machine can be read', () => {
  const read = () =>
    readHost(['stat', 'meminfo', 'net/dev'].map((name) => readFileSync(`/proc/${name}`, 'utf8')).join(''));
  const [before, after] = [read(), read()];
  expect(after.cpuSeconds).toBeGreaterThanOrEqual(before.cpuSeconds);
  expect(before.memoryMiB).toBeGreaterThan(0);
  expect(loadBetween(before, after, 1).cpus).toBeLessThanOrEqual(60 * availableParallelism());
});

test('a load is what grew in the time; a counter that began anew counts from nothing', () => {
  const before = { cpuSeconds: 10, memoryMiB: 100, networkBytes: 1000 };
  const after = { cpuSeconds: 15, memoryMiB: 200, networkBytes: 600 };
  expect(loadBetween(before, after, 10)).toEqual({ cpus: 0.5, memoryMiB: 200, networkBytesPerSecond: 60 });
});
