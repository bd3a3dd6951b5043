import type { DebianRoot } from '../../vm-images/making/debian-root.ts';

/** What the guests are made of: Debian's own kernel with its drbd.ko, and Debian's tools for it; about 300 MB, of which a guest gets six. */
export const guestRoot: DebianRoot = {
  name: 'drbd-guest',
  suite: 'trixie',
  packages: ['busybox-static', 'drbd-utils', 'e2fsprogs', 'kmod', 'linux-image-cloud-amd64'],
  leftOut: [
    '/usr/share/doc/*',
    '/usr/share/man/*',
    '/usr/share/info/*',
    '/usr/share/locale/*',
    '/usr/lib/udev/hwdb.d/*',
  ],
  // No initrd of Debian's; the guests have their own.
  setup: [
    'mkdir -p "$1/etc/initramfs-tools"',
    `echo 'update_initramfs=no' >"$1/etc/initramfs-tools/update-initramfs.conf"`,
  ],
};
