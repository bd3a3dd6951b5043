import assert from 'node:assert/strict';
import type { Exercise } from '../exercise.ts';

/** A live move that cannot be ends in a restart, and whoever wanted it is told so. */
export async function fallback(exercise: Exercise): Promise<void> {
  const full = await exercise.fullHost();
  const [machine = ''] = await exercise.guestsOn(full);
  const kind = machine.replace(/-\d+$/, '-');
  let target = '';
  for (const host of exercise.lab.hosts.keys()) {
    const alike = (await exercise.guestsOn(host)).some((name) => name.startsWith(kind));
    if (host !== full && !alike) target = host;
  }
  const before = exercise.boots.last(machine);
  const host = exercise.lab.host(target);
  // The target's libvirt is not to be had over the network.
  await host.succeed(['systemctl', 'stop', 'libvirtd-tcp.socket', 'libvirtd.service']);
  await host.succeed(['systemctl', 'start', 'libvirtd.service', 'libvirtd.socket']);
  const stop = ['systemctl', 'stop', 'libvirtd-tcp.socket'];
  await host.run(stop);
  const from = Date.now();
  const { restarted } = await exercise.move([{ machine, to: target }]);
  assert.deepEqual(restarted, [machine], 'the alarm');
  const served = await exercise.served([machine], from);
  await exercise.allWell();
  assert.equal(exercise.boots.last(machine)?.boot, (before?.boot ?? NaN) + 1);
  exercise.figures.add({
    name: 'live move that fell back to a restart, with an alarm: the machine answers again',
    services: [],
    gapsSeconds: [(served - from) / 1000],
  });
  await host.succeed([
    'sh',
    '-c',
    'systemctl stop libvirtd.service && systemctl start libvirtd-tcp.socket libvirtd.service',
  ]);
  await host.succeed(['crm_resource', '--cleanup']);
}
