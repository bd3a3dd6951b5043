import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DebianRoot } from '../../vm-images/making/debian-root.ts';

/** Folder with PostgreSQL's programs in {@link membersRoot}. */
export const binaries = '/usr/lib/postgresql/17/bin';

/** The file system that members begin with; about 400 MB. */
export const membersRoot: DebianRoot = {
  name: 'members',
  // Not the Debian that is at hand: Patroni 3.0 of Debian 12 takes the lead back after it was frozen, and what the new leader acknowledged is lost.
  suite: 'trixie',
  packages: [
    'etcd-server',
    'patroni',
    'pgbackrest',
    'postgresql-17',
    'python3-dnspython',
    'python3-etcd',
    'python3-psycopg2',
  ],
  // Patroni makes the cluster.
  setup: [
    'mkdir -p "$1/etc/postgresql-common"',
    'echo "create_main_cluster = false" >"$1/etc/postgresql-common/createcluster.conf"',
  ],
};

/** Numbers of the user postgres in there. */
export function postgresUser(root: string): { readonly uid: number; readonly gid: number } {
  const [, uid, gid] = /^postgres:[^:]*:(\d+):(\d+):/m.exec(readFileSync(join(root, 'etc/passwd'), 'utf8')) ?? [];
  return { uid: Number(uid), gid: Number(gid) };
}
