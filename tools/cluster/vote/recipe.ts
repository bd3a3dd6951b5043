import type { DebianRoot } from '../../vm-images/making/debian-root.ts';

/** What every machine of this lab begins with, whatever it becomes: the engines that decide, without libvirt, QEMU and guests; about 400 MB. */
export const voteRoot: DebianRoot = {
  name: 'vote-host',
  suite: 'trixie',
  packages: [
    'corosync',
    'corosync-qdevice',
    'corosync-qnetd',
    'dbus',
    'etcd-client',
    'etcd-server',
    'fence-agents-redfish',
    'iproute2',
    'openssl',
    'pacemaker',
    'pacemaker-cli-utils',
    'procps',
    'resource-agents',
    'systemd',
    'systemd-sysv',
  ],
  leftOut: ['/usr/share/doc/*', '/usr/share/man/*', '/usr/share/info/*', '/usr/share/locale/*'],
  setup: [],
};
