import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { childrenOf, parseMachineBusy, parseStat, processCpuSeconds, treeCpuSeconds } from './process-cpu.ts';

describe('parseStat', () => {
  it('reads past a name with spaces and brackets', () => {
    const times = '250 50 1000 23';
    const text = `4711 (a) R (b c)) S 1 4711 4711 0 -1 4194560 900 0 3 0 ${times} 20 0 11 0 12345 1000000 500`;
    expect(parseStat(text)).toEqual({ own: 3, endedChildren: 10.23 });
  });
});

describe('parseMachineBusy', () => {
  it('leaves out idle time, waiting for disks, and time that other machines took', () => {
    const text = 'cpu  100 20 30 40000 500 6 7 8000 0 0\ncpu0 100 20 30 40000 500 6 7 8000 0 0\n';
    expect(parseMachineBusy(text)).toBeCloseTo(1.63);
  });
});

describe('this process', () => {
  it('has used CPU time, alone and with its children', async () => {
    const child = spawn(process.execPath, ['-e', 'process.stdin.resume()']);
    await once(child, 'spawn');
    expect(childrenOf(process.pid)).toContain(child.pid);
    expect(treeCpuSeconds(process.pid)).toBeGreaterThanOrEqual(processCpuSeconds(process.pid));
    child.stdin.end();
    await once(child, 'exit');
    expect(processCpuSeconds(process.pid)).toBeGreaterThan(0);
    expect(childrenOf(process.pid)).not.toContain(child.pid);
  });
});
