import { drbdConf } from './drbd-conf.ts';

test('a resource of two sides, which freezes until the silent one is known to be off', () => {
  const text = drbdConf('C', [
    { name: 'north', address: '10.80.0.1' },
    { name: 'south', address: '10.80.0.2' },
  ]);
  expect(text).toMatch(/net {\n\s+protocol C;/);
  // Of DRBD 8.4: in DRBD 9 it belongs to the section net.
  expect(text).toMatch(/disk {\n\s+fencing resource-and-stonith;/);
  expect(text).toContain('on south {\n    address 10.80.0.2:7789;\n  }');
});
