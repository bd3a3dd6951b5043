import { expect, test } from '@jest/globals';
import type { ScriptOutcome } from '../drive/node-shell.ts';
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

/** Members whose Patroni says this to a switchover; the others' word on who leads is that it came to pass. */
function siteThatSays(answer: ScriptOutcome) {
  const members = JSON.stringify({
    members: [
      { ...leader, role: 'sync_standby', state: 'streaming' },
      { ...synchronous, role: 'leader', state: 'running' },
    ],
  });
  const before = JSON.stringify({ members: [leader, synchronous] });
  let asked = false;
  const shell = {
    run: async (script: string): Promise<ScriptOutcome> => {
      if (!script.includes('/switchover')) return { code: 0, stdout: asked ? members : before, stderr: '' };
      asked = true;
      return answer;
    },
  };
  const patroni = { url: 'https://10.0.0.31:8008' };
  return { members: [{ name: 'database-1', shell, patroni }] } as unknown as DatabaseSite;
}

test('a hand-over that takes Patroni longer than it waits is waited for', async () => {
  const site = siteThatSays({ code: 1, stdout: '', stderr: 'https://…/switchover: 503 Switchover status unknown' });
  await handOver(site, { leader: 'database-1', candidate: 'database-2' });
});

test('a hand-over that Patroni refuses has failed', async () => {
  const site = siteThatSays({ code: 1, stdout: '', stderr: 'https://…/switchover: 412 candidate does not exist' });
  await expect(handOver(site, { leader: 'database-1', candidate: 'database-2' })).rejects.toThrow(/does not exist/);
});
