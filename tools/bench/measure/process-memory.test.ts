import { parsePss, treeMemoryBytes } from './process-memory.ts';

describe('parsePss', () => {
  it('reads the proportional set size', () => {
    expect(parsePss('55ef-7ffd ---p 00000000 00:00 0 [rollup]\nRss: 5000 kB\nPss:    1234 kB\nPss_Dirty: 7 kB\n')).toBe(
      1234 * 1024,
    );
  });
});

describe('treeMemoryBytes', () => {
  it('is at least what this process holds', () => {
    const held = Buffer.alloc(64 * 1024 * 1024, 1);
    expect(treeMemoryBytes(process.pid)).toBeGreaterThan(held.length);
  });
});
