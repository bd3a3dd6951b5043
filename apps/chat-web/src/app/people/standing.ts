import { Injectable, inject } from '@angular/core';
import { PresenceState, type UserStatus } from '@prosa/proto/chat';
import { currentStatus, isQuiet } from '@prosa/room-state';
import { ConnectionStore } from '../connection/connection-store.ts';
import type { WordKey } from '../i18n/dictionary.ts';
import { SessionStore } from '../session/session-store.ts';
import { Clock } from './clock.ts';
import { OwnPresence } from './own-presence.ts';
import { PeopleStore } from './people-store.ts';

/** Whether a person is there and may be disturbed. */
export type Standing = 'online' | 'away' | 'dnd' | 'offline';

/** How a standing is said. */
export const standingNames = {
  online: 'people.online',
  away: 'people.away',
  dnd: 'people.dnd',
  offline: 'people.offline',
} as const satisfies Record<Standing, WordKey>;

/** How people stand at the moment. What expires does so by itself. Read in a template or a computed, it follows. */
@Injectable({ providedIn: 'root' })
export class Standings {
  private readonly people = inject(PeopleStore);
  private readonly session = inject(SessionStore);
  private readonly connection = inject(ConnectionStore);
  private readonly own = inject(OwnPresence);
  private readonly clock = inject(Clock);

  /** Oneself is there as long as the stream is. */
  of(userId: string): Standing {
    const there = this.whether(userId);
    return there !== 'offline' && this.quiet(userId) ? 'dnd' : there;
  }

  /** Whether a person does not want to be disturbed now, there or not. */
  quiet(userId: string): boolean {
    const availability = this.person(userId)?.availability;
    return availability !== undefined && isQuiet(availability, this.clock.now());
  }

  /** What a person says of themselves now; undefined: nothing. */
  status(userId: string): UserStatus | undefined {
    const user = this.person(userId);
    return user?.status && currentStatus(user, this.clock.now());
  }

  private person(userId: string) {
    return userId === this.session.myId() ? this.session.me() : this.people.user(userId)();
  }

  private whether(userId: string): Standing {
    if (userId === this.session.myId()) {
      if (this.connection.state() === 'offline') return 'offline';
      return this.own.away() ? 'away' : 'online';
    }
    const state = this.people.presence(userId)();
    if (state === PresenceState.ONLINE) return 'online';
    return state === PresenceState.AWAY ? 'away' : 'offline';
  }
}
