import { pagesFolder, parseOptions } from './options.ts';

describe('parseOptions', () => {
  it('measures everything three times for half a minute unless told otherwise', () => {
    expect(parseOptions([])).toMatchObject({
      workloads: ['W1a', 'W1d', 'W1e', 'W2'],
      runs: 3,
      seconds: 30,
      warmUpSeconds: 5,
      baseline: false,
      ai: true,
    });
    expect(parseOptions([]).output).toBeUndefined();
  });

  it('measures label models and the assistant alone, into their pages unless told otherwise', () => {
    expect(parseOptions(['--ai'])).toMatchObject({ workloads: [], ai: true, output: pagesFolder });
    expect(parseOptions(['--ai', '--output', 'here']).output).toBe('here');
    expect(parseOptions(['--ai', '--quick']).output).toBeUndefined();
    expect(parseOptions(['--workload', 'W2']).ai).toBe(false);
  });

  it('is quick when asked, and details go before', () => {
    expect(parseOptions(['--quick', '--seconds', '2'])).toMatchObject({ runs: 1, seconds: 2, warmUpSeconds: 1 });
  });

  it('takes workloads in any case and order, and arguments behind a --', () => {
    expect(parseOptions(['--', '--workload', 'w2,W1d', '--json', 'out.json'])).toMatchObject({
      workloads: ['W2', 'W1d'],
      json: 'out.json',
    });
  });

  it.each([
    [['--workload', 'W9'], 'there is no workload W9'],
    [['--runs', '0'], '--runs needs a whole number'],
    [['--seconds', '1.5'], '--seconds needs a whole number'],
    [['--fast'], 'Unknown option'],
    [['--ai', '--workload', 'W2'], '--ai and --workload exclude each other'],
  ])('refuses %j', (argv, message) => {
    expect(() => parseOptions(argv)).toThrow(message);
  });
});
