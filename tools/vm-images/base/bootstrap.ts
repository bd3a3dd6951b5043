import { chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from '../making/run.ts';
import { basePackages, databasePackages, epoch, leftOut, suite } from './recipe.ts';

/** The root folders of two machines, not yet cleared. */
export interface Trees {
  /** With what every machine has. */
  readonly base: string;
  /** The same with PostgreSQL. */
  readonly database: string;
}

/**
 * Installs Debian's packages below `folder`: once for every machine, then PostgreSQL on top. Only Debian's archive is
 * asked. Throws a VmError with the end of what mmdebstrap said when that fails.
 */
export async function bootstrap(folder: string, onLine: (line: string) => void): Promise<Trees> {
  const trees = { base: join(folder, 'base-tree'), database: join(folder, 'database-tree') };
  const setup = join(folder, 'setup');
  const customize = join(folder, 'customize');
  await script(setup, setupScript);
  await script(customize, customizeScript(trees.base));
  await mkdir(trees.database);
  await run(
    'mmdebstrap',
    [
      '--variant=minbase',
      `--include=${basePackages.join(',')}`,
      '--aptopt=APT::Install-Recommends "false"',
      '--dpkgopt=force-confold',
      '--dpkgopt=force-unsafe-io',
      ...leftOut.map((pattern) => `--dpkgopt=path-exclude=${pattern}`),
      `--setup-hook=${setup} "$1"`,
      `--customize-hook=${customize} "$1"`,
      suite,
      trees.database,
    ],
    { env: { SOURCE_DATE_EPOCH: String(epoch), DEBIAN_FRONTEND: 'noninteractive' }, onLine },
  );
  await rm(setup);
  await rm(customize);
  return trees;
}

/** Before the packages: no initrd of Debian's (ours is smaller), no database cluster (each installation makes its own). */
const setupScript = `
mkdir -p "$1/etc/initramfs-tools" "$1/etc/postgresql-common"
echo 'update_initramfs=no' > "$1/etc/initramfs-tools/update-initramfs.conf"
echo 'create_main_cluster = false' > "$1/etc/postgresql-common/createcluster.conf"
`;

/** After them: what is there now is the base; the rest belongs to the database-server. */
function customizeScript(base: string): string {
  return `
cp '${join(import.meta.dirname, 'users.conf')}' "$1/usr/lib/sysusers.d/prosa.conf"
chroot "$1" systemd-sysusers
cp -a --one-file-system "$1" '${base}'
# What keeps services from starting in here; mmdebstrap takes it out of the other tree by itself.
rm -f '${base}/usr/sbin/policy-rc.d'
for daemon in '${base}'/usr/sbin/start-stop-daemon.REAL '${base}'/sbin/start-stop-daemon.REAL; do
  [ ! -e "$daemon" ] || mv "$daemon" "\${daemon%.REAL}"
done
chroot "$1" apt-get install --yes --no-install-recommends ${databasePackages.join(' ')}
`;
}

async function script(file: string, commands: string): Promise<void> {
  await writeFile(file, `#!/bin/sh\nset -eu\n${commands}`);
  await chmod(file, 0o755);
}
