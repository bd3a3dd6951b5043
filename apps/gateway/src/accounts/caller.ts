import { createContextKey } from '@connectrpc/connect';

/** Who makes a call, as their session or access token says. */
export interface Caller {
  /** UUID of the account. */
  readonly userId: string;
  /** UUID of the session or token. */
  readonly credentialId: string;
  /** SHA-256 of its secret. */
  readonly secretHash: Uint8Array;
  readonly kind: 'session' | 'accessToken';
  /** When it ends, milliseconds since 1970; Infinity: never. */
  readonly expiresAtMs: number;
}

/** The caller of the call at hand; undefined for the calls that are open to anybody. */
export const callerKey = createContextKey<Caller | undefined>(undefined, { description: 'caller' });
