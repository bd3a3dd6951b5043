import { Injectable, computed, inject, signal, type Signal } from '@angular/core';
import { PresenceState } from '@prosa/proto/chat';
import { SessionStore } from '../session/session-store.ts';
import type { SessionPart } from '../session/session-scope.ts';
import { LiveItems } from '../sync/live-items.ts';

/** Who is there, as far as the event stream has said. */
@Injectable({ providedIn: 'root' })
export class PresenceStore implements SessionPart {
  private readonly states = signal<ReadonlyMap<string, PresenceState>>(new Map());
  private readonly signals = new Map<string, Signal<PresenceState>>();

  constructor() {
    inject(SessionStore).join(this);
    inject(LiveItems).listen((item) => {
      if (item.case === 'ready') this.states.set(new Map()); // a new stream tells anew who is there
      if (item.case !== 'presence') return;
      const { userId, state } = item.value;
      if (this.states().get(userId) !== state) this.states.update((states) => new Map(states).set(userId, state));
    });
  }

  /** Whether a person is there. The same signal for the same id. */
  presence(userId: string): Signal<PresenceState> {
    let presence = this.signals.get(userId);
    if (!presence) {
      presence = computed(() => this.states().get(userId) ?? PresenceState.UNSPECIFIED);
      this.signals.set(userId, presence);
    }
    return presence;
  }

  /** All that is known. */
  list(): readonly (readonly [userId: string, state: PresenceState])[] {
    return [...this.states()];
  }

  /** Takes what another tab knows in place of what this one does. */
  replace(states: readonly (readonly [userId: string, state: number])[]): void {
    this.states.set(new Map(states as readonly (readonly [string, PresenceState])[]));
  }

  begin(): void {
    this.states.set(new Map());
  }

  end(): void {
    this.states.set(new Map());
  }
}
