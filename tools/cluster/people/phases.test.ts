import { Phases } from './phases.ts';

test('a gap belongs to what happens when it ends', () => {
  const phases = new Phases('nothing happens');
  phases.acknowledged(1_000);
  phases.acknowledged(1_200);
  phases.begin('a fault');
  phases.acknowledged(4_700);
  phases.acknowledged(4_800);
  expect(phases.all).toEqual([
    { name: 'nothing happens', longestGapMs: 200, longestSilenceMs: 0, lostStreams: 0 },
    { name: 'a fault', longestGapMs: 3_500, longestSilenceMs: 0, lostStreams: 0 },
  ]);
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

test('streams that are lost are counted with what happens', () => {
  const phases = new Phases('nothing happens');
  phases.begin('a fault');
  phases.lost();
  phases.lost();
  expect(phases.all.map(({ lostStreams }) => lostStreams)).toEqual([0, 2]);
});
