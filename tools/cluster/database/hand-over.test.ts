import { expect, test } from '@jest/globals';
import { planHandOver } from './hand-over.ts';
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
