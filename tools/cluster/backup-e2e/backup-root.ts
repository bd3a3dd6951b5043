import type { DebianRoot } from '../../vm-images/making/debian-root.ts';

/** What the machine with the backups begins with. A lab has no way to Debian's packages: pgBackRest is there before `cluster-init` asks for it. */
export const backupRoot: DebianRoot = {
  name: 'backup-host',
  suite: 'trixie',
  packages: ['dbus', 'iproute2', 'pgbackrest', 'procps', 'systemd', 'systemd-sysv'],
  setup: [],
};
