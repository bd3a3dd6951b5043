import { Injectable, signal, type Signal } from '@angular/core';
import type { PresenceState, User } from '@prosa/proto/chat';

/** The people of the workspace, fetched as they are needed. */
@Injectable({ providedIn: 'root' })
export class PeopleStore {
  /** A person; undefined until known. Those asked for in one turn are fetched together. The same signal for the same id. */
  user(_userId: string): Signal<User | undefined> {
    return signal(undefined);
  }

  /** Whether a person is there. */
  presence(_userId: string): Signal<PresenceState> {
    return signal(0 as PresenceState);
  }

  /** People whose names contain `query`, by name, at most `limit`. Throws `RequestFailed`. */
  async search(_query: string, _limit = 20): Promise<readonly User[]> {
    return [];
  }
}
