import { type DatabaseMember, postgresPrograms } from '../database/database-site.ts';
import { asPostgres, query } from '../database/postgres-shell.ts';
import { pgbackrest } from '../database/repository.ts';
import { quoted, succeed } from '../drive/node-shell.ts';
import type { Point } from './point.ts';

const restoreLimitMs = 24 * 3_600_000;

/** What pgBackRest wrote for this one restore, and followers of it must not have. */
const recoverySettings = [
  'restore_command',
  'recovery_target_time',
  'recovery_target_action',
  'recovery_target_timeline',
];

/**
 * Puts a member's data back to a time, or to the end of the log, on its own, with nobody else getting in, and gives the history of messages a new name, as docs/operations.md
 * says. PostgreSQL is stopped before and after it. Answers when the last commit was, in PostgreSQL's words. Throws a ClusterError with what
 * PostgreSQL or pgBackRest said.
 */
export async function restoreData(member: DatabaseMember, { to, timeline }: Point): Promise<string> {
  const { shell, data, sockets, port } = member;
  const target =
    to === 'latest'
      ? '--type=default'
      : `--type=time --target=${quoted(`${to.toISOString().replace('T', ' ').replace('Z', '')}+00`)} --target-action=promote`;
  const history = timeline === undefined ? '' : ` --target-timeline=${timeline}`;
  // A disk that is empty has no folder for data, and the one with the socket comes with Patroni's first start.
  for (const [folder, mode] of Object.entries({ [data]: '0700', [sockets]: '0755' }))
    await succeed(shell, `[ -d ${quoted(folder)} ] || install -d -m ${mode} -o postgres -g postgres ${quoted(folder)}`);
  await succeed(shell, pgbackrest('restore', `--delta ${target}${history}`), restoreLimitMs);
  // Its settings are those of the member that the backup is of.
  const settings = {
    listen_addresses: '',
    unix_socket_directories: sockets,
    port,
    hba_file: `${data}/pg_hba.conf`,
    ident_file: `${data}/pg_ident.conf`,
    synchronous_standby_names: '',
  };
  const options = Object.entries(settings).map(([name, value]) => `-c ${name}=${quoted(String(value))}`);
  const control = `${postgresPrograms}/pg_ctl --pgdata=${quoted(data)} --wait --timeout=86400`;
  const said = `${sockets}/restore.log`;
  const start = `${control} --log=${quoted(said)} --options=${quoted(options.join(' '))} start >&2`;
  await succeed(
    shell,
    `rm -f ${quoted(said)}\n(${asPostgres(start)}) </dev/null || { grep -E 'FATAL|ERROR|LOG' ${quoted(said)} | tail -n 5 >&2; exit 1; }`,
    restoreLimitMs,
  );
  try {
    await succeed(shell, untilPromoted(member), restoreLimitMs);
    const last = await query(member, 'select pg_last_xact_replay_timestamp()');
    await query(member, 'update workspace set epoch = gen_random_uuid()', 'prosa');
    for (const name of recoverySettings) await query(member, `alter system reset ${name}`);
    return last;
  } finally {
    await succeed(shell, asPostgres(`${control} --mode=fast stop >&2`), restoreLimitMs);
  }
}

/** A script that ends when PostgreSQL no longer recovers, or is gone. */
function untilPromoted({ data, sockets, port }: DatabaseMember): string {
  const options = `--no-psqlrc --tuples-only --no-align --host=${quoted(sockets)} --port=${port} --dbname=postgres`;
  const recovers = asPostgres(`${postgresPrograms}/psql ${options} --command='select pg_is_in_recovery()'`);
  return `while recovers=$(${recovers}) || [ -e ${quoted(`${data}/postmaster.pid`)} ]; do
  if [ "$recovers" = f ]; then exit 0; fi
  sleep 0.5
done
tail -n 5 ${quoted(`${sockets}/restore.log`)} >&2
exit 1`;
}
