import { Injectable, inject, signal, type Signal, type WritableSignal } from '@angular/core';
import { fromBinary, toBinary } from '@bufbuild/protobuf';
import { UserSchema, type PresenceState, type User } from '@prosa/proto/chat';
import { Backoff } from '../api/backoff.ts';
import { ACCOUNTS } from '../api/clients.ts';
import { failureOf, request } from '../api/failure.ts';
import { TIMING } from '../api/timing.ts';
import { Wake } from '../connection/wake.ts';
import type { Table } from '../session/account-storage.ts';
import { SessionStore } from '../session/session-store.ts';
import type { SessionPart, SessionScope } from '../session/session-scope.ts';
import { LiveItems } from '../sync/live-items.ts';
import { PresenceStore } from './presence-store.ts';

interface CachedUser {
  readonly id: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

const maxUsersARequest = 200;

/** The people of the workspace, fetched as they are needed; names that were seen before are there at once. */
@Injectable({ providedIn: 'root' })
export class PeopleStore implements SessionPart {
  private readonly accounts = inject(ACCOUNTS);
  private readonly presences = inject(PresenceStore);
  private readonly timing = inject(TIMING);
  private readonly wake = inject(Wake);
  private readonly users = new Map<string, WritableSignal<User | undefined>>();
  private readonly asked = new Set<string>();
  private readonly queue = new Set<string>();
  private table: Table<CachedUser> | undefined;
  private signal: AbortSignal | undefined;
  private fetching = false;

  constructor() {
    inject(SessionStore).join(this);
    inject(LiveItems).listen((item) => {
      if (item.case === 'userChanged' && item.value.user) this.keep([item.value.user]);
    });
  }

  /** A person; undefined until known. Those asked for in one turn are fetched together. The same signal for the same id. */
  user(userId: string): Signal<User | undefined> {
    const user = this.slot(userId);
    if (userId && !this.asked.has(userId)) {
      this.asked.add(userId);
      this.queue.add(userId);
      queueMicrotask(() => void this.fetchQueued());
    }
    return user.asReadonly();
  }

  /** Whether a person is there. */
  presence(userId: string): Signal<PresenceState> {
    return this.presences.presence(userId);
  }

  /** People whose names contain `query`, by name, at most `limit` (1 to 200). Throws `RequestFailed`. */
  async search(query: string, limit = 20): Promise<readonly User[]> {
    const { users } = await request(this.accounts.listUsers({ query: query.slice(0, 80), limit }));
    this.keep(users);
    return users;
  }

  /** Everybody of whom this browser has heard, in no order. */
  known(): readonly User[] {
    return [...this.users.values()].flatMap((user) => user() ?? []);
  }

  begin({ storage, signal }: SessionScope): void {
    this.table = storage.table('people');
    this.signal = signal;
    void this.table.all().then((cached) => {
      if (signal.aborted) return;
      for (const { id, bytes } of cached) {
        const user = this.slot(id);
        if (!user()) user.set(read(bytes));
      }
    });
    void this.fetchQueued();
  }

  end(): void {
    this.table = this.signal = undefined;
    this.queue.clear();
    for (const userId of this.asked) this.queue.add(userId); // who is still shown is asked for by the next session
    for (const user of this.users.values()) user.set(undefined);
  }

  /** Takes people whom another answer brought. */
  keep(users: readonly User[]): void {
    for (const user of users) {
      this.slot(user.id).set(user);
      this.asked.add(user.id);
      this.queue.delete(user.id);
    }
    if (users.length > 0)
      void this.table?.put(...users.map((user) => ({ id: user.id, bytes: toBinary(UserSchema, user) })));
  }

  private slot(userId: string): WritableSignal<User | undefined> {
    let user = this.users.get(userId);
    if (!user) {
      user = signal<User | undefined>(undefined);
      this.users.set(userId, user);
    }
    return user;
  }

  private async fetchQueued(): Promise<void> {
    const signal = this.signal;
    if (!signal || this.fetching) return;
    this.fetching = true;
    const backoff = new Backoff(this.timing.retryFirstMs, this.timing.retryMaxMs);
    while (this.queue.size > 0 && !signal.aborted) {
      const userIds = [...this.queue].slice(0, maxUsersARequest);
      try {
        const { users } = await this.accounts.listUsers({ userIds }, { signal });
        for (const userId of userIds) this.queue.delete(userId);
        if (!signal.aborted) this.keep(users);
        backoff.reset();
      } catch (error) {
        const failure = failureOf(error);
        if (signal.aborted) break;
        if (!failure.temporary) for (const userId of userIds) this.queue.delete(userId);
        else await this.wake.sleep(backoff.nextMs(failure.retryAfterMs), signal);
      }
    }
    this.fetching = false;
    if (signal !== this.signal) void this.fetchQueued();
  }
}

function read(bytes: Uint8Array): User | undefined {
  try {
    return fromBinary(UserSchema, bytes);
  } catch {
    return undefined; // written by another version
  }
}
