import { hash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { sessionCookieName } from './session-cookie.ts';

/** What every access token starts with, so that it is known for one wherever it is found. */
export const ACCESS_TOKEN_PREFIX = 'prosa_pat_';

/** A secret as it came with a request. */
export interface PresentedCredential {
  readonly kind: 'session' | 'accessToken';
  readonly secret: string;
}

const SECRET = /^[A-Za-z0-9_-]{43}$/;
const ACCESS_TOKEN = /^Bearer +prosa_pat_([A-Za-z0-9_-]{43})$/i;

/**
 * What a request shows for itself: `undefined` when nothing, 'malformed' when something that no secret of ours
 * looks like. With an Authorization header the cookie does not count, so that a program never acts as somebody
 * else by accident. `secure`: whether it came over TLS.
 */
export function presentedCredential(
  headers: IncomingHttpHeaders,
  secure: boolean,
): PresentedCredential | 'malformed' | undefined {
  const { authorization, cookie } = headers;
  if (authorization !== undefined) {
    const token = ACCESS_TOKEN.exec(authorization)?.[1];
    return token === undefined ? 'malformed' : { kind: 'accessToken', secret: ACCESS_TOKEN_PREFIX + token };
  }
  const secret = cookie === undefined ? undefined : cookieValue(cookie, sessionCookieName(secure));
  if (secret === undefined || secret === '') return undefined;
  return SECRET.test(secret) ? { kind: 'session', secret } : 'malformed';
}

/** SHA-256 of a secret, the only form in which it leaves this process. */
export function hashSecret(secret: string): Buffer {
  return hash('sha256', secret, 'buffer');
}

function cookieValue(header: string, name: string): string | undefined {
  for (const pair of header.split(';')) {
    const at = pair.indexOf('=');
    if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim();
  }
  return undefined;
}
