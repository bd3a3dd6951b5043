/** A service for the tests of `runService`; SCENARIO says how it behaves. */
import { z } from 'zod';
import { readSettings, runService } from './index.ts';

await runService('fixture', async (logger) => {
  if (process.env['SCENARIO'] === 'wrong settings') readSettings(z.object({ A: z.string(), B: z.string() }), { B: '' });
  if (process.env['SCENARIO'] === 'broken start') throw new Error('port taken');
  if (process.env['SCENARIO'] === 'stopped while starting') process.kill(process.pid, 'SIGTERM');
  if (process.env['SCENARIO'] === 'later error')
    setImmediate(() => void Promise.reject(new Error('nobody caught this')));
  const alive = setInterval(() => undefined, 1_000);
  return {
    ...(process.env['SCENARIO'] === 'reloading' && {
      reload() {
        logger.info('reloading');
        process.kill(process.pid, 'SIGTERM');
      },
    }),
    async close() {
      logger.info('closing');
      process.kill(process.pid, 'SIGTERM'); // a second one changes nothing
      await new Promise((resolve) => setImmediate(resolve));
      if (process.env['SCENARIO'] === 'broken close') throw new Error('would not');
      clearInterval(alive);
    },
  };
});
