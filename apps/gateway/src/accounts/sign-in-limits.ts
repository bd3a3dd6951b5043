import { TokenBuckets } from '../http/token-buckets.ts';
import type { BucketRate } from '../http/token-buckets.ts';
import { rateLimited, takeToken } from './admission.ts';

const FIVE_MINUTES = 300;

/** Slows down guessing of passwords and mass sign-ups. */
export class SignInLimits {
  /** Failures an e-mail address: 10 in five minutes. */
  readonly byEmail = new TokenBuckets({ perSecond: 10 / FIVE_MINUTES, burst: 10 });
  /** Failures an address of the network: 100 in five minutes. */
  readonly byAddress = new TokenBuckets({ perSecond: 100 / FIVE_MINUTES, burst: 100 });
  /** Sign-ups an address of the network. */
  readonly signUps: TokenBuckets;

  constructor(signUps: BucketRate) {
    this.signUps = new TokenBuckets(signUps);
  }

  /**
   * Runs a sign-in. It takes its tokens first, so that many tries at once do not slip through, and gives them
   * back unless the password was `wrong`. Throws RATE_LIMITED.
   */
  async attempt<T>(
    email: string,
    address: string,
    wrong: (error: unknown) => boolean,
    signIn: () => Promise<T>,
  ): Promise<T> {
    const person = email.trim().toLowerCase();
    const forPerson = this.byEmail.take(person);
    if (forPerson > 0) throw rateLimited(forPerson);
    const forAddress = this.byAddress.take(address);
    if (forAddress > 0) {
      this.byEmail.giveBack(person);
      throw rateLimited(forAddress);
    }
    let failed = false;
    try {
      return await signIn();
    } catch (error) {
      failed = wrong(error);
      throw error;
    } finally {
      if (!failed) {
        this.byEmail.giveBack(person);
        this.byAddress.giveBack(address);
      }
    }
  }

  /** Throws RATE_LIMITED when too many accounts were made from this address. */
  signUp(address: string): void {
    takeToken(this.signUps, address);
  }
}
