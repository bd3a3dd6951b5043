import { isPublicAddress, lookUpPublic, NonPublicAddress, refuseNonPublicLiteral } from './public-address.ts';

test.each([
  '8.8.8.8',
  '1.1.1.1',
  '93.184.216.34',
  '172.15.0.1',
  '172.32.0.1',
  '2606:4700::1111',
  '2606:2800:220:1:248:1893:25c8:1946',
  '2a00:1450:4001:80b::200e',
])('%s is public', (address) => expect(isPublicAddress(address)).toBe(true));

test.each([
  '0.0.0.0',
  '10.1.2.3',
  '100.64.0.1',
  '127.0.0.1',
  '127.8.8.8',
  '127.255.255.254',
  '169.254.169.254',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '192.0.0.8',
  '192.0.2.1',
  '192.88.99.1',
  '198.18.0.1',
  '203.0.113.9',
  '198.51.100.1',
  '224.0.0.1',
  '240.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::127.0.0.1',
  '::ffff:127.0.0.1',
  '::ffff:8.8.8.8',
  '64:ff9b::7f00:1',
  '64:ff9b:1::a00:1',
  '100::1',
  '2002:7f00:1::',
  '2001:0:7f00:1::',
  '2001::1',
  '2001:db8::1',
  '3fff::1',
  '4000::1',
  'fc00::1',
  'fd12::1',
  'fe80::1',
  'fec0::1',
  'ff02::1',
  'localhost',
  '',
])('%s is not public', (address) => expect(isPublicAddress(address)).toBe(false));

test('an address in place of a name is checked, brackets or not', () => {
  for (const url of ['https://127.0.0.1/x', 'https://[::1]/x', 'https://0x7f.1/', 'https://2130706433/']) {
    expect(() => refuseNonPublicLiteral(new URL(url).hostname)).toThrow(NonPublicAddress);
  }
  expect(() => refuseNonPublicLiteral('example.org')).not.toThrow();
  expect(() => refuseNonPublicLiteral('8.8.8.8')).not.toThrow();
});

test.each([true, false])('a name of this machine is refused when it is looked up (all: %s)', async (all) => {
  const error = await new Promise((resolve) => lookUpPublic('localhost', { all }, resolve));
  expect(error).toBeInstanceOf(NonPublicAddress);
});
