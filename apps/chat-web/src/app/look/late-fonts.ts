import { DOCUMENT, Injectable, inject } from '@angular/core';

/** Remembered that this browser has them; public/theme.js then asks for them at once. */
const storageKey = 'prosa.fonts';
const sheet = 'fonts/late.css';
/** Without any message to wait for they come after this. */
const patienceMs = 4_000;

/**
 * The fonts of titles, code and italics. They weigh as much as half of the app, so on the first visit they come after the
 * first messages; from then on this browser has them from the start.
 */
@Injectable({ providedIn: 'root' })
export class LateFonts {
  private readonly document = inject(DOCUMENT);

  constructor() {
    setTimeout(() => this.load(), patienceMs);
  }

  /** Fetches them now. */
  load(): void {
    if (this.document.querySelector(`link[href="${sheet}"]`)) return;
    const link = this.document.createElement('link');
    link.rel = 'stylesheet';
    link.href = sheet;
    this.document.head.append(link);
    try {
      this.document.defaultView?.localStorage.setItem(storageKey, '1');
    } catch {
      // Storage is closed to us: they come late every time.
    }
  }
}
