import { pagesFolder, parseOptions } from './options.ts';

describe('parseOptions', () => {
  it('measures every workload of Prosa three times for half a minute unless told otherwise', () => {
    expect(parseOptions([])).toMatchObject({
      workloads: ['W3', 'W1a', 'W1b', 'W1c', 'W1d', 'W1e', 'W2'],
      products: ['prosa'],
      rounds: 3,
      seconds: 30,
      warmUpSeconds: 5,
      baseline: false,
      ai: true,
    });
    expect(parseOptions([])).toMatchObject({ output: undefined, page: undefined });
    expect(parseOptions(['--baseline'])).toMatchObject({ output: pagesFolder, page: 'baseline' });
  });

  it('measures label models and the assistant alone, into their pages unless told otherwise', () => {
    expect(parseOptions(['--ai'])).toMatchObject({ workloads: [], ai: true, output: pagesFolder });
    expect(parseOptions(['--ai', '--output', 'here']).output).toBe('here');
    expect(parseOptions(['--ai', '--quick']).output).toBeUndefined();
    expect(parseOptions(['--workload', 'W2']).ai).toBe(false);
  });

  it('is quick when asked, against the floor, and details go before', () => {
    expect(parseOptions(['--quick', '--seconds', '4'])).toMatchObject({
      workloads: ['Q1', 'W1e', 'Q2'],
      products: ['prosa', 'floor'],
      rounds: 2,
      seconds: 4,
      warmUpSeconds: 1,
      ai: false,
      page: undefined,
    });
  });

  it('measures others beside Prosa, and nothing of the assistant then', () => {
    const { products, workloads, ai } = parseOptions(['--peers']);
    expect(workloads).toEqual(['W3', 'W1a', 'W1c', 'W1d', 'W1e', 'W2']);
    expect(products).toEqual(['prosa', 'ejabberd', 'prosody', 'socket.io', 'floor']);
    expect(ai).toBe(false);
    expect(parseOptions(['--product', 'prosa,Prosa-TLS']).products).toEqual(['prosa', 'prosa-tls']);
  });

  it('looks at growth, large histories or leaks, and at nothing else then', () => {
    expect(parseOptions(['--growth', 'rooms'])).toMatchObject({ growth: ['rooms'], workloads: [], ai: false });
    expect(parseOptions(['--growth', 'all']).growth.length).toBeGreaterThan(4);
    expect(parseOptions(['--history', '1000000'])).toMatchObject({ history: 1_000_000, workloads: [], ai: false });
    expect(parseOptions(['--history', '1000', '--keep'])).toMatchObject({ history: 1000, keep: true });
    expect(parseOptions(['--soak', '30'])).toMatchObject({ soak: 30, workloads: [], ai: false });
  });

  it('takes workloads in any case and order, and arguments behind a --', () => {
    expect(parseOptions(['--', '--workload', 'w2,W1d', '--json', 'out.json'])).toMatchObject({
      workloads: ['W2', 'W1d'],
      json: 'out.json',
    });
  });

  it.each([
    [['--workload', 'W9'], 'there is no workload W9'],
    [['--product', 'irc'], 'there is no product irc'],
    [['--rounds', '0'], '--rounds needs a whole number'],
    [['--seconds', '1.5'], '--seconds needs a whole number'],
    [['--fast'], 'Unknown option'],
    [['--ai', '--workload', 'W2'], '--ai and --workload exclude each other'],
  ])('refuses %j', (argv, message) => {
    expect(() => parseOptions(argv)).toThrow(message);
  });
});
