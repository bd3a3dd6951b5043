import { expect, test } from '@jest/globals';
import { Calls, end, type Outcome } from './calls.ts';
import { check } from './checker.ts';
import { type Findings, isClean, kinds } from './findings.ts';
import type { Entry, FinalReadState, History, Log, RoomLog } from './history.ts';

/** Three messages a room, seen by two readers and the database; seq 1 is somebody's coming in, before the start. */
function history(): { calls: Calls; logs: Log[]; finals: FinalReadState[] } {
  const calls = new Calls();
  for (const room of ['red', 'blue']) {
    for (let seq = 2; seq <= 4; seq++) send(calls, `${room}-${seq}`, room, 'ok', seq);
  }
  const logs = ['reader 1', 'reader 2', 'database'].map((name) => ({
    name,
    rooms: new Map(
      ['red', 'blue'].map((room) => [room, { startSeq: 1, entries: [2, 3, 4].map((seq) => entry(room, seq)) }]),
    ),
  }));
  return { calls, logs, finals: [] };
}

function send(calls: Calls, clientMessageId: string, roomId: string, outcome: Outcome, seq = 0): void {
  const call = calls.send('sender 1', roomId, clientMessageId);
  const acknowledgement = { roomId, clientMessageId, messageId: `m-${clientMessageId}`, seq };
  end(call, outcome, outcome === 'ok' ? { acknowledgement } : {});
}

function entry(room: string, seq: number): Entry {
  return { seq, clientMessageId: `${room}-${seq}`, messageId: `m-${room}-${seq}`, senderId: 'ann' };
}

/** The history with reader 2's log of the red room changed. */
function withRed(change: (entries: Entry[]) => Entry[]): History {
  const base = history();
  const red = base.logs[1]?.rooms.get('red')?.entries ?? [];
  const rooms = new Map(base.logs[1]?.rooms).set('red', { startSeq: 1, entries: change([...red]) });
  return { ...base, logs: base.logs.with(1, { name: 'reader 2', rooms }) };
}

function counts(findings: Findings): Partial<Record<keyof Findings, number>> {
  const found = kinds.filter((kind) => findings[kind].length > 0);
  return Object.fromEntries(found.map((kind) => [kind, findings[kind].length] as const));
}

test('nothing is found in a clean history', () => {
  const { findings } = check(history());
  expect(counts(findings)).toEqual({});
  expect(isClean(findings)).toBe(true);
});

test('sending again with the same answer is clean, and so is an unacknowledged message that arrived', () => {
  const base = history();
  send(base.calls, 'red-2', 'red', 'ok', 2);
  send(base.calls, 'red-5', 'red', 'unknown');
  const logs = base.logs.map(({ name, rooms }) => {
    const { startSeq, entries } = rooms.get('red') ?? { startSeq: 0, entries: [] };
    return { name, rooms: new Map(rooms).set('red', { startSeq, entries: [...entries, entry('red', 5)] }) };
  });
  expect(counts(check({ ...base, logs }).findings)).toEqual({});
});

test('an unacknowledged message that never arrived is clean', () => {
  const base = history();
  send(base.calls, 'red-9', 'red', 'unknown');
  expect(counts(check(base).findings)).toEqual({});
});

test('events that are no messages count in the numbering only', () => {
  const base = history();
  const logs = base.logs.map(({ name, rooms }) => {
    const { startSeq, entries } = rooms.get('red') ?? { startSeq: 0, entries: [] };
    return { name, rooms: new Map(rooms).set('red', { startSeq, entries: [...entries, { seq: 5 }] }) };
  });
  expect(counts(check({ ...base, logs }).findings)).toEqual({});
});

test('a message in the middle that is missing is lost and leaves skipped', () => {
  const { findings } = check(withRed((entries) => entries.toSpliced(1, 1)));
  expect(counts(findings)).toEqual({ lost: 1, skipped: 1 });
  expect(findings.lost[0]).toBe('reader 2, room red: seq 3 red-3');
  expect(isClean(findings)).toBe(false);
});

test('so is one at the end', () => {
  expect(counts(check(withRed((entries) => entries.slice(0, 2))).findings)).toEqual({ lost: 1, skipped: 1 });
});

test('a reader who saw nothing of a room lost all of it', () => {
  const base = history();
  const logs = base.logs.with(0, { name: 'reader 1', rooms: new Map([...(base.logs[0]?.rooms ?? [])].slice(1)) });
  expect(counts(check({ ...base, logs }).findings)).toMatchObject({ lost: 3 });
});

test('the same entry twice is doubled', () => {
  expect(counts(check(withRed(([a, b, c]) => [a, b, b, c] as Entry[])).findings)).toEqual({ doubled: 1 });
});

test('the same message under two numbers is doubled and contradicts its acknowledgement', () => {
  const { findings } = check(withRed((entries) => [...entries, { ...entry('red', 2), seq: 5 }]));
  expect(counts(findings)).toEqual({ doubled: 1, contradicting: 1 });
});

test('an entry after a later one is reordered', () => {
  expect(counts(check(withRed(([a, b, c]) => [a, c, b] as Entry[])).findings)).toEqual({ reordered: 1 });
});

test('a number nobody has is skipped', () => {
  expect(counts(check(withRed((entries) => [...entries, { seq: 6 }])).findings)).toEqual({ skipped: 1 });
});

test('what was never sent is unexpected', () => {
  const { findings } = check(withRed((entries) => [...entries, { seq: 5, clientMessageId: 'x', messageId: 'y' }]));
  expect(counts(findings)).toEqual({ unexpected: 1 });
});

test('what was sent to another room is unexpected', () => {
  const { findings } = check(withRed((entries) => [...entries, { ...entry('blue', 2), seq: 5 }]));
  expect(counts(findings)).toEqual({ unexpected: 1, contradicting: 1 });
});

test('another message under the acknowledged number contradicts', () => {
  const { findings } = check(withRed(([a, b, c]) => [a, { ...b, messageId: 'other' }, c] as Entry[]));
  expect(counts(findings)).toEqual({ contradicting: 1 });
});

test('two different acknowledgements contradict each other', () => {
  const base = history();
  send(base.calls, 'red-2', 'red', 'ok', 9);
  expect(counts(check(base).findings)).toEqual({ contradicting: 1 });
});

test('a database that lost an acknowledged message is seen', () => {
  const base = history();
  const rooms = new Map(base.logs[2]?.rooms).set('blue', {
    startSeq: 1,
    entries: [entry('blue', 2), entry('blue', 3)],
  });
  expect(check({ ...base, logs: base.logs.with(2, { name: 'database', rooms }) }).findings.lost).toEqual([
    'database, room blue: seq 4 blue-4',
  ]);
});

test('a message that was refused for certain must be nowhere', () => {
  const base = history();
  send(base.calls, 'red-5', 'red', 'fail');
  expect(counts(check(base).findings)).toEqual({});
  const refused = withRed((entries) => [...entries, entry('red', 5)]);
  send(refused.calls, 'red-5', 'red', 'fail');
  expect(counts(check(refused).findings)).toEqual({ unexpected: 1 });
});

test('a refusal does not count for a message whose first call ended in silence', () => {
  const base = withRed((entries) => [...entries, entry('red', 5)]);
  send(base.calls, 'red-5', 'red', 'unknown');
  send(base.calls, 'red-5', 'red', 'fail');
  expect(counts(check(base).findings)).toEqual({});
});

test('what was never acknowledged and is in the database was recovered', () => {
  const base = history();
  send(base.calls, 'red-5', 'red', 'unknown');
  send(base.calls, 'red-6', 'red', 'unknown');
  const logs = base.logs.map(({ name, rooms }) => ({ name, rooms: withEntry(rooms, entry('red', 5)) }));
  expect(check({ ...base, logs })).toMatchObject({ acknowledged: 6, recovered: 1 });
});

test('a history that began with a backup expects what the backup held', () => {
  const base = history();
  const kept = new Calls();
  send(kept, 'red-5', 'red', 'ok', 5);
  const restored = base.logs[2] as Log;
  const logs = base.logs.map(({ name, rooms }) => ({ name, rooms: withEntry(rooms, entry('red', 5)) }));
  expect(check({ ...base, calls: kept, logs, restored })).toMatchObject({ acknowledged: 1 });
  expect(counts(check({ ...base, calls: kept, logs, restored }).findings)).toEqual({});
  const cut = { ...base, calls: kept, restored, logs: logs.with(0, { name: 'reader 1', rooms: new Map() }) };
  expect(counts(check(cut).findings)).toMatchObject({ lost: 7 });
});

function withEntry(rooms: ReadonlyMap<string, RoomLog>, added: Entry): ReadonlyMap<string, RoomLog> {
  const { startSeq, entries } = rooms.get('red') ?? { startSeq: 0, entries: [] };
  return new Map(rooms).set('red', { startSeq, entries: [...entries, added] });
}
