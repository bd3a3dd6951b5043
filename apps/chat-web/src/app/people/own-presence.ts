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

/** What a tab tells the others: somebody touches it, or looks at it. */
type Sign = 'used' | 'seen';

const gestures = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;

/**
 * Whether somebody is at this browser. All its tabs share what they notice; the leader tells the server when the
 * person goes and when they come back, and again on every new stream.
 */
@Injectable({ providedIn: 'root' })
export class OwnPresence implements SessionPart {
  private readonly presence = inject(PRESENCE);
  private readonly openChannel = inject(OPEN_CHANNEL);
  private readonly timing = inject(TIMING);
  private readonly leadership = inject(Leadership);
  private readonly connection = inject(ConnectionStore);
  private readonly isAway = signal(false);
  private readonly at: Record<Sign, number> = { used: Date.now(), seen: Date.now() };
  private channel: BroadcastChannel | undefined;
  private toldAt = 0;
  private scope: AbortSignal | undefined;
  /** What the server was told on this stream; a new stream is taken for one at which somebody is. */
  private told: PresenceState = PresenceState.ONLINE;
  private telling = false;

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
    document.addEventListener('visibilitychange', () => this.look(), { signal: listening.signal });
    const timer = setInterval(() => this.look(), this.timing.presenceCheckMs);
    inject(LiveItems).listen((item) => {
      if (item.case !== 'ready') return;
      this.told = PresenceState.ONLINE;
      this.tell();
    });
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
    this.told = PresenceState.ONLINE;
    this.isAway.set(false);
    this.channel = this.openChannel(`prosa-presence-${userId}`);
    this.channel?.addEventListener('message', ({ data }: MessageEvent<Sign>) => {
      if (data === 'used' || data === 'seen') this.heard(data);
    });
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

  private heard(sign: Sign): void {
    this.at[sign] = Date.now();
    if (sign === 'used') this.at.seen = this.at.used;
    if (this.isAway()) this.decide();
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

  /** What was not told, because the server was out of reach, is told at the next look. */
  private tell(): void {
    const state = this.isAway() ? PresenceState.AWAY : PresenceState.ONLINE;
    const scope = this.scope;
    if (!scope || state === this.told || this.telling || !this.leadership.leads()) return;
    if (this.connection.state() !== 'online') return;
    this.telling = true;
    void this.presence
      .setPresence({ state }, { signal: scope })
      .then(
        () => (this.told = state),
        () => undefined,
      )
      .finally(() => (this.telling = false));
  }
}
