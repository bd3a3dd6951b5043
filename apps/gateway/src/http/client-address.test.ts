import { IncomingMessage } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import { Socket } from 'node:net';
import { isCrossSite } from '../accounts/cross-site.ts';
import { clientAddress, isSecure } from './client-address.ts';

function request(headers: IncomingHttpHeaders, remoteAddress = '10.0.0.9'): IncomingMessage {
  const socket = new Socket();
  Object.defineProperty(socket, 'remoteAddress', { value: remoteAddress });
  return Object.assign(new IncomingMessage(socket), { headers });
}

test.each([
  ['10.0.0.9', '10.0.0.9'],
  ['::ffff:10.0.0.9', '10.0.0.9'],
  ['2001:DB8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:db8::6', '2001:db8:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
])('%s counts as %s', (address, expected) => {
  expect(clientAddress(request({}, address), false)).toBe(expected);
});

test('what a proxy says counts only when it is trusted, and only its own word', () => {
  const forwarded = request({ 'x-forwarded-for': '1.1.1.1, 2.2.2.2', 'x-forwarded-proto': 'https' });
  expect([clientAddress(forwarded, false), clientAddress(forwarded, true)]).toEqual(['10.0.0.9', '2.2.2.2']);
  expect([isSecure(forwarded, false), isSecure(forwarded, true)]).toEqual([false, true]);
});

test.each([
  ['a program', {}, false],
  ['our own page', { 'sec-fetch-site': 'same-origin', origin: 'https://chat.example' }, false],
  ['an address typed in', { 'sec-fetch-site': 'none' }, false],
  ['a foreign page', { 'sec-fetch-site': 'cross-site' }, true],
  ['a sister page', { 'sec-fetch-site': 'same-site', origin: 'https://evil.example' }, true],
  ['our page in an old browser', { origin: 'https://chat.example' }, false],
  ['a foreign page in an old browser', { origin: 'https://evil.example' }, true],
  ['a page without an origin', { origin: 'null' }, true],
])('cross-site: %s', (_, headers, expected) => {
  expect(isCrossSite(request({ host: 'chat.example', ...headers }), false)).toBe(expected);
});
