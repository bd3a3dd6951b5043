import type { IncomingMessage } from 'node:http';
import { isIPv6 } from 'node:net';
import { TLSSocket } from 'node:tls';

/**
 * Where a request comes from, as a key for limits: the address of the peer or, behind a trusted proxy, the one
 * that the proxy put at the end of `x-forwarded-for`. Of IPv6 only the network (/64): a household owns all of it.
 */
export function clientAddress(request: IncomingMessage, trustProxy: boolean): string {
  const forwarded = trustProxy ? lastOf(request.headers['x-forwarded-for']) : undefined;
  return networkOf(forwarded ?? request.socket.remoteAddress ?? '');
}

/** Whether the browser reached us over TLS, here or at a trusted proxy. */
export function isSecure(request: IncomingMessage, trustProxy: boolean): boolean {
  return request.socket instanceof TLSSocket || isSecureAtProxy(request, trustProxy);
}

/** Whether a trusted proxy says that the browser reached it over TLS. */
export function isSecureAtProxy(request: IncomingMessage, trustProxy: boolean): boolean {
  return trustProxy && lastOf(request.headers['x-forwarded-proto']) === 'https';
}

/** The host that the browser used. */
export function hostOf(request: IncomingMessage, trustProxy: boolean): string | undefined {
  return (trustProxy ? lastOf(request.headers['x-forwarded-host']) : undefined) ?? request.headers.host;
}

function lastOf(header: string | string[] | undefined): string | undefined {
  const text = Array.isArray(header) ? header.join(',') : header;
  return text?.split(',').at(-1)?.trim() || undefined;
}

function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  if (!isIPv6(plain)) return plain;
  const [head = '', tail = ''] = plain.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === '' ? [] : tail.split(':');
  const zeros = Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => '0');
  const groups = [...left, ...(plain.includes('::') ? zeros : []), ...right];
  return `${groups.slice(0, 4).join(':').toLowerCase()}::/64`;
}
