import { hash, verify } from '@node-rs/argon2';
import { Turns } from '../turns.ts';

/** argon2id with the first of OWASP's recommended settings: 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const maxRunning = 2;
const defaultMaxWaiting = 100;

/**
 * Hashes and checks passwords, two at a time: each takes a core for tens of milliseconds and 19 MiB. More wait, up to
 * `maxWaiting`; beyond that calls throw UNAVAILABLE (OVERLOADED, with RetryInfo).
 */
export class Passwords {
  readonly #turns: Turns;
  /** What a password is checked against when there is no account, so that it takes as long. */
  #nobodys: Promise<string> | undefined;

  constructor(maxWaiting = defaultMaxWaiting) {
    this.#turns = new Turns({
      atOnce: maxRunning,
      waiting: maxWaiting,
      refusal: 'too many people sign in at the moment',
      retryAfterMs: 2_000,
    });
  }

  /** A hash to keep: argon2id in PHC form, with a salt of its own. */
  hash(password: string): Promise<string> {
    return this.#turns.take(() => hash(password, cost));
  }

  /** Whether the password is the one of the hash; of no hash, never, and in the same time. */
  async verify(stored: string | undefined, password: string): Promise<boolean> {
    this.#nobodys ??= this.hash('nobody has this password').catch((reason: unknown) => {
      this.#nobodys = undefined;
      throw reason;
    });
    const nobodys = await this.#nobodys; // awaited in both cases: alike time, also at the first call
    const expected = stored ?? nobodys;
    const right = await this.#turns.take(() => verify(expected, password));
    return right && stored !== undefined;
  }
}
