import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { PushOutcome } from '@prosa/proto/persistence';
import type { LeasePushesResponse, Push } from '@prosa/proto/persistence';
import { lookUpPublic, refuseNonPublicLiteral } from '../http/public-address.ts';
import { encryptPush, vapidAuthorization } from './push-encryption.ts';

/** What became of a push, and when to try again. */
export interface Sent {
  readonly outcome: PushOutcome;
  readonly retryAfterMs: number;
  /** For the log. */
  readonly status: number | undefined;
}

/** How pushes are sent. */
export interface SenderOptions {
  /** Whom the push services may ask about it: a mailto: or https: address. */
  readonly subject: string;
  /** Addresses in private networks, and plain HTTP, are allowed; for tests and push services of one's own. */
  readonly allowPrivate: boolean;
}

const TIMEOUT_MS = 10_000;
const TTL_SECONDS = 3_600;
const FIRST_RETRY_MS = 5_000;
const MAX_RETRY_MS = 900_000;

/**
 * Sends one push: encrypted for the browser (RFC 8291), signed with the workspace's key (RFC 8292). No redirect is followed and the
 * answer's body is not read. Never throws.
 */
export async function sendPush(push: Push, keys: LeasePushesResponse, options: SenderOptions): Promise<Sent> {
  try {
    const { status, retryAfter } = await post(push, keys, options);
    if (status >= 200 && status < 300) return { outcome: PushOutcome.DONE, retryAfterMs: 0, status };
    if (status === 404 || status === 410) return { outcome: PushOutcome.GONE, retryAfterMs: 0, status };
    if (status !== 429 && status < 500) return { outcome: PushOutcome.DONE, retryAfterMs: 0, status };
    return { outcome: PushOutcome.RETRY, retryAfterMs: Math.max(retryAfter, backoffMs(push.tries)), status };
  } catch (error) {
    const refused = error instanceof RefusedEndpoint;
    const outcome = refused ? PushOutcome.GONE : PushOutcome.RETRY;
    return { outcome, retryAfterMs: refused ? 0 : backoffMs(push.tries), status: undefined };
  }
}

/** The subscription is none that we can or may send to. */
class RefusedEndpoint extends Error {}

function endpointOf(push: Push, { allowPrivate }: SenderOptions): URL {
  if (!URL.canParse(push.endpoint)) throw new RefusedEndpoint('not an address');
  const url = new URL(push.endpoint);
  const secure = url.protocol === 'https:' || (allowPrivate && url.protocol === 'http:');
  if (!secure || url.username !== '' || url.password !== '') throw new RefusedEndpoint('not an https address');
  if (allowPrivate) return url;
  if (url.port !== '') throw new RefusedEndpoint('another port');
  try {
    refuseNonPublicLiteral(url.hostname);
  } catch (cause) {
    throw new RefusedEndpoint('not a public address', { cause });
  }
  return url;
}

async function post(push: Push, { publicKey, privateKey }: LeasePushesResponse, options: SenderOptions) {
  const url = endpointOf(push, options);
  // Keys that are none will never work.
  const body = sealed(push);
  const headers = {
    authorization: vapidAuthorization(url, options.subject, { publicKey, privateKey }),
    'content-encoding': 'aes128gcm',
    'content-type': 'application/octet-stream',
    'content-length': body.length,
    ttl: TTL_SECONDS,
    urgency: 'high',
    topic: push.topic,
  };
  return new Promise<{ status: number; retryAfter: number }>((resolve, reject) => {
    const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
    const call = send(url, {
      method: 'POST',
      headers,
      agent: false,
      signal: AbortSignal.timeout(TIMEOUT_MS),
      ...(options.allowPrivate ? {} : { lookup: lookUpPublic }),
    });
    call.on('error', reject);
    call.on('response', (response) => {
      const seconds = Number(response.headers['retry-after']);
      resolve({
        status: response.statusCode ?? 0,
        retryAfter: seconds > 0 ? Math.min(seconds * 1_000, MAX_RETRY_MS) : 0,
      });
      response.destroy();
    });
    call.end(body);
  });
}

function sealed(push: Push): Buffer {
  try {
    return encryptPush(push.payload, push);
  } catch (cause) {
    throw new RefusedEndpoint('the keys of the subscription are none', { cause });
  }
}

function backoffMs(tries: number): number {
  return Math.min(FIRST_RETRY_MS * 2 ** tries, MAX_RETRY_MS) * (0.5 + Math.random() / 2);
}
