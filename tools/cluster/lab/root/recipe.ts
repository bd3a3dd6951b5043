import type { DebianRoot } from '../../../vm-images/making/debian-root.ts';

const packages = [
  'corosync',
  'dbus',
  'fence-agents-redfish',
  'iproute2',
  'iputils-ping',
  'kmod',
  'libvirt-clients',
  'libvirt-daemon-system',
  'openssl',
  'pacemaker',
  'pacemaker-cli-utils',
  'procps',
  'qemu-system-x86',
  'qemu-utils',
  'resource-agents',
  'systemd',
  'systemd-sysv',
  'xz-utils',
  // What the guests are made of.
  'busybox-static',
  'linux-image-cloud-amd64',
];

const leftOut = [
  '/usr/share/doc/*',
  '/usr/share/man/*',
  '/usr/share/info/*',
  '/usr/share/locale/*',
  '/usr/lib/udev/hwdb.d/*',
];

/** What every host of a lab begins with: Corosync, Pacemaker, libvirt and QEMU on the Debian that the product's hosts have; about 1 GB. */
export const hostRoot: DebianRoot = {
  name: 'cluster-host',
  suite: 'trixie',
  packages,
  leftOut,
  // No initrd of Debian's; the guests have their own.
  setup: [
    'mkdir -p "$1/etc/initramfs-tools"',
    `echo 'update_initramfs=no' >"$1/etc/initramfs-tools/update-initramfs.conf"`,
  ],
};

/** Units that a host of a lab has no use for, or that want devices it has not. */
export const maskedUnits = [
  'apt-daily-upgrade.timer',
  'apt-daily.timer',
  'console-getty.service',
  'dpkg-db-backup.timer',
  'fstrim.timer',
  'getty.target',
  'libvirt-guests.service',
  'logrotate.timer',
  'systemd-firstboot.service',
  'systemd-modules-load.service',
  'systemd-networkd.service',
  'systemd-pstore.service',
  'systemd-udevd.service',
  'systemd-udev-trigger.service',
];
