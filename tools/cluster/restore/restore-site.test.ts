import { expect, test } from '@jest/globals';
import type { DatabaseMember, DatabaseSite } from '../database/database-site.ts';
import type { NodeShell, ScriptOutcome } from '../drive/node-shell.ts';
import type { Point } from './point.ts';
import { restoreSite } from './restore-site.ts';

/** Too large for a number of JavaScript, as they are. */
const ours = '7577318914482371009';
const other = '7577318914482371010';

const info = `[{"backup":[{"database":{"id":1,"repo-key":1},"error":false,"info":{"delta":31100000,"repository":{"delta":3700000},"size":31100000},
"label":"20010909-014640F","timestamp":{"start":1000000000,"stop":1000000600},"type":"full"}],
"db":[{"id":1,"repo-key":1,"system-id":${ours},"version":"17"}],"name":"prosa","status":{"code":0,"message":"ok"}}]`;

/** What stands for the machines of a site, and what was done to them. */
interface Machines {
  /** What each has on its disk; `off`: it cannot be asked. */
  readonly disks: readonly (string | undefined)[];
  readonly etcd?: string;
  /** What pgBackRest says when it is to restore. */
  readonly restore?: string;
}

function machines({ disks, etcd = '{"health":"true"}', restore }: Machines): { site: DatabaseSite; done: string[] } {
  const done: string[] = [];
  const said = (stdout: string): ScriptOutcome => ({ code: 0, stdout, stderr: '' });
  const wrong = (stderr: string): ScriptOutcome => ({ code: 1, stdout: '', stderr });
  const shell = (name: string, disk: string | undefined): NodeShell => ({
    run: async (script) => {
      if (disk === 'off') return wrong(`${name} is off`);
      if (script.includes('pg_controldata')) return said(`${disk ?? 'nothing'}\n`);
      if (script.includes('/health')) return said(etcd);
      if (script.includes('/cluster')) return said('{"members":[]}');
      if (script.includes('show-config')) return said('');
      if (script.includes('--delta')) done.push(`${name}: restore`);
      else if (script.startsWith('rm -rf')) done.push(`${name}: remove`);
      return script.includes('--delta') && restore !== undefined ? wrong(restore) : said('');
    },
  });
  const members = disks.map((disk, index): DatabaseMember => {
    const name = `database-${index + 1}`;
    const log = (what: string) => async () => void done.push(`${name}: ${what}`);
    return {
      ...{ name, shell: shell(name, disk), data: '/data/17', sockets: '/run/postgresql', port: 5432 },
      ...{ patroniConfig: '', patroni: { url: 'https://patroni' }, etcd: { url: 'https://etcd' } },
      ...{ startPatroni: log('start'), stopPatroni: log('stop') },
    };
  });
  const writers = { stopWriters: async () => void done.push('writers end'), startWriters: async () => undefined };
  return { site: { name: 'prosa', members, repository: { run: async () => said(info) }, ...writers }, done };
}

/** What came of it: all that was said, and why it was refused. */
async function tried(
  { site, done }: ReturnType<typeof machines>,
  to: Point['to'],
  { confirmed, isDryRun }: { confirmed?: string; isDryRun?: boolean } = {},
): Promise<{ said: string[]; refusal: string; done: string[] }> {
  const said: string[] = [];
  const refusal = await restoreSite(
    site,
    { to, timeline: undefined, confirmed },
    (line) => said.push(line),
    isDryRun,
  ).then(
    () => '',
    (error: Error) => error.message,
  );
  return { said, refusal, done };
}

test('while a member is off nothing is restored: it may lead', async () => {
  for (const disks of [
    ['off', undefined, undefined],
    [ours, 'off', 'off'],
  ]) {
    const { refusal, done } = await tried(machines({ disks }), 'latest', { confirmed: 'prosa' });
    expect(refusal).toMatch(/nobody knows what these members have/);
    expect(refusal).toMatch(/^database-\d: database-\d is off$/m);
    expect(done).toEqual([]);
  }
});

test('while one member has the database, the latest is what it has', async () => {
  const { refusal, done } = await tried(machines({ disks: [undefined, ours, other] }), 'latest', {
    confirmed: 'prosa',
  });
  expect(refusal).toMatch(/^not everything is lost: database-2 still has the database/);
  expect(done).toEqual([]);
});

test('when one has it and nobody leads, a time is refused, too', async () => {
  const time = new Date('2026-11-01T12:00:00Z');
  const { refusal, done } = await tried(machines({ disks: [undefined, ours, undefined] }), time, {
    confirmed: 'prosa',
  });
  expect(refusal).toMatch(/no database leads/);
  expect(done).toEqual([]);
});

test('when all is lost, what would be done is told and nothing is, unless it is confirmed by the name of the cluster', async () => {
  const all = { disks: [undefined, other, undefined] };
  for (const confirmed of [undefined, 'other']) {
    const { said, refusal, done } = await tried(machines(all), 'latest', confirmed === undefined ? {} : { confirmed });
    expect(said.slice(0, 3)).toEqual([
      'database-1 has nothing',
      `database-2 has another database (${other})`,
      'database-3 has nothing',
    ]);
    expect(said).toContain(
      '3. remove what database-1 has, restore it to the latest that the repository has, and give the history of messages a new name',
    );
    expect(refusal).toMatch(/what did not reach the repository is gone: say that this is meant with --confirm=prosa$/);
    expect(done).toEqual([]);
  }
  const dry = await tried(machines(all), 'latest', { isDryRun: true, confirmed: 'prosa' });
  expect([dry.refusal, dry.done]).toEqual(['', []]);
  expect(dry.said.at(-1)).toMatch(/^8\. start everything that writes/);
});

test('a member that is alone waits for nobody', async () => {
  const { said } = await tried(machines({ disks: [undefined] }), 'latest', { isDryRun: true });
  expect(said.slice(-2)).toEqual([
    '4. have database-1 lead as the first member of a new history',
    '5. start everything that writes, and see that it is healthy',
  ]);
});

test('without a majority of etcd nobody could lead, and nothing is begun', async () => {
  const { refusal, done } = await tried(machines({ disks: [undefined], etcd: '{"health":"false"}' }), 'latest', {
    confirmed: 'prosa',
  });
  expect(refusal).toBe('etcd has no majority, and without it no database leads:\ndatabase-1: not healthy');
  expect(done).toEqual([]);
});

test('a restore that fails leaves nothing half done, so that it can be given again', async () => {
  const { said, refusal, done } = await tried(
    machines({ disks: [undefined, undefined], restore: 'ERROR: [041]: unable to open the repository' }),
    'latest',
    { confirmed: 'prosa' },
  );
  expect(refusal).toMatch('unable to open the repository');
  expect(said.at(-1)).toMatch(/no database leads; when it is set right, give the command again$/);
  expect(done).toEqual([
    'writers end',
    'database-1: stop',
    'database-2: stop',
    'database-1: remove',
    'database-1: restore',
    'database-1: remove',
  ]);
});
