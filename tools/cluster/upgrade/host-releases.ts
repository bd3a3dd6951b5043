import { ClusterError } from '../cluster-error.ts';
import { type NodeShell, quoted, succeed } from '../drive/node-shell.ts';

/** Where a host has images, a folder a release, and `current` names the one that machines are made of. */
export const imagesFolder = '/var/lib/libvirt/images/prosa-cluster';
const defineLimitMs = 300_000;

/** What a host has of images. */
export interface HostReleases {
  /** Releases whose images are there. */
  readonly there: readonly string[];
  /** Which release each machine would be started from on this host. */
  readonly defined: ReadonlyMap<string, string>;
  /** Which release each machine that runs there was started from. */
  readonly running: ReadonlyMap<string, string>;
}

/** A host whose machines are to be made of another release. */
export interface UpgradedHost {
  readonly name: string;
  readonly shell: NodeShell;
}

/** Asks a host. Throws a ClusterError when it does not know. */
export async function hostReleases({ shell }: UpgradedHost): Promise<HostReleases> {
  const said = await succeed(
    shell,
    `for release in ${imagesFolder}/releases/*/; do if [ -d "$release" ]; then echo "there $(basename "$release") -"; fi; done
releaseOf() { grep -o 'releases/[^/]*/' | head -n 1 | cut -d / -f 2; }
for file in /etc/prosa/cluster/machines/*.xml; do
  if [ -e "$file" ]; then echo "defined $(basename "$file" .xml) $(releaseOf <"$file")"; fi
done
for name in $(virsh --quiet list --name); do echo "running $name $(virsh --quiet dumpxml "$name" | releaseOf)"; done`,
  );
  const lines = said.split('\n').map((line) => line.split(' '));
  const pairs = (kind: string) =>
    lines.filter(([what]) => what === kind).map(([, name = '', release = '']) => [name, release] as const);
  return {
    there: pairs('there').map(([name]) => name),
    defined: new Map(pairs('defined')),
    running: new Map(pairs('running')),
  };
}

/** Has the machines of a host made of a release that it has; those that run go on with what they have until they start again. */
export async function useRelease({ name, shell }: UpgradedHost, release: string): Promise<void> {
  const script = `set -e
cd ${imagesFolder}
test -d releases/${quoted(release)}
ln -sfn releases/${quoted(release)} current.new
mv -T current.new current
current/host/prosa-vm cluster-define >&2`;
  const { code, stderr } = await shell.run(script, defineLimitMs);
  if (code !== 0) throw new ClusterError(`${name} cannot make its machines of ${release}: ${stderr.trim()}`);
}
