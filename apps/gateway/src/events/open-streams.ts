import type { Subscriber } from './subscriber.ts';

/** Why a stream cannot be opened. */
export type Refusal = 'account' | 'total';

/** All event streams of this gateway, by account. */
export class OpenStreams {
  readonly #byAccount = new Map<string, Set<Subscriber>>();
  readonly #maxPerAccount: number;
  readonly #maxTotal: number;
  #size = 0;

  constructor(options: { maxPerAccount: number; maxTotal: number }) {
    this.#maxPerAccount = options.maxPerAccount;
    this.#maxTotal = options.maxTotal;
  }

  get size(): number {
    return this.#size;
  }

  get accounts(): number {
    return this.#byAccount.size;
  }

  /** Why one more stream of this account may not be opened; undefined: it may. */
  refusal(accountId: string): Refusal | undefined {
    if (this.#size >= this.#maxTotal) return 'total';
    return this.of(accountId).size >= this.#maxPerAccount ? 'account' : undefined;
  }

  add(subscriber: Subscriber): void {
    const known = this.#byAccount.get(subscriber.accountId);
    if (known) known.add(subscriber);
    else this.#byAccount.set(subscriber.accountId, new Set([subscriber]));
    this.#size++;
  }

  /** Takes a stream out. */
  remove(subscriber: Subscriber): void {
    const known = this.#byAccount.get(subscriber.accountId);
    if (!known?.delete(subscriber)) return;
    this.#size--;
    if (known.size === 0) this.#byAccount.delete(subscriber.accountId);
  }

  of(accountId: string): ReadonlySet<Subscriber> {
    return this.#byAccount.get(accountId) ?? NOBODY;
  }

  accountIds(): string[] {
    return [...this.#byAccount.keys()];
  }

  *[Symbol.iterator](): IterableIterator<Subscriber> {
    for (const streams of this.#byAccount.values()) yield* streams;
  }
}

const NOBODY: ReadonlySet<Subscriber> = new Set();
