import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { LaunchError } from './launch-error.ts';
import { type LauncherSettings, reachableOf, root } from './settings.ts';

/**
 * Runs tools/demo in a process of its own, which is gone when it is done, and returns how to sign in. Throws LaunchError in
 * one line: the workspace has people of its own, or what failed.
 */
export function fillDemo(settings: LauncherSettings, signal: AbortSignal): Promise<string> {
  const main = join(root, 'tools/demo/main.ts');
  const words = [main, reachableOf(settings), join(settings.data, 'demo.json')];
  return new Promise((done, fail) => {
    execFile(process.execPath, words, { signal, cwd: root }, (error, stdout, stderr) => {
      if (!error || signal.aborted) done(stdout.trimEnd());
      else fail(new LaunchError(stderr.trim().split('\n').at(-1) ?? error.message));
    });
  });
}
