import { createLogger } from './index.ts';
import { captureLog } from './log-capture.ts';

test('a line is JSON with time, level, name and what a child adds', () => {
  const { logger, lines } = captureLog();
  logger.child({ requestId: 'abc' }).warn({ roomId: 'r' }, 'slow');
  expect(lines).toEqual([
    {
      level: 'warn',
      time: expect.stringMatching(/^\d{4}-.*Z$/) as string,
      pid: process.pid,
      name: 'test',
      requestId: 'abc',
      roomId: 'r',
      msg: 'slow',
    },
  ]);
});

test('errors are told with their cause, secrets are not', () => {
  const { logger, lines } = captureLog();
  logger.error(
    { err: new Error('outer', { cause: new Error('inner') }), password: 'hunter2', headers: { cookie: 'hunter2' } },
    'x',
  );
  expect(JSON.stringify(lines)).toContain('inner');
  expect(JSON.stringify(lines)).not.toContain('hunter2');
});

test.each([
  ['error', 'error'],
  ['loud', 'info'],
  [undefined, 'info'],
])('level %p is %s', (given, level) => {
  expect(createLogger('test', given).level).toBe(level);
});
