import { Code } from '@connectrpc/connect';
import type { Client, ConnectError } from '@connectrpc/connect';
import { timestampMs } from '@bufbuild/protobuf/wkt';
import { CredentialKind } from '@prosa/proto/persistence';
import type { AccountService, AuthenticateResponse, CredentialEnded } from '@prosa/proto/persistence';
import { failure } from '@prosa/service';
import { Batcher } from '../batcher.ts';
import type { Caller } from './caller.ts';
import { hashSecret } from './credential.ts';
import type { PresentedCredential } from './credential.ts';

interface Entry {
  /** Undefined: nobody's. */
  readonly caller: Caller | undefined;
  readonly until: number;
}

/** How long an answer is good for without asking again. The end of a credential is told at once besides. */
const CACHE_MS = 30_000;
const MAX_ENTRIES = 50_000;
const MAX_ENDED = 10_000;

/**
 * Finds out whose a secret is. Asks persistence and keeps the answer for 30 seconds; `drop` forgets it the
 * moment a session or token ends.
 */
export class Authenticator {
  readonly #owners: Batcher<{ kind: CredentialKind; secretHash: Uint8Array }, AuthenticateResponse>;
  readonly #entries = new Map<string, Entry>();
  readonly #asking = new Map<string, Promise<Caller | undefined>>();
  /** Those that ended lately: an answer that was under way meanwhile must not bring them back. */
  readonly #ended = new Set<string>();

  constructor(accounts: Client<typeof AccountService>) {
    this.#owners = new Batcher(
      async (credentials) => (await accounts.batchAuthenticate({ credentials: [...credentials] })).owners,
    );
  }

  /** Whose a secret is, if that is known already; undefined: ask with `authenticate`. */
  known(presented: PresentedCredential): Caller | undefined {
    const entry = this.#entries.get(hashSecret(presented.secret).toString('latin1'));
    return entry && this.#fresh(entry) ? entry.caller : undefined;
  }

  /** Whose a secret is. Throws UNAUTHENTICATED when it is nobody's (any more), or what asking throws. */
  async authenticate(presented: PresentedCredential): Promise<Caller> {
    const secretHash = hashSecret(presented.secret);
    const key = secretHash.toString('latin1');
    const entry = this.#entries.get(key);
    const caller = entry && this.#fresh(entry) ? entry.caller : await this.#shared(key, secretHash, presented.kind);
    if (caller === undefined) throw unauthenticated('the session or access token is unknown or has ended');
    return caller;
  }

  /** Asks again whether a caller's credential still holds. Throws like `authenticate`. */
  async recheck(caller: Caller): Promise<void> {
    const key = Buffer.from(caller.secretHash).toString('latin1');
    this.#entries.delete(key);
    if ((await this.#shared(key, caller.secretHash, caller.kind)) === undefined) {
      throw unauthenticated('the session or access token has ended');
    }
  }

  /** Whether a caller's credential is known to have ended; costs nothing. */
  hasEnded({ credentialId, expiresAtMs }: Caller): boolean {
    return expiresAtMs <= Date.now() || this.#ended.has(credentialId);
  }

  /** Forgets sessions and tokens that have ended. */
  drop({ credentialIds }: Pick<CredentialEnded, 'credentialIds'>): void {
    for (const id of credentialIds) this.#ended.add(id);
    for (const oldest of this.#ended) {
      if (this.#ended.size <= MAX_ENDED) break;
      this.#ended.delete(oldest);
    }
  }

  /** Forgets everything: something may have ended without our hearing of it. */
  clear(): void {
    this.#entries.clear();
  }

  #fresh({ caller, until }: Entry): boolean {
    if (performance.now() > until) return false;
    return caller === undefined || !this.hasEnded(caller);
  }

  #shared(key: string, secretHash: Uint8Array, kind: Caller['kind']): Promise<Caller | undefined> {
    let asking = this.#asking.get(key);
    if (asking === undefined) {
      asking = this.#ask(key, secretHash, kind).finally(() => this.#asking.delete(key));
      this.#asking.set(key, asking);
    }
    return asking;
  }

  async #ask(key: string, secretHash: Uint8Array, kind: Caller['kind']): Promise<Caller | undefined> {
    const found = await this.#lookUp(secretHash, kind);
    const caller = found && !this.#ended.has(found.credentialId) ? found : undefined;
    this.#entries.delete(key);
    this.#entries.set(key, { caller, until: performance.now() + CACHE_MS });
    for (const oldest of this.#entries.keys()) {
      if (this.#entries.size <= MAX_ENTRIES) break;
      this.#entries.delete(oldest);
    }
    return caller;
  }

  async #lookUp(secretHash: Uint8Array, kind: Caller['kind']): Promise<Caller | undefined> {
    const { user, credentialId, expiresAt } = await this.#owners.ask({
      kind: kind === 'session' ? CredentialKind.SESSION : CredentialKind.ACCESS_TOKEN,
      secretHash,
    });
    if (user === undefined) return undefined;
    const expiresAtMs = expiresAt === undefined ? Infinity : timestampMs(expiresAt);
    return { userId: user.id, credentialId, secretHash, kind, expiresAtMs };
  }
}

/** The error for a caller who is not known. */
export function unauthenticated(message: string): ConnectError {
  return failure('UNAUTHENTICATED', Code.Unauthenticated, message);
}
