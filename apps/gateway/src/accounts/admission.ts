import type { IncomingMessage } from 'node:http';
import { Code } from '@connectrpc/connect';
import { failure } from '@prosa/service';
import { isSecure } from '../http/client-address.ts';
import type { TokenBuckets } from '../http/token-buckets.ts';
import { unauthenticated } from './authenticator.ts';
import type { Authenticator } from './authenticator.ts';
import type { Caller } from './caller.ts';
import { presentedCredential } from './credential.ts';
import type { PresentedCredential } from './credential.ts';
import { isCrossSite } from './cross-site.ts';

/** Says who calls and whether they may call now; the first thing that happens to a request. */
export class Admission {
  readonly #authenticator: Authenticator;
  readonly #trustProxy: boolean;

  constructor(authenticator: Authenticator, options: { trustProxy: boolean }) {
    this.#authenticator = authenticator;
    this.#trustProxy = options.trustProxy;
  }

  /**
   * The caller. Throws UNAUTHENTICATED; CROSS_SITE for a browser's cookie on a foreign page; RATE_LIMITED when
   * `rate` has no token for them.
   */
  async admit(request: IncomingMessage, rate: TokenBuckets): Promise<Caller> {
    const caller = await this.#authenticator.authenticate(this.#presented(request));
    takeToken(rate, caller.userId);
    return caller;
  }

  /** Like `admit` without waiting; undefined when persistence has to be asked first. */
  admitKnown(request: IncomingMessage, rate: TokenBuckets): Caller | undefined {
    const caller = this.#authenticator.known(this.#presented(request));
    if (caller !== undefined) takeToken(rate, caller.userId);
    return caller;
  }

  /**
   * Throws UNAUTHENTICATED when the caller's session or token has ended since they were admitted. To be asked when all of a
   * request is there: whoever stole a credential may have kept requests waiting for that.
   */
  admitStill(caller: Caller): void {
    if (this.#authenticator.hasEnded(caller)) throw unauthenticated('the session or access token has ended');
  }

  /** Throws CROSS_SITE when a foreign page sends this: it must not sign its visitors in or up. */
  refuseCrossSite(request: IncomingMessage): void {
    if (isCrossSite(request, this.#trustProxy)) {
      throw failure('CROSS_SITE', Code.PermissionDenied, 'a page of another site may not do this');
    }
  }

  #presented(request: IncomingMessage): PresentedCredential {
    const presented = presentedCredential(request.headers, isSecure(request, this.#trustProxy));
    if (presented === undefined) throw unauthenticated('sign in or send an access token');
    if (presented === 'malformed') throw unauthenticated('this is no session or access token');
    if (presented.kind === 'session') this.refuseCrossSite(request);
    return presented;
  }
}

/** Throws RATE_LIMITED with the time until the next token. */
export function takeToken(rate: TokenBuckets, key: string): void {
  const retryAfterMs = rate.take(key);
  if (retryAfterMs > 0) throw rateLimited(retryAfterMs);
}

/** The error for one who calls too often. */
export function rateLimited(retryAfterMs: number) {
  return failure('RATE_LIMITED', Code.ResourceExhausted, 'too many calls; try again later', { retryAfterMs });
}
