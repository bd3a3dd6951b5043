import { callTree } from './call-tree.ts';
import { flameGraph } from './flame-graph.ts';
import type { CallFrame, CpuProfile } from './self-time.ts';

const frame = (functionName: string): CallFrame => ({ functionName, url: '', lineNumber: 0, columnNumber: 0 });

/** (root) calls serve, which calls write and encode; and waits. Samples of 10 µs. */
const profile: CpuProfile = {
  nodes: [
    { id: 1, callFrame: frame('(root)'), children: [2, 5] },
    { id: 2, callFrame: frame('serve'), children: [3, 4] },
    { id: 3, callFrame: frame('write<b>') },
    { id: 4, callFrame: frame('encode') },
    { id: 5, callFrame: frame('(idle)') },
  ],
  samples: [2, 3, 4, 4, 4, 5, 5],
  timeDeltas: [10, 10, 10, 10, 10, 500, 500],
};

test('a call takes as long as itself and what it calls, the dearest first; waiting is none', () => {
  const root = callTree(profile);
  expect(root.microseconds).toBe(50);
  expect(root.calls.map(({ frame: { functionName }, microseconds }) => [functionName, microseconds])).toEqual([
    ['serve', 50],
  ]);
  expect(root.calls[0]?.calls.map(({ frame: of, microseconds }) => [of.functionName, microseconds])).toEqual([
    ['encode', 30],
    ['write<b>', 10],
  ]);
  expect(() => callTree({ nodes: [], samples: [], timeDeltas: [] })).toThrow('the profile is empty');
});

test('a flame graph gives each call its share of the width and tells own code from other', () => {
  const svg = flameGraph('W1a', callTree(profile), ({ functionName }) =>
    functionName === 'encode' ? 'apps/gateway/src/frame.ts:3' : 'node:net',
  );
  expect(svg).toContain(
    '<title>encode apps/gateway/src/frame.ts:3: 60.0 %</title><rect class="call own" x="0" y="82" width="720"',
  );
  expect(svg).toContain('<rect class="call other" x="720" y="82" width="240"');
  expect(svg).toContain('write&#60;b&#62; node:net: 20.0 %');
  expect(svg).not.toContain('idle');
});
