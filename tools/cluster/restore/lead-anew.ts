import type { DatabaseMember, DatabaseSite } from '../database/database-site.ts';
import { asPostgres } from '../database/postgres-shell.ts';
import { settleMembers } from '../database/settle-members.ts';
import { quoted, succeed } from '../drive/node-shell.ts';

/** What all members have of Patroni's settings, as etcd keeps it: YAML, empty when etcd has none. */
export async function sharedSettings(member: DatabaseMember): Promise<string> {
  return succeed(member.shell, patronictl(member, 'show-config'));
}

/**
 * Has a member whose data were restored lead, where no other Patroni runs: what etcd knows of the old history, which is further, is removed.
 * The settings come back, when there are some. `formerLeader` is the name of who led last, as far as Patroni knows.
 */
export async function leadAnew(
  site: DatabaseSite,
  member: DatabaseMember,
  formerLeader: string | undefined,
  settings: string,
): Promise<void> {
  const answers = [site.name, 'Yes I am aware', formerLeader ?? ''].map(quoted).join(' ');
  const remove = patronictl(member, `remove ${quoted(site.name)}`);
  await succeed(member.shell, `printf '%s\\n' ${answers} | { ${remove}; }`);
  await member.startPatroni();
  await settleMembers(site, `${member.name} leads`, (now) =>
    now.some(({ name, role, state }) => name === member.name && role === 'leader' && state === 'running'),
  );
  if (settings.trim() === '') return;
  // Patroni writes the settings of its own file first, a moment after it leads.
  const replace = `printf '%s' ${quoted(settings)} | { ${patronictl(member, 'edit-config --force --replace -')}; }`;
  await succeed(member.shell, `for again in $(seq 60); do (${replace}) && exit 0; sleep 1; done >&2; exit 1`);
}

function patronictl({ patroniConfig }: DatabaseMember, command: string): string {
  return asPostgres(`patronictl -c ${quoted(patroniConfig)} ${command}`);
}
