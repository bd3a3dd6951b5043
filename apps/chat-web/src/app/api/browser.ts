import { InjectionToken } from '@angular/core';

/** The part of Web Locks that is used. */
export type Locks = Pick<LockManager, 'request'>;

/** Web Locks; undefined where the browser has none (plain HTTP on another machine). */
export const LOCKS = new InjectionToken<Locks | undefined>('web locks', {
  providedIn: 'root',
  factory: () => ('locks' in navigator ? navigator.locks : undefined),
});

/** Opens a BroadcastChannel to the browser's other tabs; gives undefined where there are none. */
export type OpenChannel = (name: string) => BroadcastChannel | undefined;

/** How to talk to the browser's other tabs. */
export const OPEN_CHANNEL = new InjectionToken<OpenChannel>('open channel', {
  providedIn: 'root',
  factory: () => (name) => (typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(name)),
});

/**
 * Waits for the lock and runs `work` while holding it; at once where there are no locks. Ends when `work`
 * ends, or quietly when `signal` is aborted while waiting.
 */
export async function holdLock(
  locks: Locks | undefined,
  name: string,
  signal: AbortSignal,
  work: () => Promise<void>,
): Promise<void> {
  if (!locks) return work();
  try {
    await locks.request(name, { signal }, work);
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
