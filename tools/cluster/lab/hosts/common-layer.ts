import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { operator } from '../lab-plan.ts';
import { maskedUnits } from '../root/recipe.ts';

/** A host as the others know it. */
export interface HostName {
  readonly name: string;
  readonly address: string;
}

/**
 * Writes into `folder` what all hosts of a lab have over the golden root: who the others are, what they share, and libvirt without what a
 * container has not. `corosyncConf` is the text of that file; undefined: hosts that are in no cluster yet.
 */
export function writeCommonLayer(
  folder: string,
  golden: string,
  hosts: readonly HostName[],
  corosyncConf: string | undefined,
): void {
  const write = (path: string, content: string | Buffer, mode = 0o644): void => {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content, { mode });
  };
  const link = (path: string, target: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    symlinkSync(target, join(folder, path));
  };
  const names = hosts.map(({ name, address }) => `${address} ${name}\n`).join('');
  write('etc/hosts', `127.0.0.1 localhost\n${names}`);
  if (corosyncConf === undefined) {
    // As on a host without the packages: what Debian would start has nothing to belong to.
    const waits = '[Unit]\nConditionPathExists=/etc/corosync/authkey\n';
    for (const unit of ['corosync', 'pacemaker']) write(`etc/systemd/system/${unit}.service.d/lab.conf`, waits);
  } else {
    write('etc/corosync/corosync.conf', corosyncConf);
    write('etc/corosync/authkey', randomBytes(128), 0o400);
    write('etc/pacemaker/authkey', randomBytes(128), 0o640);
    const group = Number(/^haclient:[^:]*:(\d+)/m.exec(readFileSync(join(golden, 'etc/group'), 'utf8'))?.[1]);
    for (const path of ['etc/pacemaker', 'etc/pacemaker/authkey']) chownSync(join(folder, path), 0, group);
    chmodSync(join(folder, 'etc/pacemaker'), 0o750);
    // The lab's network has nobody else in it.
    link('etc/systemd/system/sockets.target.wants/libvirtd-tcp.socket', '/usr/lib/systemd/system/libvirtd-tcp.socket');
  }
  write('etc/prosa/fence/password', `#!/bin/sh\necho ${operator.password}\n`, 0o700);
  // No AppArmor, cgroups, namespaces, log daemon or extended attributes.
  write(
    'etc/libvirt/qemu.conf',
    [
      'security_driver = "none"',
      'cgroup_controllers = []',
      'namespaces = []',
      'stdio_handler = "file"',
      'remember_owner = 0',
      'user = "root"',
      'group = "root"',
      '',
    ].join('\n'),
  );
  for (const unit of maskedUnits) link(`etc/systemd/system/${unit}`, '/dev/null');
}

/** Writes what a host alone has into the folder that keeps what it writes (see HostPlan). `number` is 1 for the first. */
export function writeOwnFiles(folder: string, name: string, number: number): void {
  const written = join(folder, 'written');
  const digits = String(number).padStart(12, '0');
  mkdirSync(join(written, 'etc/libvirt'), { recursive: true });
  writeFileSync(join(written, 'etc/hostname'), `${name}\n`);
  writeFileSync(join(written, 'etc/machine-id'), `${digits.padStart(32, 'a')}\n`);
  writeFileSync(
    join(written, 'etc/libvirt/libvirtd.conf'),
    ['listen_tls = 0', 'auth_tcp = "none"', `host_uuid = "00000000-0000-4000-8000-${digits}"`, ''].join('\n'),
  );
}
