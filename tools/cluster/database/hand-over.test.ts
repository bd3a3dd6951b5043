import { expect, test } from '@jest/globals';
import type { NodeShell } from '../drive/node-shell.ts';
import type { DatabaseSite } from './database-site.ts';
import { handOver, planHandOver } from './hand-over.ts';
import type { PatroniMember } from './patroni-view.ts';

const leader: PatroniMember = { name: 'database-1', role: 'leader', state: 'running' };
const synchronous: PatroniMember = { name: 'database-2', role: 'sync_standby', state: 'streaming' };
const follower: PatroniMember = { name: 'database-3', role: 'replica', state: 'streaming' };

test('the lead goes to the synchronous member before the one that has it stops; another one just stops', () => {
  const all = [leader, synchronous, follower];
  expect(planHandOver(all, ['database-1'])).toEqual({ leader: 'database-1', candidate: 'database-2' });
  expect(planHandOver(all, ['database-3'])).toBeUndefined();
  expect(planHandOver(all, ['database-2'])).toBeUndefined();
});

test('of two members the other one takes the lead where it may be alone', () => {
  expect(planHandOver([leader, synchronous], ['database-1'], 1)).toEqual({
    leader: 'database-1',
    candidate: 'database-2',
  });
  expect(planHandOver([leader, synchronous], ['database-2'], 1)).toBeUndefined();
});

test.each<[why: string, said: PatroniMember[], stopping: string, reason: RegExp]>([
  ['nobody leads', [synchronous, follower, { ...leader, role: 'replica' }], 'database-1', /no database leads/],
  [
    'no synchronous member',
    [leader, { ...synchronous, role: 'replica' }, follower],
    'database-1',
    /none is synchronous/,
  ],
  [
    'another one is ill',
    [leader, synchronous, { ...follower, state: 'starting' }],
    'database-2',
    /database-3 is starting/,
  ],
  ['another one is away', [leader, synchronous], 'database-1', /no other two are there/],
])('refused: %s', (_why, said, stopping, reason) => {
  expect(() => planHandOver(said, [stopping])).toThrow(reason);
});

/** Members whose Patroni says this as long as that of database-1 runs, and then that the other one leads. */
function siteThatSays(before: readonly PatroniMember[]) {
  const after = [
    { ...synchronous, role: 'leader', state: 'running' },
    { ...leader, role: 'sync_standby', state: 'streaming' },
  ];
  const done: string[] = [];
  const shell: NodeShell = {
    run: async () => ({ code: 0, stdout: JSON.stringify({ members: done.length === 0 ? before : after }), stderr: '' }),
  };
  const log = (what: string) => async () => void done.push(what);
  const members = ['database-1', 'database-2'].map((name) => ({
    ...{ name, shell, patroni: { url: 'https://10.0.0.31:8008' } },
    ...{ stopPatroni: log(`stop ${name}`), startPatroni: log(`start ${name}`) },
  }));
  return { site: { members } as unknown as DatabaseSite, done };
}

test('the one that leads stops and starts again, as a follower of the other one', async () => {
  const { site, done } = siteThatSays([leader, synchronous]);
  await handOver(site, { leader: 'database-1', candidate: 'database-2' });
  expect(done).toEqual(['stop database-1', 'start database-1']);
});

test('one that leads meanwhile is not stopped', async () => {
  const { site, done } = siteThatSays([
    { ...leader, role: 'replica', state: 'streaming' },
    { ...synchronous, role: 'leader', state: 'running' },
  ]);
  const handed = handOver(site, { leader: 'database-1', candidate: 'database-2' });
  await expect(handed).rejects.toThrow('database-1 does not lead any more, but database-2 does');
  expect(done).toEqual([]);
});
