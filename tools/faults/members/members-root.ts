import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** Debian 13 and not the one that is at hand: Patroni 3.0 of Debian 12 takes the lead back after it was frozen, and what the new leader acknowledged is lost. */
const suite = 'trixie';
const packages = ['etcd-server', 'patroni', 'postgresql-17', 'python3-dnspython', 'python3-etcd', 'python3-psycopg2'];

/** Folder with PostgreSQL's programs in {@link membersRoot}. */
export const binaries = '/usr/lib/postgresql/17/bin';

/** The file system that members begin with, made once by mmdebstrap (a minute, 400 MB) and kept in ~/.cache/prosa. Needs root. */
export async function membersRoot(): Promise<string> {
  const recipe = [
    '--variant=minbase',
    '--format=directory',
    `--include=${packages.join(',')}`,
    '--aptopt=APT::Install-Recommends "false"',
    // Patroni makes the cluster.
    '--setup-hook=mkdir -p "$1/etc/postgresql-common"',
    '--setup-hook=echo "create_main_cluster = false" >"$1/etc/postgresql-common/createcluster.conf"',
    suite,
  ];
  const hash = createHash('sha256').update(JSON.stringify(recipe)).digest('hex').slice(0, 12);
  const cache = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'prosa');
  const root = join(cache, `members-${hash}`);
  if (existsSync(root)) return root;
  const fresh = `${root}.new`;
  await mkdir(cache, { recursive: true });
  await rm(fresh, { recursive: true, force: true });
  await promisify(execFile)('mmdebstrap', [...recipe, fresh], { maxBuffer: 1 << 26 });
  await rename(fresh, root);
  return root;
}

/** Numbers of the user postgres in there. */
export function postgresUser(root: string): { readonly uid: number; readonly gid: number } {
  const [, uid, gid] = /^postgres:[^:]*:(\d+):(\d+):/m.exec(readFileSync(join(root, 'etc/passwd'), 'utf8')) ?? [];
  return { uid: Number(uid), gid: Number(gid) };
}
