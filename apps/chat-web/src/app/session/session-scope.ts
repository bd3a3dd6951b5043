import type { AccountStorage } from './account-storage.ts';

/** One person's time in this tab: from entering to leaving. */
export interface SessionScope {
  readonly userId: string;
  /** Aborted on leaving. */
  readonly signal: AbortSignal;
  /** What this browser keeps of the account. */
  readonly storage: AccountStorage;
}

/** A part of the data layer that holds something of the person. Joins with `SessionStore.join`. */
export interface SessionPart {
  /** Somebody entered. What was asked for before stands. */
  begin(scope: SessionScope): void;
  /** They left: forget everything of theirs. */
  end(): void;
}
