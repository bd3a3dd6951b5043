import { Phases } from './phases.ts';

test('a gap belongs to what happens when it ends', () => {
  const phases = new Phases('nothing happens');
  phases.acknowledged('sender 1', 1_000);
  phases.acknowledged('sender 1', 1_200);
  phases.begin('a fault');
  phases.acknowledged('sender 1', 4_700);
  phases.acknowledged('sender 1', 4_800);
  expect(phases.all.map(({ name, longestGapMs }) => [name, longestGapMs])).toEqual([
    ['nothing happens', 200],
    ['a fault', 3_500],
  ]);
});

test('that one person can write ends the gap of all, and not the wait of another one', () => {
  const phases = new Phases('a fault');
  phases.acknowledged('sender 1', 0);
  phases.acknowledged('sender 2', 900);
  phases.acknowledged('sender 2', 1_700);
  phases.acknowledged('sender 1', 2_000);
  expect(phases.all[0]).toMatchObject({ longestGapMs: 900, longestWaitMs: 2_000 });
});

test('silence is a reader at a time: that another one hears something does not end it', () => {
  const phases = new Phases('a fault');
  phases.heard('reader 1', 0);
  phases.heard('reader 2', 100);
  phases.heard('reader 2', 1_100);
  phases.heard('reader 2', 2_100);
  phases.heard('reader 1', 2_600);
  expect(phases.all[0]?.longestSilenceMs).toBe(2_600);
});

test('all goes on once everybody who writes or reads was told something', () => {
  const phases = new Phases('a fault');
  const people = ['sender 1', 'reader 1'];
  phases.acknowledged('sender 1', 10);
  expect(phases.allSince(people, 5)).toBe(false);
  phases.heard('reader 1', 12);
  expect(phases.allSince(people, 5)).toBe(true);
  expect(phases.allSince(people, 11)).toBe(false);
});

test('streams that are lost are counted with what happens', () => {
  const phases = new Phases('nothing happens');
  phases.begin('a fault');
  phases.lost();
  phases.lost();
  expect(phases.all.map(({ lostStreams }) => lostStreams)).toEqual([0, 2]);
});
