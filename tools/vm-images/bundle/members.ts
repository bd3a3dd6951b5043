import { globSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { roles } from '../making/places.ts';
import { VmError } from '../making/vm-error.ts';

/** A file that goes into the bundle. */
export interface Member {
  /** Path in the bundle. */
  readonly name: string;
  /** Where it is taken from. */
  readonly source: string;
}

/** Folders that the parts of a bundle come from. */
export interface Sources {
  /** The repository. */
  readonly root: string;
  /** What vm-base and vm-build made. */
  readonly images: string;
}

/**
 * Everything in the bundle but the manifest and its signature, in the order in which it lies there: import.sh first, to be
 * had without reading the images, which are last. Throws a VmError when something has not been built, and says by which target it is.
 */
export function bundleMembers({ root, images }: Sources): Member[] {
  const scripts = join(root, 'tools/vm-images');
  const host = globSync('host/**', { cwd: scripts, exclude: (name) => /\.(test\.ts|md)$/.test(name) })
    .filter((name) => statSync(join(scripts, name)).isFile())
    .sort();
  const members = [
    { name: 'import.sh', source: join(scripts, 'import.sh') },
    { name: 'LICENSE', source: join(root, 'LICENSE') },
    ...host.map((name) => ({ name, source: join(scripts, name) })),
    { name: 'sbom/base.json', source: join(images, 'base/packages.json') },
    { name: 'sbom/database-server.json', source: join(images, 'base/packages-database-server.json') },
    ...['initrd', 'vmlinuz', 'base.qcow2'].map((name) => ({
      name: `images/${name}`,
      source: join(images, 'base', name),
    })),
    ...roles.map((role) => ({ name: `images/${role}.qcow2`, source: join(images, role, `${role}.qcow2`) })),
  ];
  for (const { source } of members) {
    if (statSync(source, { throwIfNoEntry: false })?.isFile()) continue;
    throw new VmError(`${source} is missing: nx run tools:vm-build makes it`);
  }
  return members;
}
