import { Injectable, inject, signal, type Signal } from '@angular/core';
import { Router } from '@angular/router';
import type { NoticeText } from './notice-words.ts';

/** Whether this browser lets us notify: `default`: it was not asked yet; `unsupported`: it cannot. */
export type Permission = NotificationPermission | 'unsupported';

const storageKey = 'prosa.notify';

/** Notifications of this browser: asking for them, turning them off here, showing them. */
@Injectable({ providedIn: 'root' })
export class DeviceNotices {
  private readonly router = inject(Router);
  private readonly current = signal<Permission>(permission());
  private readonly wanted = signal(stored() !== 'off');

  /** What the browser allows. */
  readonly permission: Signal<Permission> = this.current.asReadonly();
  /** Whether the person wants them on this device. */
  readonly on: Signal<boolean> = this.wanted.asReadonly();

  /** Asks the person, who must have pressed something just now: browsers do not like to be asked otherwise. */
  async ask(): Promise<void> {
    if (permission() === 'unsupported') return;
    this.current.set(await Notification.requestPermission());
    if (this.current() === 'granted') this.turn(true);
  }

  /** Turns them on or off on this device. */
  turn(on: boolean): void {
    this.wanted.set(on);
    try {
      localStorage.setItem(storageKey, on ? 'on' : 'off');
    } catch {
      // Storage is closed to us: the choice lasts as long as the page.
    }
  }

  /** Shows one, in place of one with the same tag. Pressed, it brings the address to the front. */
  show({ title, body }: NoticeText, { tag, url, lang }: { tag: string; url: string; lang: string }): void {
    this.current.set(permission());
    if (this.current() !== 'granted' || !this.on()) return;
    // The sound is ours; the system's would be a second one.
    const options: NotificationOptions = { body, tag, lang, icon: '/logo/icon.svg', silent: true, data: { url } };
    try {
      const notice = new Notification(title, options);
      notice.onclick = () => {
        window.focus();
        notice.close();
        void this.router.navigateByUrl(url);
      };
    } catch {
      // Android: only a service worker may.
      void navigator.serviceWorker?.getRegistration().then((worker) => worker?.showNotification(title, options));
    }
  }
}

function permission(): Permission {
  return typeof Notification === 'undefined' ? 'unsupported' : Notification.permission;
}

function stored(): string | null {
  try {
    return localStorage.getItem(storageKey);
  } catch {
    return null;
  }
}
