import { jest } from '@jest/globals';
import { watchSilence, type SilenceWatch } from './silence.ts';

const timing = { silenceMs: 45_000, openMs: 10_000 };
let silent: boolean;
let patience: number;
let watch: SilenceWatch;

beforeEach(() => {
  jest.useFakeTimers();
  silent = false;
  patience = 1;
  watch = watchSilence(
    timing,
    () => (silent = true),
    () => patience,
  );
});
afterEach(() => {
  watch.stop();
  jest.useRealTimers();
});

const pass = (ms: number) => jest.advanceTimersByTime(ms);
/** The machine sleeps: the clock goes on, timers do not. */
const sleep = (ms: number) => jest.setSystemTime(Date.now() + ms);
const lookAgain = () => document.dispatchEvent(new Event('visibilitychange'));
const isSilentAfter = (ms: number) => {
  pass(ms - 1_000);
  const before = silent;
  pass(1_000);
  expect([before, silent]).toEqual([false, true]);
};

test('nothing at all for as long as opening may take', () => isSilentAfter(timing.openMs));

test('without heartbeats, nothing for the long time', () => {
  watch.heard();
  isSilentAfter(timing.silenceMs);
});

test('after a heartbeat, nothing for twice as long as it announced and a little', () => {
  watch.promised(1_000);
  isSilentAfter(3_000);
});

test('whatever comes in time will do', () => {
  watch.promised(1_000);
  for (let times = 0; times < 100; times++) {
    pass(2_400);
    watch.heard();
  }
  expect(silent).toBe(false);
  isSilentAfter(3_000);
});

test('the server announces a longer time', () => {
  watch.promised(1_000);
  watch.promised(5_000);
  pass(10_000);
  expect(silent).toBe(false);
  isSilentAfter(2_500);
});

test('a promise that was taken back counts no more', () => {
  watch.promised(1_000);
  pass(1_000);
  watch.promised(0);
  isSilentAfter(timing.silenceMs);
});

test('after a short sleep what came meanwhile is heard first', () => {
  watch.promised(1_000);
  sleep(20_000);
  lookAgain();
  pass(500);
  expect(silent).toBe(false);
  watch.promised(1_000);
  pass(2_000);
  expect(silent).toBe(false);
});

test('after a short sleep a stream that is dead is noticed soon', () => {
  watch.promised(1_000);
  sleep(20_000);
  isSilentAfter(3_500);
});

test('after a sleep longer than the long time it is taken for dead at once', () => {
  watch.promised(1_000);
  sleep(60_000);
  lookAgain();
  expect(silent).toBe(true);
});

test('who has been wrong lately waits longer, but never longer than without heartbeats', () => {
  patience = 4;
  watch.promised(1_000);
  isSilentAfter(10_000);
  silent = false;
  patience = 1_000;
  watch.heard();
  pass(44_000);
  expect(silent).toBe(false);
  isSilentAfter(1_500);
});
