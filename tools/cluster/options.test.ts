import { expect, test } from '@jest/globals';
import { ClusterError } from './cluster-error.ts';
import { readOptions } from './options.ts';

test('what is not given has its default; what is given is taken', () => {
  expect(readOptions([])).toEqual({ file: 'cluster.yaml', isDryRun: false });
  expect(readOptions(['--dry-run', '--file=a.yaml', '--into', 'b', '--now'], ['into'], ['now'])).toEqual({
    ...{ file: 'a.yaml', isDryRun: true, into: 'b', now: true },
  });
});

test.each([[['--dryrun']], [['cluster.yaml']], [['--dry-run=yes']], [['--into=x']]])('refused: %p', (args) => {
  expect(() => readOptions(args)).toThrow(ClusterError);
});
