import { expect, test } from '@jest/globals';
import { startStack } from '@prosa/testing/stack';
import { kinds } from './checker.ts';
import { deliveryOptions } from './options.ts';
import { deliver } from './run.ts';

test('a small run with a kill of each loses, doubles and reorders nothing', async () => {
  const options = deliveryOptions([
    '--messages',
    '600',
    '--senders',
    '4',
    '--readers',
    '4',
    '--rooms',
    '2',
    '--kills',
    '2',
  ]);
  await using stack = await startStack({ ai: false, env: { PROSA_SEND_RATE: '0' } });
  const result = await deliver(stack, options);
  expect(Object.fromEntries(kinds.map((kind) => [kind, result.findings[kind]]))).toEqual({
    lost: [],
    doubled: [],
    reordered: [],
    holes: [],
    unexpected: [],
    contradicting: [],
  });
  expect(result.acknowledged).toBe(600);
  expect(result.kills.map(({ service }) => service)).toEqual(['gateway', 'persistence']);
  expect(result.cuts).toBeGreaterThan(0);
}, 120_000);
