import type { DebianRoot } from '../../vm-images/making/debian-root.ts';

/** What a gateway's machine of this lab begins with: systemd and what keeps the address, without a kernel; about 250 MB. */
export const addressRoot: DebianRoot = {
  name: 'address-machine',
  suite: 'trixie',
  packages: ['busybox', 'dbus', 'iproute2', 'keepalived', 'procps', 'systemd', 'systemd-sysv'],
  leftOut: ['/usr/share/doc/*', '/usr/share/man/*', '/usr/share/info/*', '/usr/share/locale/*'],
  setup: [],
};
