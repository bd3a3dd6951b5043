import { expect, test } from '@jest/globals';
import { Progress } from './progress.ts';

test('traffic goes on past what is wanted until the last fault is over', async () => {
  const progress = new Progress(1);
  expect(await progress.begin()).toBe(true);
  progress.end(true);
  expect(await progress.begin()).toBe(true);
  progress.end(true);
  progress.finish();
  expect(await progress.begin()).toBe(false);
});

test('what was given up is sent again as another one', async () => {
  const progress = new Progress(1);
  progress.finish();
  expect(await progress.begin()).toBe(true);
  expect(await progress.begin()).toBe(false);
  progress.end(false);
  expect(await progress.begin()).toBe(true);
});

test('held, nothing begins and what is under way ends first', async () => {
  const progress = new Progress(10);
  await progress.begin();
  const told: string[] = [];
  const quiet = progress.hold().then(() => told.push('quiet'));
  const begun = progress.begin().then(() => told.push('begun'));
  told.push('ended');
  progress.end(true);
  await quiet;
  progress.release();
  await begun;
  expect(told).toEqual(['ended', 'quiet', 'begun']);
});
