import type { LookupAddress } from 'node:dns';
import { lookup } from 'node:dns/promises';
import { request as requestHttp } from 'node:http';
import type { IncomingMessage, RequestOptions } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP } from 'node:net';
import { isPublicAddress } from '../http/public-address.ts';

const MAX_REDIRECTS = 3;
const MAX_BODY_BYTES = 512 * 1024;
/** Larger pictures are left out. */
const MAX_PICTURE_BYTES = 2 * 1024 * 1024;
const TOTAL_MS = 5_000;

/** What decides where a fetch may go. Tests, which have only loopback, give their own. */
export interface FetchPolicy {
  resolve(host: string): Promise<readonly LookupAddress[]>;
  isPublic(address: string): boolean;
  /** Whether a URL's port may be used; the default one is ''. */
  mayUsePort(port: string): boolean;
  /** For everything together, in milliseconds. */
  totalMs: number;
}

/** The internet: public addresses at their default ports. */
export const internet: FetchPolicy = {
  resolve: (host) => lookup(host, { all: true, verbatim: true }),
  isPublic: isPublicAddress,
  mayUsePort: (port) => port === '',
  totalMs: TOTAL_MS,
};

/** The beginning of a page. */
export interface FetchedPage {
  /** Where it was in the end. */
  readonly url: URL;
  readonly contentType: string;
  /** At most 512 KiB. */
  readonly body: Buffer;
}

/** Why a page was not fetched. */
export class FetchRefused extends Error {}

/**
 * Fetches a page of a stranger's choosing. Each host is resolved once, all its addresses are checked, and the connection
 * goes to a checked one, for each redirect anew; so neither a redirect nor a name that changes its address leads inside. Only http and https at
 * their ports, HTML, 5 seconds and 512 KiB in all, no cookies, nothing compressed. Throws FetchRefused, or what the network throws.
 */
export function fetchPage(link: string, policy: FetchPolicy, closed: AbortSignal): Promise<FetchedPage> {
  return fetchAs(page, link, policy, closed);
}

/**
 * Fetches the picture that a page names, by the same rules; JPEG, PNG, WebP, GIF or AVIF by what its server says, whole,
 * 2 MiB at most. Whether it is one must be found out. Throws FetchRefused, or what the network throws.
 */
export async function fetchPicture(link: string, policy: FetchPolicy, closed: AbortSignal): Promise<Buffer> {
  return (await fetchAs(picture, link, policy, closed)).body;
}

/** What is asked for, and how much of it is taken. */
interface Wanted {
  readonly accept: string;
  readonly type: RegExp;
  readonly maxBytes: number;
  /** What is larger is refused; else its beginning is enough. */
  readonly whole: boolean;
}

const page: Wanted = {
  accept: 'text/html, application/xhtml+xml',
  type: /^(text\/html|application\/xhtml\+xml)\s*(;|$)/i,
  maxBytes: MAX_BODY_BYTES,
  whole: false,
};
const picture: Wanted = {
  accept: 'image/webp, image/jpeg, image/png, image/gif, image/avif',
  type: /^image\/(jpeg|png|webp|gif|avif)\s*(;|$)/i,
  maxBytes: MAX_PICTURE_BYTES,
  whole: true,
};

async function fetchAs(wanted: Wanted, link: string, policy: FetchPolicy, closed: AbortSignal): Promise<FetchedPage> {
  const signal = AbortSignal.any([closed, AbortSignal.timeout(policy.totalMs)]);
  let url = new URL(link);
  for (let redirects = 0; ; redirects++) {
    const answer = await ask(url, await checkedAddress(url, policy, signal), wanted.accept, signal);
    try {
      const next = redirectOf(answer, url);
      if (next === undefined) {
        return { url, contentType: typeOf(answer, wanted), body: await bodyOf(answer, wanted, signal) };
      }
      if (redirects === MAX_REDIRECTS) throw new FetchRefused('too many redirects');
      url = next;
    } finally {
      answer.destroy();
    }
  }
}

async function checkedAddress(url: URL, policy: FetchPolicy, signal: AbortSignal): Promise<LookupAddress> {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw new FetchRefused('neither http nor https');
  if (url.username !== '' || url.password !== '') throw new FetchRefused('a URL with a password');
  if (!policy.mayUsePort(url.port)) throw new FetchRefused('an unusual port');
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  const family = isIP(host);
  const addresses = family ? [{ address: host, family }] : await orAborted(policy.resolve(host), signal);
  const [first] = addresses;
  // A name that leads outside and inside at once is up to something.
  if (first === undefined || !addresses.every(({ address }) => policy.isPublic(address))) {
    throw new FetchRefused('not an address of the public internet');
  }
  return first;
}

function ask(
  url: URL,
  { address, family }: LookupAddress,
  accept: string,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const options: RequestOptions = {
    method: 'GET',
    agent: false,
    signal,
    maxHeaderSize: 16 * 1024,
    // The checked address and no other, whatever the name leads to by now.
    lookup: (_host, { all }, done) => (all ? done(null, [{ address, family }]) : done(null, address, family)),
    headers: {
      accept,
      'accept-encoding': 'identity',
      'user-agent': 'Prosa link preview',
    },
  };
  const start = url.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const request = start(url, options, resolve);
    request.on('error', reject);
    request.end();
  });
}

function redirectOf({ statusCode = 0, headers }: IncomingMessage, from: URL): URL | undefined {
  if (![301, 302, 303, 307, 308].includes(statusCode)) {
    if (statusCode !== 200) throw new FetchRefused(`answered ${statusCode}`);
    return undefined;
  }
  const { location } = headers;
  if (location === undefined || !URL.canParse(location, from.href)) throw new FetchRefused('a redirect to nowhere');
  return new URL(location, from);
}

function typeOf({ headers }: IncomingMessage, { type: known }: Wanted): string {
  const type = headers['content-type'] ?? '';
  if (!known.test(type)) throw new FetchRefused('of another type');
  const coding = headers['content-encoding'] ?? 'identity';
  if (coding.toLowerCase() !== 'identity') throw new FetchRefused('compressed although asked not to');
  return type;
}

/** As much as is taken; what a page says of itself stands at its beginning. */
async function bodyOf(answer: IncomingMessage, { maxBytes, whole }: Wanted, signal: AbortSignal): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (whole && bytes > maxBytes) throw new FetchRefused('too large');
    if (!whole && bytes >= maxBytes) break;
  }
  signal.throwIfAborted();
  return Buffer.concat(chunks).subarray(0, maxBytes);
}

/** A look-up cannot be called off; nobody waits for it any longer. */
function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason as Error);
    if (signal.aborted) return abort();
    signal.addEventListener('abort', abort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
