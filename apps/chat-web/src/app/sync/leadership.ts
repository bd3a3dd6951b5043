import { Injectable, signal, type Signal } from '@angular/core';

/** Whether this tab is the one that speaks for the browser: it holds the event stream, tells the server, and notifies. */
@Injectable({ providedIn: 'root' })
export class Leadership {
  private readonly leading = signal(false);

  /** True from the moment this tab opens the stream. */
  readonly leads: Signal<boolean> = this.leading.asReadonly();

  /** This tab leads, until the signal. */
  begin(signal: AbortSignal): void {
    if (signal.aborted) return;
    this.leading.set(true);
    signal.addEventListener('abort', () => this.leading.set(false));
  }

  /** The session is over. */
  end(): void {
    this.leading.set(false);
  }
}
