import { Injectable, computed, inject, signal, type Signal } from '@angular/core';
import type { ListMessagesRequest, ListMessagesResponse } from '@prosa/proto/chat';
import {
  emptyTimeline,
  mergePage,
  openTimeline,
  readUpTo,
  timelineFromPage,
  trimTimeline,
  unreadCount,
  type Timeline,
} from '@prosa/room-state';
import { failureOf, type Failure } from '../api/failure.ts';
import { TIMING } from '../api/timing.ts';
import { ConnectionStore } from '../connection/connection-store.ts';
import { OutboxStore } from '../outbox/outbox-store.ts';
import { SessionStore } from '../session/session-store.ts';
import type { SessionPart, SessionScope } from '../session/session-scope.ts';
import { ClientStateStore } from '../sync/client-state-store.ts';
import { LiveItems } from '../sync/live-items.ts';
import { RoomCache } from '../sync/room-cache.ts';
import { LastPlaces } from './last-places.ts';
import { PendingChanges } from './pending-changes.ts';
import { ReadMarking } from './read-marking.ts';
import { timelineEntries } from './timeline-entries.ts';
import type { TimelineView } from './timeline-view.ts';
import { placeOfLine, unreadLine, type UnreadLine } from './unread-line.ts';
import { WindowLoader, reaches, withMeanwhile } from './window-loader.ts';

/** What is known of a room's window beside the messages, which stand in the client state. */
interface WindowStatus {
  readonly opening: boolean;
  readonly loading: TimelineView['loading'];
  readonly failure: Failure | undefined;
  readonly line: UnreadLine | undefined;
}

const idle: WindowStatus = { opening: false, loading: undefined, failure: undefined, line: undefined };

/** What is said in the rooms, as windows of messages. Failures of fetching stand in `TimelineView.failure`. */
@Injectable({ providedIn: 'root' })
export class TimelineStore implements SessionPart {
  private readonly timing = inject(TIMING);
  private readonly session = inject(SessionStore);
  private readonly connection = inject(ConnectionStore);
  private readonly store = inject(ClientStateStore);
  private readonly cache = inject(RoomCache);
  private readonly outbox = inject(OutboxStore);
  private readonly changes = inject(PendingChanges);
  private readonly loader = inject(WindowLoader);
  private readonly marking = inject(ReadMarking);
  private readonly places = inject(LastPlaces);
  private readonly views = new Map<string, Signal<TimelineView>>();
  private readonly statuses = signal<ReadonlyMap<string, WindowStatus>>(new Map());
  /** The fetch under way by room; a newer one that moves the window makes it void. */
  private readonly fetches = new Map<string, AbortController>();
  /** Rooms that were opened, the last one last. */
  private readonly opened = new Set<string>();
  private signal: AbortSignal | undefined;

  constructor() {
    this.session.join(this);
    inject(LiveItems).listen((item) => {
      if (item.case === 'event' && item.value.change.case === 'messageCreated') this.trim(item.value.roomId);
    });
    this.connection.onOnline(() => this.caughtUp());
  }

  /** The window of a room. The same signal for the same id; empty and not loaded until `open`. */
  timeline(roomId: string): Signal<TimelineView> {
    let view = this.views.get(roomId);
    if (!view) {
      const room = this.store.room(roomId);
      const pending = this.outbox.inRoom(roomId);
      const status = computed(() => this.statuses().get(roomId) ?? idle);
      const timeline = computed(() => room()?.timeline);
      const entries = computed(() =>
        timelineEntries(timeline(), pending(), this.changes.changes(), this.session.myId()),
      );
      view = computed(() => {
        const { opening, loading, failure, line } = status();
        const { messages, hasMoreBefore, hasMoreAfter } = timeline() ?? emptyTimeline;
        return {
          roomId,
          entries: entries(),
          hasMoreBefore: timeline() !== undefined && hasMoreBefore,
          hasMoreAfter,
          opening,
          loaded: timeline() !== undefined && (messages.length > 0 || (loading !== 'window' && !failure)),
          loading,
          ...(failure && { failure }),
          ...placeOfLine(line, entries(), hasMoreBefore, this.session.myId()),
        };
      });
      this.views.set(roomId, view);
    }
    return view;
  }

  /**
   * Makes this a room that is looked at, and sets the "new" line anew. The window stands where the person stopped
   * reading, when more came since than a page holds; else, with nothing new, where they were when they left; else at
   * the end of the room. Resolves when the messages are there; never for a room that is not the caller's.
   */
  async open(roomId: string): Promise<void> {
    this.opened.delete(roomId);
    this.opened.add(roomId);
    this.store.watch(roomId);
    this.forgetFarRooms();
    const signal = this.signal;
    if (!signal) return;
    this.setStatus(roomId, { opening: true, line: undefined });
    await this.store.until(({ rooms }) => rooms.has(roomId), signal);
    const room = this.store.room(roomId)();
    if (!room || signal.aborted || !this.opened.has(roomId)) return;
    const online = this.connection.state() === 'online';
    this.setStatus(roomId, { line: unreadLine(room, online) });
    const place = this.places.get(roomId);
    // What is new on another device may not be known yet: then the end is as good a guess as any.
    if (online && room.room.messageCount - room.marker.readOrdinal >= BigInt(this.timing.pageSize)) {
      await this.jumpTo(roomId, readUpTo(room.marker));
    } else if (online && place && unreadCount(room) === 0) {
      await this.jumpTo(roomId, place.seq);
    } else if (!this.isAtEnd(roomId)) {
      this.setStatus(roomId, { opening: false });
      await this.loadEnd(roomId, signal);
    }
    this.setStatus(roomId, { opening: false });
  }

  /** Sets the "new" line anew, for somebody who was away and comes back to a room that they had read to its end. */
  lookAgain(roomId: string): void {
    const room = this.store.room(roomId)();
    const line = this.statuses().get(roomId)?.line;
    if (!room || !line) return;
    const hadReadAll = line.untilSeq !== undefined && readUpTo(room.marker) >= line.untilSeq;
    if (line.untilSeq === undefined || (hadReadAll && unreadCount(room) > 0)) {
      this.setStatus(roomId, { line: unreadLine(room, true) });
    }
  }

  /** The room is not looked at any more. What it holds stays in memory for a while. */
  close(roomId: string): void {
    this.store.unwatch(roomId);
    this.trim(roomId);
    // A window that stands elsewhere is of no use for the next opening, which is at the end.
    this.store.updateRoom(roomId, (room) => (room.timeline?.hasMoreAfter ? { ...room, timeline: undefined } : room));
  }

  /** Puts an older page in front. Does nothing while one is under way or there is none. */
  async loadBefore(roomId: string): Promise<void> {
    const timeline = this.window(roomId);
    const first = timeline?.messages[0];
    if (!first || !timeline?.hasMoreBefore || this.fetches.has(roomId)) return;
    await this.fetch(roomId, 'before', { case: 'beforeSeq', value: first.seq }, (window, page) =>
      window.messages[0]?.seq === first.seq
        ? trimTimeline(mergePage(window, page), this.timing.windowSize, 'newest')
        : window,
    );
  }

  /** Puts a newer page behind. Does nothing while one is under way or the window stands at the end. */
  async loadAfter(roomId: string): Promise<void> {
    const timeline = this.window(roomId);
    const last = timeline?.messages.at(-1);
    if (!last || !timeline?.hasMoreAfter || this.fetches.has(roomId)) return;
    await this.fetch(roomId, 'after', { case: 'afterSeq', value: last.seq }, (window, page) =>
      window.messages.at(-1)?.seq === last.seq
        ? trimTimeline(mergePage(window, page), this.timing.windowSize, 'oldest')
        : window,
    );
  }

  /** Moves the window to where this seq is in its middle, if it does not hold it yet. */
  async jumpTo(roomId: string, seq: bigint): Promise<void> {
    if (!this.signal) return;
    await this.store.until(({ rooms }) => rooms.has(roomId), this.signal);
    const messages = this.window(roomId)?.messages ?? [];
    if (messages.some((message) => message.seq >= seq) && messages.some((message) => message.seq <= seq)) return;
    this.fetches.get(roomId)?.abort();
    await this.fetch(roomId, 'window', { case: 'aroundSeq', value: seq }, (_, page) => timelineFromPage(page));
  }

  /** Moves the window to the end of the room, if it does not stand there. */
  async jumpToEnd(roomId: string): Promise<void> {
    if (this.signal && this.window(roomId)?.hasMoreAfter) await this.loadEnd(roomId, this.signal);
  }

  /** Everything up to `seq` is read. Collected for a moment before the server is told; never moves back. */
  markRead(roomId: string, seq: bigint): void {
    this.marking.mark(roomId, seq);
  }

  begin({ signal }: SessionScope): void {
    this.signal = signal;
    for (const roomId of [...this.opened]) void this.open(roomId);
  }

  end(): void {
    for (const fetch of this.fetches.values()) fetch.abort();
    this.fetches.clear();
    this.opened.clear();
    this.statuses.set(new Map());
    this.signal = undefined;
  }

  /** Whether the window stands at the end of the room and holds what the server has. */
  private isAtEnd(roomId: string): boolean {
    const timeline = this.window(roomId);
    if (!timeline?.messages.length || timeline.hasMoreAfter) return false;
    return !this.fetches.has(roomId) && !this.cache.isProvisional(roomId);
  }

  private window(roomId: string): Timeline | undefined {
    return this.store.room(roomId)()?.timeline;
  }

  /** Shows what the browser kept, and puts the newest page in its place when it comes. */
  private async loadEnd(roomId: string, signal: AbortSignal): Promise<void> {
    this.fetches.get(roomId)?.abort();
    const known = this.window(roomId);
    const loading = this.fetch(roomId, 'window', undefined, (_, page) => timelineFromPage(page));
    if (!known) {
      this.store.updateRoom(roomId, openTimeline);
      const fetch = this.fetches.get(roomId);
      const kept = await this.cache.readPage(roomId);
      const isLoading = this.fetches.get(roomId) === fetch;
      const hasFailed = this.statuses().get(roomId)?.failure !== undefined;
      if (kept && !signal.aborted && fetch && (isLoading || hasFailed)) {
        this.cache.markProvisional(roomId, true);
        this.store.updateRoom(roomId, (room) => ({
          ...room,
          timeline: mergePage(room.timeline ?? emptyTimeline, kept),
        }));
      }
    }
    await loading;
  }

  private async fetch(
    roomId: string,
    loading: NonNullable<TimelineView['loading']>,
    position: { case: 'beforeSeq' | 'afterSeq' | 'aroundSeq'; value: bigint } | undefined,
    merge: (window: Timeline, page: ListMessagesResponse) => Timeline,
  ): Promise<void> {
    if (!this.signal) return;
    const fetch = new AbortController();
    const signal = AbortSignal.any([this.signal, fetch.signal]);
    this.fetches.set(roomId, fetch);
    this.setStatus(roomId, { loading, failure: undefined });
    const failure = await this.put(roomId, position ?? { case: undefined }, merge, signal).then(
      () => undefined,
      failureOf,
    );
    if (this.fetches.get(roomId) !== fetch) return;
    this.fetches.delete(roomId);
    if (signal.aborted) return;
    if (loading === 'window' && !failure) this.cache.markProvisional(roomId, false);
    this.setStatus(roomId, { loading: undefined, failure });
  }

  /** Fetches a page and merges it into the window; again when the room went on without it meanwhile. */
  private async put(
    roomId: string,
    position: ListMessagesRequest['position'],
    merge: (window: Timeline, page: ListMessagesResponse) => Timeline,
    signal: AbortSignal,
  ): Promise<void> {
    for (let tries = 3; tries > 0; tries -= 1) {
      const loaded = await this.loader.load(roomId, position, this.timing.pageSize, signal);
      const room = this.store.room(roomId)();
      if (signal.aborted || !room) return;
      if (tries > 1 && !reaches(loaded, room.seq)) continue;
      this.store.updateRoom(roomId, (known) => ({
        ...known,
        timeline: withMeanwhile(merge(known.timeline ?? emptyTimeline, loaded.page), loaded.meanwhile),
      }));
      return;
    }
  }

  private setStatus(roomId: string, change: Partial<WindowStatus>): void {
    this.statuses.update((all) => new Map(all).set(roomId, { ...idle, ...all.get(roomId), ...change }));
  }

  /** What came since the rooms were opened was missed before; from here on it is news. What failed is fetched again. */
  private caughtUp(): void {
    for (const [roomId, { line, failure }] of this.statuses()) {
      const room = this.store.room(roomId)();
      if (line) this.lookAgain(roomId);
      if (!failure || !this.signal || !this.store.watched.has(roomId)) continue;
      this.setStatus(roomId, { failure: undefined });
      if (!room?.timeline?.messages.length || this.cache.isProvisional(roomId)) void this.loadEnd(roomId, this.signal);
    }
  }

  /** Bounds a window that grows at its end; with some slack, so that it does not happen at every message. */
  private trim(roomId: string): void {
    const { windowSize, pageSize } = this.timing;
    const max = this.store.watched.has(roomId) ? windowSize : pageSize;
    this.store.updateRoom(roomId, (room) => {
      const { timeline } = room;
      if (!timeline || timeline.hasMoreAfter || timeline.messages.length <= max + pageSize) return room;
      return { ...room, timeline: trimTimeline(timeline, max, 'oldest') };
    });
  }

  /** Keeps the messages of the rooms that were opened last, and of those looked at. */
  private forgetFarRooms(): void {
    const far = [...this.opened].slice(0, -this.timing.roomsInMemory).filter((id) => !this.store.watched.has(id));
    if (far.length > 0) this.cache.write();
    for (const roomId of far) {
      this.opened.delete(roomId);
      this.fetches.get(roomId)?.abort();
      this.store.updateRoom(roomId, (room) => ({ ...room, timeline: undefined }));
    }
  }
}
