/** What the root of a lab host is made of. A change here makes another root. */

/** The release of Debian on the hosts: the one that the product's hosts have. */
export const suite = 'trixie';

/** Debian's packages, without what they recommend. */
export const packages = [
  'corosync',
  'dbus',
  'fence-agents-redfish',
  'iproute2',
  'iputils-ping',
  'kmod',
  'libvirt-clients',
  'libvirt-daemon-system',
  'pacemaker',
  'pacemaker-cli-utils',
  'procps',
  'qemu-system-x86',
  'qemu-utils',
  'resource-agents',
  'systemd',
  'systemd-sysv',
  // What the guests are made of.
  'busybox-static',
  'linux-image-cloud-amd64',
];

/** Files of packages that no host of a lab needs. */
export const leftOut = [
  '/usr/share/doc/*',
  '/usr/share/man/*',
  '/usr/share/info/*',
  '/usr/share/locale/*',
  '/usr/lib/udev/hwdb.d/*',
];

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
