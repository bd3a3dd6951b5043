import { expect, test } from '@jest/globals';
import { Calls, end, type Outcome } from './calls.ts';
import { checkReadStates } from './check-read-states.ts';
import { noFindings } from './findings.ts';
import type { FinalReadState, ReadState } from './history.ts';

/** Ann's room: five messages, the second and the fourth her own. */
const entries = [1, 2, 3, 4, 5].map((seq) => ({
  seq,
  clientMessageId: `c${seq}`,
  messageId: `m${seq}`,
  senderId: seq % 2 === 0 ? 'ann' : 'bob',
}));

function state(lastReadSeq: number, revision: number, unreadCount = 0): ReadState {
  return { lastReadSeq, revision, unreadCount, ownCount: 2 };
}

function mark(calls: Calls, seq: number, outcome: Outcome, told?: ReadState): void {
  end(calls.mark('ann', 'tea', seq), outcome, told && { state: told });
}

function misread(calls: Calls, final: Partial<FinalReadState>): string[] {
  const findings = noFindings();
  const finals = [{ person: 'ann', userId: 'ann', roomId: 'tea', fetched: state(0, 0, 3), ...final }];
  const logs = [{ name: 'database', rooms: new Map([['tea', { startSeq: 0, entries }]]) }];
  checkReadStates({ calls, finals, logs }, findings);
  return findings.misread;
}

test('markers that go forward and counters of the log are clean', () => {
  const calls = new Calls();
  mark(calls, 2, 'ok', state(2, 1, 2));
  mark(calls, 3, 'unknown');
  mark(calls, 2, 'ok', state(3, 2, 1));
  const fetched = state(3, 2, 1);
  expect(misread(calls, { fetched, streamed: { lastReadSeq: 3, revision: 2 } })).toEqual([]);
});

test('a marker of unknown outcome may have moved or not', () => {
  const calls = new Calls();
  mark(calls, 4, 'unknown');
  expect(misread(calls, { fetched: state(4, 1, 1) })).toEqual([]);
  expect(misread(calls, { fetched: state(0, 0, 3) })).toEqual([]);
});

test('a marker that answers less than was asked, or than before, is misread', () => {
  const calls = new Calls();
  mark(calls, 4, 'ok', state(4, 2, 1));
  mark(calls, 3, 'ok', state(3, 1, 1));
  expect(misread(calls, { fetched: state(4, 2, 1) })).toEqual([
    'ann, room tea: marked up to 3, went back from 4 to 3',
    'ann, room tea: marked up to 3, revision 1 after 2',
  ]);
  const less = new Calls();
  mark(less, 4, 'ok', state(2, 1, 1));
  expect(misread(less, { fetched: state(4, 2, 1) })).toEqual(['ann, room tea: marked up to 4, answered 2']);
});

test('a marker that is lost at the end, or was never moved there, is misread', () => {
  const calls = new Calls();
  mark(calls, 2, 'ok', state(2, 1, 2));
  expect(misread(calls, { fetched: state(0, 0, 3) })).toEqual(['ann, room tea: read up to 0, acknowledged up to 2']);
  expect(misread(calls, { fetched: state(5, 2, 0) })).toEqual(['ann, room tea: read up to 5, marked up to 2']);
});

test('a counter that differs from the log is misread', () => {
  expect(misread(new Calls(), { fetched: state(0, 0, 2) })).toEqual(['ann, room tea: 2 unread, the log has 3']);
  expect(misread(new Calls(), { fetched: { ...state(0, 0, 3), ownCount: 1 } })).toEqual([
    'ann, room tea: 1 own messages, the log has 2',
  ]);
});

test('a stream that did not tell the last marker is misread', () => {
  const calls = new Calls();
  mark(calls, 3, 'ok', state(3, 1, 1));
  expect(misread(calls, { fetched: state(3, 1, 1), streamed: { lastReadSeq: 0, revision: 0 } })).toHaveLength(1);
});
