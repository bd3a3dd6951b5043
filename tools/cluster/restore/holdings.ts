import { ClusterError } from '../cluster-error.ts';
import { type DatabaseMember, postgresPrograms } from '../database/database-site.ts';
import { quoted, succeed } from '../drive/node-shell.ts';

/** What members have on their disks, by name: PostgreSQL's own number for a database, or undefined, which is nothing. */
export type Holdings = ReadonlyMap<string, string | undefined>;

/**
 * Looks at the disk of every member, whether anything runs there or not. Throws a ClusterError when one cannot be asked: it may lead, or come back with
 * what nobody else has.
 */
export async function holdings(members: readonly DatabaseMember[]): Promise<Holdings> {
  const found = new Map<string, string | undefined>();
  const reasons: string[] = [];
  for (const member of members) {
    try {
      found.set(member.name, await holding(member));
    } catch (error) {
      if (!(error instanceof ClusterError)) throw error;
      reasons.push(`${member.name}: ${error.message.split('\n')[0]}`);
    }
  }
  if (reasons.length === 0) return found;
  throw new ClusterError(
    [
      'nobody knows what these members have, or whether one of them leads; start their machines first:',
      ...reasons,
    ].join('\n'),
  );
}

async function holding({ shell, data }: DatabaseMember): Promise<string | undefined> {
  // The folder above is made on the disk when the machine starts: without it the disk is not there, which is not the same as empty.
  const said = await succeed(
    shell,
    `[ -d "$(dirname ${quoted(data)})" ] || { echo 'its disk for data is not there' >&2; exit 1; }
[ -e ${quoted(`${data}/global/pg_control`)} ] || { echo nothing; exit 0; }
control=$(LC_ALL=C ${postgresPrograms}/pg_controldata -D ${quoted(data)}) || exit 1
printf '%s\n' "$control" | sed -n 's/^Database system identifier: *//p'`,
  );
  const word = said.trim();
  if (word === 'nothing') return undefined;
  if (/^\d+$/.test(word)) return word;
  throw new ClusterError(`pg_controldata does not say which database ${data} is`);
}
