import { selfTimes } from './self-time.ts';
import type { CallFrame } from './self-time.ts';

const frame = (functionName: string): CallFrame => ({ functionName, url: 'a.mjs', lineNumber: 1, columnNumber: 2 });

describe('selfTimes', () => {
  it('adds up a function wherever it was called, and leaves waiting out', () => {
    const nodes = [frame('(idle)'), frame('encode'), frame('write'), frame('encode')].map((callFrame, index) => ({
      id: index + 1,
      callFrame,
    }));
    const times = selfTimes({ nodes, samples: [1, 2, 3, 4, 3], timeDeltas: [1000, 10, 20, 5, 30] });
    expect(times).toEqual([
      { frame: frame('write'), microseconds: 50 },
      { frame: frame('encode'), microseconds: 15 },
    ]);
  });
});
