import type { Launch } from './launch.ts';
import type { Terminal } from './terminal.ts';

/**
 * Ctrl-C and SIGTERM stop everything in order; a second one at once. Run by npm, the launcher also stops when npm is
 * gone: nobody could reach it with Ctrl-C any more.
 */
export function stopOnSignals(launch: Launch, terminal: Terminal): void {
  let asked = 0;
  const ask = (signal: NodeJS.Signals): void => {
    asked += 1;
    if (asked === 1) {
      terminal.step(signal === 'SIGINT' ? '\nStopping … (Ctrl-C again to force)' : 'Stopping …');
      void launch.stop().then(() => process.exit());
    } else if (asked === 2) {
      terminal.warn('Forced.');
      launch.force();
      process.exit(1);
    }
  };
  let last = -1000;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      // npm passes on the Ctrl-C that the terminal sent to us already.
      const now = performance.now();
      if (now - last > 300) ask(signal);
      last = now;
    });
  }
  if (process.env['npm_lifecycle_event'] === undefined) return;
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent && asked === 0) ask('SIGTERM');
  }, 1_000).unref();
}
