import { DestroyRef, Injectable, effect, inject, signal, untracked, type Signal } from '@angular/core';
import { PresenceState } from '@prosa/proto/chat';
import { OPEN_CHANNEL } from '../api/browser.ts';
import { PRESENCE } from '../api/clients.ts';
import { TIMING } from '../api/timing.ts';
import { ConnectionStore } from '../connection/connection-store.ts';
import { SessionStore } from '../session/session-store.ts';
import type { SessionPart, SessionScope } from '../session/session-scope.ts';
import { Leadership } from '../sync/leadership.ts';
import { LiveItems } from '../sync/live-items.ts';

/** What a tab tells the others: somebody touches it, looks at it, or does not look at it any more. */
type Sign = 'used' | 'seen' | 'hidden';

/** What the server is told. */
interface Told {
  readonly state: PresenceState;
  /** Somebody looks, and is to know within seconds when the stream is dead. */
  readonly heartbeats: boolean;
}

const gestures = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;

/**
 * Whether somebody is at this browser. All its tabs share what they notice; the leader tells the server when the
 * person goes and when they come back, and again on every new stream; at once when nobody looks at any tab, so that a
 * phone in a pocket is not woken by heartbeats.
 */
@Injectable({ providedIn: 'root' })
export class OwnPresence implements SessionPart {
  private readonly presence = inject(PRESENCE);
  private readonly openChannel = inject(OPEN_CHANNEL);
  private readonly timing = inject(TIMING);
  private readonly leadership = inject(Leadership);
  private readonly connection = inject(ConnectionStore);
  private readonly isAway = signal(false);
  private readonly at = { used: Date.now(), seen: Date.now() };
  /** When somebody last looked at another tab, as that one said. */
  private seenElsewhereAt = -Infinity;
  private channel: BroadcastChannel | undefined;
  private toldAt = 0;
  private scope: AbortSignal | undefined;
  /** What the server was told on this stream; a new stream is taken for one at which somebody is. */
  private told: Told = { state: PresenceState.ONLINE, heartbeats: false };
  private telling = false;
  /** A tab that is seen says so at every check; one that has said nothing for two of them is not. */
  private readonly elsewhereMs = 2 * this.timing.presenceCheckMs;

  /** Nobody is at this browser. */
  readonly away: Signal<boolean> = this.isAway.asReadonly();

  constructor() {
    inject(SessionStore).join(this);
    const listening = new AbortController();
    for (const gesture of gestures) {
      window.addEventListener(gesture, () => this.notice(), {
        capture: true,
        passive: true,
        signal: listening.signal,
      });
    }
    document.addEventListener('visibilitychange', () => this.turn(), { signal: listening.signal });
    const timer = setInterval(() => this.look(), this.timing.presenceCheckMs);
    inject(LiveItems).listen((item) => {
      if (item.case !== 'ready') return;
      this.told = { ...this.told, state: PresenceState.ONLINE };
      this.tell();
    });
    this.connection.onOnline(() => this.tell());
    effect(() => {
      if (this.leadership.leads()) untracked(() => this.tell());
    });
    inject(DestroyRef).onDestroy(() => {
      listening.abort();
      clearInterval(timer);
      this.channel?.close();
    });
  }

  begin({ userId, signal }: SessionScope): void {
    this.at.used = this.at.seen = Date.now();
    this.scope = signal;
    this.told = { state: PresenceState.ONLINE, heartbeats: false };
    this.isAway.set(false);
    this.channel = this.openChannel(`prosa-presence-${userId}`);
    this.channel?.addEventListener('message', ({ data }: MessageEvent<Sign>) => {
      if (data === 'used' || data === 'seen') this.heardElsewhere(data);
      if (data === 'hidden') this.hiddenElsewhere();
    });
  }

  /** A stream is being opened. Whether it is to have heartbeats from the start. */
  streamOpens(): boolean {
    const heartbeats = this.watched();
    this.told = { ...this.told, heartbeats };
    return heartbeats;
  }

  end(): void {
    this.scope = undefined;
    this.channel?.close();
    this.channel = undefined;
  }

  /** A key, the pointer, a finger. The other tabs hear of it now and then. */
  private notice(): void {
    this.heard('used');
    if (Date.now() - this.toldAt < this.timing.presenceCheckMs) return;
    this.toldAt = Date.now();
    this.channel?.postMessage('used' satisfies Sign);
  }

  private heardElsewhere(sign: 'used' | 'seen'): void {
    const before = this.watched();
    this.seenElsewhereAt = Date.now();
    this.heard(sign);
    if (!before) this.tell();
  }

  private hiddenElsewhere(): void {
    this.seenElsewhereAt = -Infinity;
    this.look(); // a tab that is seen says so
  }

  private heard(sign: 'used' | 'seen'): void {
    this.at[sign] = Date.now();
    if (sign === 'used') this.at.seen = this.at.used;
    if (this.isAway()) this.decide();
  }

  /** The tab came into sight or went out of it. */
  private turn(): void {
    if (document.visibilityState !== 'visible') this.channel?.postMessage('hidden' satisfies Sign);
    this.look();
  }

  private look(): void {
    if (document.visibilityState === 'visible') {
      this.at.seen = Date.now();
      this.channel?.postMessage('seen' satisfies Sign);
    }
    this.decide();
  }

  private decide(): void {
    const now = Date.now();
    const { idleMs, hiddenMs } = this.timing;
    this.isAway.set(now - this.at.used >= idleMs || now - this.at.seen >= hiddenMs);
    this.tell();
  }

  /** Somebody is at this browser and looks at one of its tabs. */
  private watched(): boolean {
    const seen = document.visibilityState === 'visible' || Date.now() - this.seenElsewhereAt < this.elsewhereMs;
    return seen && !this.isAway();
  }

  /** What was not told, because the server was out of reach, is told at the next look. */
  private tell(): void {
    const news: Told = {
      state: this.isAway() ? PresenceState.AWAY : PresenceState.ONLINE,
      heartbeats: this.watched(),
    };
    const { scope, told } = this;
    const known = news.state === told.state && news.heartbeats === told.heartbeats;
    if (!scope || known || this.telling || !this.leadership.leads()) return;
    if (this.connection.state() !== 'online') return;
    this.telling = true;
    void this.presence.setPresence(news, { signal: scope }).then(
      () => {
        this.telling = false;
        this.told = news;
        this.tell(); // what changed meanwhile
      },
      () => (this.telling = false),
    );
  }
}
