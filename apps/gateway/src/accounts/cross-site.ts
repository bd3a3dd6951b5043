import type { IncomingMessage } from 'node:http';
import { hostOf } from '../http/client-address.ts';

/**
 * Whether a browser sent this request for a page of another site. A cookie goes along with such requests; the
 * page must not get to use it. Programs send neither of the headers and are not concerned.
 */
export function isCrossSite(request: IncomingMessage, trustProxy: boolean): boolean {
  const site = request.headers['sec-fetch-site'];
  if (site === 'same-origin' || site === 'none') return false;
  if (site === 'cross-site') return true;
  const { origin } = request.headers;
  if (origin === undefined) return false;
  return !URL.canParse(origin) || new URL(origin).host !== hostOf(request, trustProxy)?.toLowerCase();
}
