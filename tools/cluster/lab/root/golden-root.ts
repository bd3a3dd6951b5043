import { access, chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeWhole } from '../../../vm-images/making/fresh-folder.ts';
import { root as workspace } from '../../../vm-images/making/places.ts';
import { run } from '../../../vm-images/making/run.ts';
import { hashInputs } from '../../../vm-images/making/stamp.ts';
import { leftOut, packages, suite } from './recipe.ts';

/**
 * The folder with the root that every host of a lab begins with: Debian with Corosync, Pacemaker, libvirt and QEMU, and
 * nothing of a lab in it. Made once by mmdebstrap (a minute, about 1 GB) and kept in ~/.cache/prosa for as long as the
 * recipe stays the same; nobody may write into it. Needs root. Throws with the end of what mmdebstrap said.
 */
export async function goldenRoot(say: (line: string) => void = () => undefined): Promise<string> {
  const hash = hashInputs(workspace, ['tools/cluster/lab/root/*.ts']).slice(0, 16);
  const cache = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'prosa');
  const folder = join(cache, `cluster-host-${hash}`);
  const isThere = await access(folder).then(
    () => true,
    () => false,
  );
  if (!isThere) {
    say('root of the hosts: Debian packages …');
    await makeWhole(folder, bootstrap);
  }
  return folder;
}

async function bootstrap(folder: string): Promise<void> {
  const work = await mkdtemp(join(tmpdir(), 'prosa-bootstrap-'));
  const setup = join(work, 'setup');
  await writeFile(setup, setupScript);
  await chmod(setup, 0o755);
  try {
    await run(
      'mmdebstrap',
      [
        '--variant=minbase',
        '--format=directory',
        `--include=${packages.join(',')}`,
        '--aptopt=APT::Install-Recommends "false"',
        '--dpkgopt=force-confold',
        '--dpkgopt=force-unsafe-io',
        ...leftOut.map((pattern) => `--dpkgopt=path-exclude=${pattern}`),
        `--setup-hook=${setup} "$1"`,
        suite,
        folder,
      ],
      { env: { DEBIAN_FRONTEND: 'noninteractive' } },
    );
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** Before the packages: no initrd of Debian's; the guests have their own. */
const setupScript = `#!/bin/sh
set -eu
mkdir -p "$1/etc/initramfs-tools"
echo 'update_initramfs=no' > "$1/etc/initramfs-tools/update-initramfs.conf"
`;
