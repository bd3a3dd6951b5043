import type { Random } from '../../faults/random.ts';
import { type BalancedHost, type BalancedMachine, idle, type Placement } from './placement.ts';

/**
 * 2 to 8 hosts that are not alike, with up to 6 machines a host that are anywhere where they fit. Loads are shares of 1, whatever the
 * host, as hbal has them.
 */
export function randomPlacement(random: Random): Placement {
  const hosts = Array.from({ length: random.between(2, 8) }, (_, index): BalancedHost => {
    const cpus = random.pick([4, 8, 16]);
    return {
      name: `host-${index + 1}`,
      cpus,
      memoryMiB: cpus * random.pick([2048, 4096]),
      reserveMiB: 512,
      capacity: { cpus: 1, memoryMiB: 1, networkBytesPerSecond: 1 },
      own: idle,
    };
  });
  const free = new Map(hosts.map(({ name, memoryMiB, reserveMiB }) => [name, memoryMiB - reserveMiB]));
  // Some hosts are liked more than others, or there would be little to do.
  const liked = hosts.flatMap((host) => Array<BalancedHost>(random.between(1, 6)).fill(host));
  const machines: BalancedMachine[] = [];
  for (let number = 1; number <= hosts.length * random.between(2, 6); number += 1) {
    const host = random.pick(liked).name;
    const memoryMiB = random.pick([512, 768, 1024, 2048, 3072]);
    const left = (free.get(host) ?? 0) - memoryMiB;
    if (left <= 0) continue;
    free.set(host, left);
    const share = (): number => Math.round(random.next() * 1000) / 5000;
    const load = { cpus: share(), memoryMiB: share(), networkBytesPerSecond: share() };
    machines.push({ name: `machine-${number}`, host, memoryMiB, cpus: random.between(1, 4), load });
  }
  return { hosts, machines };
}
