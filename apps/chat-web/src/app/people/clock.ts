import { DestroyRef, Injectable, inject, signal, type Signal } from '@angular/core';
import { TIMING } from '../api/timing.ts';

/** The time as a signal that moves every few seconds, for what expires by itself. */
@Injectable({ providedIn: 'root' })
export class Clock {
  private readonly current = signal(new Date());

  /** About now. */
  readonly now: Signal<Date> = this.current.asReadonly();

  constructor() {
    const timer = setInterval(() => this.current.set(new Date()), inject(TIMING).presenceCheckMs);
    inject(DestroyRef).onDestroy(() => clearInterval(timer));
  }
}
