import { Injectable, inject, signal, type Signal } from '@angular/core';
import { PUSH } from '../api/clients.ts';
import { request } from '../api/failure.ts';
import { Words } from '../i18n/words.ts';
import { SessionStore } from '../session/session-store.ts';
import type { SessionPart, SessionScope } from '../session/session-scope.ts';
import { DeviceNotices } from './device-notices.ts';

/** Whether what calls the person reaches this browser while no tab is open. */
export type PushState = 'unsupported' | 'off' | 'changing' | 'on';

/** The push subscription of this browser. It ends with the session. */
@Injectable({ providedIn: 'root' })
export class PushDevice implements SessionPart {
  private readonly calls = inject(PUSH);
  private readonly words = inject(Words);
  private readonly notices = inject(DeviceNotices);
  private readonly current = signal<PushState>('unsupported');

  /** How it stands. */
  readonly state: Signal<PushState> = this.current.asReadonly();

  constructor() {
    inject(SessionStore).join(this);
  }

  /** Subscribes, asking the person first: call it when they have pressed something. Throws `RequestFailed`. */
  async turnOn(): Promise<void> {
    this.current.set('changing');
    try {
      if (this.notices.permission() !== 'granted') await this.notices.ask();
      if (this.notices.permission() !== 'granted') return;
      const worker = await registration();
      if (!worker) return;
      const { publicKey } = await request(this.calls.getPushKey({}));
      const key = bytesOf(publicKey);
      const known = await worker.pushManager.getSubscription();
      // A subscription is bound to a key: that of another workspace is of no use.
      if (known && !sameBytes(known.options.applicationServerKey, key)) await known.unsubscribe();
      const subscription = await worker.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
      await this.save(subscription);
    } finally {
      await this.look();
    }
  }

  /** Ends the subscription. Throws `RequestFailed`. */
  async turnOff(): Promise<void> {
    this.current.set('changing');
    try {
      await (await subscribed())?.unsubscribe();
      await request(this.calls.removePushSubscription({}));
    } finally {
      await this.look();
    }
  }

  begin({ signal }: SessionScope): void {
    void this.look().then(async () => {
      const subscription = await subscribed();
      // The server may have lost it, or knows it from a session that has ended.
      if (subscription && !signal.aborted) await this.save(subscription).catch(() => undefined);
    });
  }

  /** Nothing of the person's may come up here any more. */
  end(): void {
    void subscribed().then((subscription) => subscription?.unsubscribe());
  }

  private async save(subscription: PushSubscription): Promise<void> {
    const key = (name: PushEncryptionKeyName) => new Uint8Array(subscription.getKey(name) ?? new ArrayBuffer(0));
    await request(
      this.calls.savePushSubscription({
        endpoint: subscription.endpoint,
        p256dh: key('p256dh'),
        auth: key('auth'),
        language: this.words.language(),
      }),
    );
  }

  private async look(): Promise<void> {
    if (!(await registration())) this.current.set('unsupported');
    else this.current.set((await subscribed()) ? 'on' : 'off');
  }
}

async function registration(): Promise<ServiceWorkerRegistration | undefined> {
  if (!('serviceWorker' in navigator) || !('PushManager' in window)) return undefined;
  return (await navigator.serviceWorker.getRegistration()) ?? undefined;
}

async function subscribed(): Promise<PushSubscription | undefined> {
  return (await (await registration())?.pushManager.getSubscription()) ?? undefined;
}

function bytesOf(base64url: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64url.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0));
}

function sameBytes(buffer: ArrayBuffer | null, bytes: Uint8Array): boolean {
  const other = new Uint8Array(buffer ?? new ArrayBuffer(0));
  return other.length === bytes.length && other.every((byte, index) => byte === bytes[index]);
}
