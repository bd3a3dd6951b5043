import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '@prosa/supervisor';
import { RemoteProfiler } from './remote-profiler.ts';
import { selfTimes } from './self-time.ts';
import type { CpuProfile } from './self-time.ts';

describe('RemoteProfiler', () => {
  it('takes profiles of another process that names its functions', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'prosa-profile-'));
    const port = await freePort();
    const busy =
      'function toil() { for (const end = Date.now() + 5; Date.now() < end; ); setImmediate(toil); } toil();';
    const child = spawn(process.execPath, [`--inspect=127.0.0.1:${port}`, '-e', busy], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    try {
      await once(child.stderr, 'data'); // “Debugger listening”
      const profiler = await RemoteProfiler.connect(port);
      const file = join(folder, 'deeper', 'toil.cpuprofile');
      const names = async (): Promise<string[]> => {
        await profiler.start();
        await profiler.stop(file);
        const profile = JSON.parse(readFileSync(file, 'utf8')) as CpuProfile;
        return selfTimes(profile).map(({ frame }) => frame.functionName);
      };
      // A profile as short as this may hold no sample; Jest's time limit ends the attempts.
      while (!(await names()).includes('toil'));
      profiler.close();
    } finally {
      child.kill('SIGKILL');
      await once(child, 'exit');
      rmSync(folder, { recursive: true });
    }
  });
});
