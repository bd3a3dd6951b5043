import { expect, test } from '@jest/globals';
import { check, type Findings, isClean, kinds } from './checker.ts';
import type { Acknowledgement, Entry, History, Log } from './history.ts';

/** Three messages a room, seen by two readers and the database; seq 1 is somebody's coming in, before the start. */
function history(): { attempted: Map<string, string>; acknowledgements: Acknowledgement[]; logs: Log[] } {
  const attempted = new Map<string, string>();
  const acknowledgements: Acknowledgement[] = [];
  for (const roomId of ['red', 'blue']) {
    for (let seq = 2; seq <= 4; seq++) {
      attempted.set(`${roomId}-${seq}`, roomId);
      acknowledgements.push({ roomId, clientMessageId: `${roomId}-${seq}`, messageId: `m-${roomId}-${seq}`, seq });
    }
  }
  const logs = ['reader 1', 'reader 2', 'database'].map((name) => ({
    name,
    rooms: new Map(
      ['red', 'blue'].map((room) => [room, { startSeq: 1, entries: [2, 3, 4].map((seq) => entry(room, seq)) }]),
    ),
  }));
  return { attempted, acknowledgements, logs };
}

function entry(room: string, seq: number): Entry {
  return { seq, clientMessageId: `${room}-${seq}`, messageId: `m-${room}-${seq}` };
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
  const findings = check(history());
  expect(counts(findings)).toEqual({});
  expect(isClean(findings)).toBe(true);
});

test('sending again with the same answer is clean, and so is an unacknowledged message that arrived', () => {
  const base = history();
  base.acknowledgements.push({ ...base.acknowledgements[0] } as Acknowledgement);
  base.attempted.set('red-5', 'red');
  const logs = base.logs.map(({ name, rooms }) => {
    const { startSeq, entries } = rooms.get('red') ?? { startSeq: 0, entries: [] };
    return { name, rooms: new Map(rooms).set('red', { startSeq, entries: [...entries, entry('red', 5)] }) };
  });
  expect(counts(check({ ...base, logs }))).toEqual({});
});

test('an unacknowledged message that never arrived is clean', () => {
  const base = history();
  base.attempted.set('red-9', 'red');
  expect(counts(check(base))).toEqual({});
});

test('events that are no messages count in the numbering only', () => {
  const base = history();
  const logs = base.logs.map(({ name, rooms }) => {
    const { startSeq, entries } = rooms.get('red') ?? { startSeq: 0, entries: [] };
    return { name, rooms: new Map(rooms).set('red', { startSeq, entries: [...entries, { seq: 5 }] }) };
  });
  expect(counts(check({ ...base, logs }))).toEqual({});
});

test('a message in the middle that is missing is lost and leaves a hole', () => {
  const findings = check(withRed((entries) => entries.toSpliced(1, 1)));
  expect(counts(findings)).toEqual({ lost: 1, holes: 1 });
  expect(findings.lost[0]).toBe('reader 2, room red: seq 3 red-3');
  expect(isClean(findings)).toBe(false);
});

test('so is one at the end', () => {
  expect(counts(check(withRed((entries) => entries.slice(0, 2))))).toEqual({ lost: 1, holes: 1 });
});

test('a reader who saw nothing of a room lost all of it', () => {
  const base = history();
  const logs = base.logs.with(0, { name: 'reader 1', rooms: new Map([...(base.logs[0]?.rooms ?? [])].slice(1)) });
  expect(counts(check({ ...base, logs }))).toMatchObject({ lost: 3 });
});

test('the same entry twice is doubled', () => {
  expect(counts(check(withRed(([a, b, c]) => [a, b, b, c] as Entry[])))).toEqual({ doubled: 1 });
});

test('the same message under two numbers is doubled and contradicts its acknowledgement', () => {
  const findings = check(withRed((entries) => [...entries, { ...entry('red', 2), seq: 5 }]));
  expect(counts(findings)).toEqual({ doubled: 1, contradicting: 1 });
});

test('an entry after a later one is reordered', () => {
  expect(counts(check(withRed(([a, b, c]) => [a, c, b] as Entry[])))).toEqual({ reordered: 1 });
});

test('a number nobody has is a hole', () => {
  expect(counts(check(withRed((entries) => [...entries, { seq: 6 }])))).toEqual({ holes: 1 });
});

test('what was never sent is unexpected', () => {
  const findings = check(withRed((entries) => [...entries, { seq: 5, clientMessageId: 'x', messageId: 'y' }]));
  expect(counts(findings)).toEqual({ unexpected: 1 });
});

test('what was sent to another room is unexpected', () => {
  const findings = check(withRed((entries) => [...entries, { ...entry('blue', 2), seq: 5 }]));
  expect(counts(findings)).toEqual({ unexpected: 1, contradicting: 1 });
});

test('another message under the acknowledged number contradicts', () => {
  const findings = check(withRed(([a, b, c]) => [a, { ...b, messageId: 'other' }, c] as Entry[]));
  expect(counts(findings)).toEqual({ contradicting: 1 });
});

test('two different acknowledgements contradict each other', () => {
  const base = history();
  base.acknowledgements.push({ roomId: 'red', clientMessageId: 'red-2', messageId: 'm-red-2', seq: 9 });
  expect(counts(check(base))).toEqual({ contradicting: 1 });
});

test('a database that lost an acknowledged message is seen', () => {
  const base = history();
  const rooms = new Map(base.logs[2]?.rooms).set('blue', {
    startSeq: 1,
    entries: [entry('blue', 2), entry('blue', 3)],
  });
  expect(check({ ...base, logs: base.logs.with(2, { name: 'database', rooms }) }).lost).toEqual([
    'database, room blue: seq 4 blue-4',
  ]);
});
