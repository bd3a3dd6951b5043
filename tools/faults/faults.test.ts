import { expect, test } from '@jest/globals';
import { prepareGround } from './ground.ts';
import { noFindings } from './history/findings.ts';
import { faultOptions } from './options.ts';
import { run } from './run.ts';

test('a small run with a kill of each and a cut link loses, doubles and reorders nothing', async () => {
  const faults = ['kill-gateway', 'kill-persistence', 'cut-backend'];
  const sizes = ['--messages', '600', '--senders', '4', '--readers', '4', '--rooms', '2', '--hold-ms', '500'];
  const options = faultOptions(['--quick', ...sizes, '--faults', faults.join(',')]);
  await using ground = await prepareGround(options, faults);
  const result = await run(ground, options, faults);
  expect(result.verdicts.map(({ findings }) => findings)).toEqual([noFindings()]);
  expect(result.acknowledged).toBeGreaterThanOrEqual(600);
  expect(result.happened.map(({ name }) => name)).toEqual(faults);
  expect(result.cuts).toBeGreaterThan(0);
}, 120_000);
