import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import type { Options } from './options.ts';

const script = resolve(import.meta.dirname, '../../apps/ai/src/measure/main.ts');

/**
 * Measures label models and the assistant in a process of its own, which prints its pages; true when it found every promise
 * kept. Throws when it cannot be started.
 */
export async function measureAi({ quick, output }: Pick<Options, 'quick' | 'output'>): Promise<boolean> {
  const where = output === undefined ? [] : ['--output', resolve(output)];
  const child = spawn(process.execPath, [script, ...(quick ? ['--quick'] : []), ...where], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  return code === 0;
}
