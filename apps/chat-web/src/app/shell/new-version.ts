import { DOCUMENT, Injectable, inject } from '@angular/core';
import { SwUpdate } from '@angular/service-worker';
import { ConnectionStore } from '../connection/connection-store.ts';
import { Words } from '../i18n/words.ts';
import { Toasts } from '../look/toasts.ts';

/** Is asked at most so often whether there is a new version. */
const checkMs = 10 * 60_000;

/**
 * Says when a new version of the app is there. It is taken by reloading, when the person says so: what they write stands
 * in this browser already.
 */
@Injectable({ providedIn: 'root' })
export class NewVersion {
  private readonly updates = inject(SwUpdate);
  private readonly toasts = inject(Toasts);
  private readonly words = inject(Words);
  private readonly connection = inject(ConnectionStore);
  private readonly window = inject(DOCUMENT).defaultView;
  private checkedAtMs = Date.now();
  /** What is to be said, until it is taken; a note that came over it does not end it. */
  private text = '';
  private asking = false;

  /** Looks for new versions from now on. Does nothing where there is no service worker. */
  watch(): void {
    if (!this.updates.isEnabled) return;
    this.updates.versionUpdates.subscribe(({ type }) => {
      if (type === 'VERSION_READY') this.say(this.words.t('update.ready'));
    });
    this.updates.unrecoverable.subscribe(() => this.say(this.words.t('update.damaged')));
    // A server that was away may have come back as a new version.
    this.connection.onOnline(() => this.check());
    this.window?.document.addEventListener('visibilitychange', () => {
      if (this.window?.document.visibilityState === 'visible') this.check();
    });
    setInterval(() => this.check(), checkMs);
  }

  private check(): void {
    void this.offer();
    if (Date.now() - this.checkedAtMs < checkMs) return;
    this.checkedAtMs = Date.now();
    this.updates.checkForUpdate().catch(() => undefined); // offline: the next time
  }

  private say(text: string): void {
    this.text = text;
    void this.offer();
  }

  private async offer(): Promise<void> {
    if (!this.text || this.asking) return;
    this.asking = true;
    const reload = await this.toasts.ask(this.text, this.words.t('update.reload'));
    this.asking = false;
    if (reload) this.window?.location.reload();
  }
}
