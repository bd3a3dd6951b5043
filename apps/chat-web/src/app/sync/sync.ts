import { DestroyRef, Injectable, inject } from '@angular/core';
import { fromBinary, toBinary } from '@bufbuild/protobuf';
import { SubscribeResponseSchema, type SubscribeResponse } from '@prosa/proto/chat';
import { applyItem, cursors, withRooms } from '@prosa/room-state';
import { v7 as uuidv7 } from 'uuid';
import { LOCKS, OPEN_CHANNEL, holdLock } from '../api/browser.ts';
import { EVENTS } from '../api/clients.ts';
import { TIMING } from '../api/timing.ts';
import { ConnectionStore, type ConnectionState } from '../connection/connection-store.ts';
import { Wake } from '../connection/wake.ts';
import { OwnPresence } from '../people/own-presence.ts';
import { PresenceStore } from '../people/presence-store.ts';
import { SessionStore } from '../session/session-store.ts';
import type { SessionPart, SessionScope } from '../session/session-scope.ts';
import { ClientStateStore } from './client-state-store.ts';
import { Leadership } from './leadership.ts';
import { EventStream } from './event-stream.ts';
import { LiveItems } from './live-items.ts';
import { RelayFollower, RelayLeader } from './relay.ts';
import { RoomCache } from './room-cache.ts';
import { Snapshots } from './snapshots.ts';

/**
 * Keeps the state in step with the server. One tab of the browser, the leader, holds the event stream and
 * relays it; every tab applies the items itself. When the leader goes, the next tab opens the stream with its
 * own cursors. Without Web Locks or BroadcastChannel every tab has a stream of its own.
 */
@Injectable({ providedIn: 'root' })
export class Sync implements SessionPart {
  private readonly events = inject(EVENTS);
  private readonly locks = inject(LOCKS);
  private readonly openChannel = inject(OPEN_CHANNEL);
  private readonly timing = inject(TIMING);
  private readonly wake = inject(Wake);
  private readonly session = inject(SessionStore);
  private readonly store = inject(ClientStateStore);
  private readonly cache = inject(RoomCache);
  private readonly items = inject(LiveItems);
  private readonly snapshots = inject(Snapshots);
  private readonly connection = inject(ConnectionStore);
  private readonly presence = inject(PresenceStore);
  private readonly ownPresence = inject(OwnPresence);
  private readonly leadership = inject(Leadership);
  private stop = new AbortController();

  constructor() {
    this.session.join(this);
    inject(DestroyRef).onDestroy(() => this.stop.abort());
  }

  begin(scope: SessionScope): void {
    this.stop = new AbortController();
    void this.run(scope, AbortSignal.any([scope.signal, this.stop.signal]));
  }

  end(): void {
    this.stop.abort();
    this.leadership.end();
    this.connection.report('connecting');
  }

  private async run(scope: SessionScope, signal: AbortSignal): Promise<void> {
    const kept = await this.cache.read();
    if (signal.aborted) return;
    if (kept.length > 0) {
      this.store.update((state) => withRooms(state, kept));
      this.store.markLoaded();
    } else {
      this.snapshots.request();
    }
    const name = `prosa-stream-${scope.userId}`;
    const channel = this.locks && this.openChannel(name);
    if (!channel) return this.lead(undefined, signal);
    signal.addEventListener('abort', () => channel.close());
    const leading = new AbortController();
    this.follow(channel, AbortSignal.any([signal, leading.signal]));
    await holdLock(this.locks, name, signal, async () => {
      leading.abort();
      await this.lead(channel, signal);
    });
  }

  private follow(channel: BroadcastChannel, signal: AbortSignal): void {
    const follower = new RelayFollower(
      channel,
      {
        onItem: (bytes) => this.apply(fromBinary(SubscribeResponseSchema, bytes)),
        onStatus: ({ state, retryAt, readOnly }) => this.connection.report(state, retryAt, readOnly),
        onPresence: (presence) => this.presence.replace(presence),
        onHole: () => this.snapshots.request(),
      },
      signal,
    );
    const stop = this.connection.onRetry(() => follower.retry());
    signal.addEventListener('abort', stop);
  }

  private async lead(channel: BroadcastChannel | undefined, signal: AbortSignal): Promise<void> {
    const { events, timing, wake } = this;
    this.leadership.begin(signal);
    const relay =
      channel &&
      new RelayLeader(channel, uuidv7(), { onRetry: () => wake.now(), presence: () => this.presence.list() }, signal);
    const stream = new EventStream({
      events,
      timing,
      wake,
      cursors: () => cursors(this.store.state()),
      heartbeats: () => this.ownPresence.streamOpens(),
      onItem: (item) => {
        relay?.item(() => toBinary(SubscribeResponseSchema, item));
        const isBehind = item.item.case === 'beacon' && this.isBehind(item.item.value.rooms);
        this.apply(item);
        if (isBehind) stream.restart();
      },
      onState: (state, retryAt, readOnly = false) => {
        this.report(state, retryAt, readOnly);
        relay?.report({ state, retryAt, readOnly });
      },
    });
    // A network that is gone may leave the stream open and silent.
    window.addEventListener('offline', () => stream.restart(), { signal });
    if ((await stream.follow(signal)) === 'unauthenticated') this.session.expired();
  }

  private apply(item: SubscribeResponse): void {
    this.store.update((state) => applyItem(state, item));
    if (item.item.case === 'userChanged' && item.item.value.user) this.session.profileChanged(item.item.value.user);
    this.items.publish(item.item);
  }

  private report(state: ConnectionState, retryAt: Date | undefined, readOnly: boolean): void {
    this.connection.report(state, retryAt, readOnly);
    if (state === 'online' && !this.session.workspace()) void this.session.start();
  }

  /** A stream that is live but did not bring what the beacon says cannot be trusted. */
  private isBehind(tops: readonly { readonly roomId: string; readonly seq: bigint }[]): boolean {
    const { rooms } = this.store.state();
    return tops.some(({ roomId, seq }) => {
      const room = rooms.get(roomId);
      return room && !room.stale && room.seq < seq;
    });
  }
}
