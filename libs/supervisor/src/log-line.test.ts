import { expect, test } from '@jest/globals';
import { lastErrorLine, parseLogLine } from './log-line.ts';

test('pino lines give their level, message and cause', () => {
  expect(parseLogLine('{"level":50,"msg":"cannot listen","err":{"message":"EADDRINUSE"}}')).toEqual({
    level: 50,
    text: 'cannot listen: EADDRINUSE',
  });
  expect(parseLogLine('{"level":"info","msg":"ready"}')).toEqual({ level: 30, text: 'ready' });
});

test('plain lines are errors on stderr and news on stdout', () => {
  expect(parseLogLine('PORT: expected number', 'stderr').level).toBe(50);
  expect(parseLogLine('{not json', 'stdout')).toEqual({ level: 30, text: '{not json' });
});

test('the last error explains an end better than the last line', () => {
  expect(lastErrorLine(['{"level":60,"msg":"no database"}', '{"level":30,"msg":"closed"}'])).toBe('no database');
  expect(lastErrorLine(['x', 'FATAL:  data directory is in use', 'bye'])).toBe('FATAL:  data directory is in use');
  expect(lastErrorLine(['a', 'b', ''])).toBe('b');
  expect(lastErrorLine([])).toBeUndefined();
});
