import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { VmError } from './vm-error.ts';

/** Commands that the makers of images call, and the Debian package that has each. */
const packageOf = {
  chroot: 'coreutils',
  debugfs: 'e2fsprogs',
  dumpe2fs: 'e2fsprogs',
  mke2fs: 'e2fsprogs',
  mmdebstrap: 'mmdebstrap',
  openssl: 'openssl',
  packer: 'packer',
  'qemu-img': 'qemu-utils',
  'qemu-system-x86_64': 'qemu-system-x86',
  'ssh-keygen': 'openssh-client',
  tar: 'tar',
  xz: 'xz-utils',
} as const;

/** A command that can be asked for. */
export type NeededTool = keyof typeof packageOf;

/** Where Debian keeps programs; a user's own PATH often has no sbin. */
const places = ['/usr/local/sbin', '/usr/local/bin', '/usr/sbin', '/usr/bin', '/sbin', '/bin'];

/** The search path for the commands: that of the environment, and Debian's places. */
export function toolPath(path: string | undefined = process.env['PATH']): string {
  return [...new Set([...(path ?? '').split(delimiter).filter((place) => place !== ''), ...places])].join(delimiter);
}

/** Throws a VmError with one line that names the packages to install when one of the commands is missing. */
export function needTools(tools: readonly NeededTool[], path = toolPath()): void {
  const missing = tools.filter((tool) => !path.split(delimiter).some((place) => isProgram(join(place, tool))));
  if (missing.length === 0) return;
  const packages = [...new Set(missing.map((tool) => packageOf[tool]))].sort();
  throw new VmError(`${missing.join(', ')} not found; install it with: apt-get install ${packages.join(' ')}`);
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
