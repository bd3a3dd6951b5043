import { Injectable, inject } from '@angular/core';
import { mergeReadState, mergeThreadState, readToEnd, readUpTo, type RoomState } from '@prosa/room-state';
import { Backoff } from '../api/backoff.ts';
import { MESSAGES, READING, THREADS } from '../api/clients.ts';
import { failureOf, request } from '../api/failure.ts';
import { TIMING } from '../api/timing.ts';
import { ConnectionStore } from '../connection/connection-store.ts';
import { Wake } from '../connection/wake.ts';
import { SessionStore } from '../session/session-store.ts';
import type { SessionPart, SessionScope } from '../session/session-scope.ts';
import { ClientStateStore } from '../sync/client-state-store.ts';
import { partsOf, type Place } from './place.ts';

/**
 * Tells the server how far the caller has read: collected for a moment, forward only, and not before this tab
 * has caught up, so that what was read on another device is known first.
 */
@Injectable({ providedIn: 'root' })
export class ReadMarking implements SessionPart {
  private readonly messages = inject(MESSAGES);
  private readonly threads = inject(THREADS);
  private readonly reading = inject(READING);
  private readonly timing = inject(TIMING);
  private readonly wake = inject(Wake);
  private readonly connection = inject(ConnectionStore);
  private readonly store = inject(ClientStateStore);
  private readonly wanted = new Map<Place, bigint>();
  /** Places of which something was marked as unread: what is seen there does not count until they are opened again. */
  private readonly paused = new Set<Place>();
  private signal: AbortSignal | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private telling: Promise<void> | undefined;

  constructor() {
    inject(SessionStore).join(this);
    this.connection.onOnline(() => this.schedule());
    window.addEventListener('pagehide', () => void this.tell());
  }

  /** Everything up to `seq` is read. */
  mark(place: Place, seq: bigint): void {
    const wanted = this.wanted.get(place) ?? 0n;
    if (this.paused.has(place) || seq <= this.readTo(place) || seq <= wanted) return;
    this.wanted.set(place, seq);
    this.schedule();
  }

  /** The place is opened: what is seen there counts. */
  resume(place: Place): void {
    this.paused.delete(place);
  }

  /** Makes what stands from `seq` on unread. Throws `RequestFailed`. */
  async markUnread(place: Place, seq: bigint): Promise<void> {
    this.paused.add(place);
    this.wanted.delete(place);
    await this.telling; // what is under way would read it again
    const { roomId, rootId } = partsOf(place);
    const places = [{ roomId, seq, threadRootMessageId: rootId }];
    const { readStates, threadStates } = await request(this.reading.markUnread({ places }));
    for (const state of readStates) this.store.updateRoom(state.roomId, (room) => mergeReadState(room, state));
    for (const state of threadStates) this.store.updateRoom(state.roomId, (room) => mergeThreadState(room, state));
  }

  begin({ signal }: SessionScope): void {
    this.signal = signal;
  }

  end(): void {
    clearTimeout(this.timer);
    this.timer = this.signal = undefined;
    this.wanted.clear();
    this.paused.clear();
  }

  private schedule(): void {
    if (this.wanted.size === 0 || this.connection.state() !== 'online') return;
    this.timer ??= setTimeout(() => void this.tell(), this.timing.markReadMs);
  }

  private tell(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.telling ??= this.tellAll().finally(() => (this.telling = undefined));
    return this.telling;
  }

  private async tellAll(): Promise<void> {
    const signal = this.signal;
    if (!signal) return;
    const backoff = new Backoff(this.timing.retryFirstMs, this.timing.retryMaxMs);
    for (const [place, seq] of this.next()) {
      try {
        await this.tellOne(place, seq, signal);
        backoff.reset();
      } catch (error) {
        const failure = failureOf(error);
        if (signal.aborted) break;
        if (!failure.temporary) continue;
        if (!this.wanted.has(place) && !this.paused.has(place)) this.wanted.set(place, seq);
        await this.wake.sleep(backoff.nextMs(failure.retryAfterMs), signal);
        if (this.connection.state() !== 'online') break; // coming online starts it again
      }
    }
  }

  private async tellOne(place: Place, seq: bigint, signal: AbortSignal): Promise<void> {
    const { roomId, rootId } = partsOf(place);
    if (rootId) {
      const { state } = await this.threads.markThreadRead({ rootMessageId: rootId, seq }, { signal });
      if (state && !signal.aborted) this.store.updateRoom(roomId, (room) => mergeThreadState(room, state));
      return;
    }
    this.store.updateRoom(roomId, (room) =>
      reachesEnd(room, seq) ? readToEnd(room, room.seq < seq ? room.seq : seq) : room,
    );
    const { readState } = await this.messages.markRead({ roomId, seq }, { signal });
    if (readState && !signal.aborted) this.store.updateRoom(roomId, (room) => mergeReadState(room, readState));
  }

  /** Up to where the caller has read; nobody reads on in a thread that they do not follow. */
  private readTo(place: Place): bigint {
    const { roomId, rootId } = partsOf(place);
    const room = this.store.room(roomId)();
    if (!rootId) return room ? readUpTo(room.marker) : 0n;
    const entry = room?.threads.entries.get(rootId);
    return entry?.following ? entry.lastReadSeq : (room?.seq ?? 0n);
  }

  /** One place after another, also those that come meanwhile. */
  private *next(): Generator<[place: Place, seq: bigint]> {
    for (;;) {
      const first = this.wanted.entries().next();
      if (first.done) return;
      this.wanted.delete(first.value[0]);
      yield first.value;
    }
  }
}

/** Whether everything that there is is read with `seq`; otherwise the server must count. */
function reachesEnd({ timeline, seq: top }: RoomState, seq: bigint): boolean {
  const last = timeline?.messages.at(-1);
  return last !== undefined && !timeline?.hasMoreAfter && seq >= last.seq && last.seq <= top;
}
