import { quoted, succeed } from '../drive/node-shell.ts';
import { type DatabaseMember, postgresPrograms } from './database-site.ts';

/** A command as PostgreSQL's user, in a folder that this user may read. */
export function asPostgres(command: string): string {
  return `cd / && runuser -u postgres -- ${command}`;
}

/** Runs SQL on a member, in its own shell: a row a line, values apart by `|`. Throws a ClusterError with what PostgreSQL said. */
export async function query(member: DatabaseMember, sql: string, database = 'postgres'): Promise<string> {
  const { shell, sockets, port } = member;
  const options = `--no-psqlrc --quiet --tuples-only --no-align --set=ON_ERROR_STOP=1 --host=${quoted(sockets)} --port=${port}`;
  const psql = `${postgresPrograms}/psql ${options} --dbname=${quoted(database)} --command=${quoted(sql)}`;
  return (await succeed(shell, asPostgres(psql))).trim();
}
