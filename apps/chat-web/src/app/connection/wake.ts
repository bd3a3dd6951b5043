import { DestroyRef, Injectable, inject } from '@angular/core';

/** Waiting that ends early when there is reason to try again now. */
@Injectable({ providedIn: 'root' })
export class Wake {
  private readonly sleepers = new Set<() => void>();

  constructor() {
    const onOnline = () => this.now();
    const onVisible = () => document.visibilityState === 'visible' && this.now();
    window.addEventListener('online', onOnline);
    document.addEventListener('visibilitychange', onVisible);
    inject(DestroyRef).onDestroy(() => {
      window.removeEventListener('online', onOnline);
      document.removeEventListener('visibilitychange', onVisible);
    });
  }

  /** Ends every `sleep`: the network is back, the tab is looked at again, or somebody asked. */
  now(): void {
    for (const wakeUp of [...this.sleepers]) wakeUp();
  }

  /** Waits this long, or until `now()` or the signal. Never throws. */
  sleep(ms: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      if (signal.aborted) return resolve();
      const done = () => {
        clearTimeout(timer);
        this.sleepers.delete(done);
        signal.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, ms);
      this.sleepers.add(done);
      signal.addEventListener('abort', done);
    });
  }
}

/** Waits this long or until the signal, whatever else happens. Never throws. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done);
  });
}
