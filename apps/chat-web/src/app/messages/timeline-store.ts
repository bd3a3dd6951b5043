import { Injectable, computed, inject, signal, type Signal } from '@angular/core';
import type { ListMessagesRequest, ListMessagesResponse } from '@prosa/proto/chat';
import {
  emptyTimeline,
  mergePage,
  readUpTo,
  threadUnread,
  timelineFromPage,
  trimTimeline,
  unreadCount,
  type RoomState,
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
import { filterOf, openAt, partsOf, placeOfMessage, timelineAt, withTimelineAt, type Place } from './place.ts';
import { lineAt, placeOfLine, type UnreadLine } from './unread-line.ts';
import { WindowLoader, olderPage, reaches, withMeanwhile } from './window-loader.ts';

/** What is known of a room's window beside the messages, which stand in the client state. */
interface WindowStatus {
  readonly opening: boolean;
  readonly loading: TimelineView['loading'];
  readonly failure: Failure | undefined;
  readonly line: UnreadLine | undefined;
}

const idle: WindowStatus = { opening: false, loading: undefined, failure: undefined, line: undefined };

/** What is said in the rooms and their threads, as windows of messages. Failures of fetching stand in `TimelineView.failure`. */
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
  private readonly views = new Map<Place, Signal<TimelineView>>();
  private readonly statuses = signal<ReadonlyMap<Place, WindowStatus>>(new Map());
  /** The fetch under way by room; a newer one that moves the window makes it void. */
  private readonly fetches = new Map<Place, AbortController>();
  /** Places that were opened, the last one last. */
  private readonly opened = new Set<Place>();
  /** Those of them that are looked at. */
  private readonly looked = new Set<Place>();
  private signal: AbortSignal | undefined;

  constructor() {
    this.session.join(this);
    inject(LiveItems).listen((item) => {
      if (item.case === 'event' && item.value.change.case === 'messageCreated') {
        const { message } = item.value.change.value;
        if (message) this.trim(placeOfMessage(message));
      }
    });
    this.connection.onOnline(() => this.caughtUp());
    this.store.onChange(() => this.mendThreads());
  }

  /** The window of a place. The same signal for the same place; empty and not loaded until `open`. */
  timeline(place: Place): Signal<TimelineView> {
    let view = this.views.get(place);
    if (!view) {
      const { roomId, rootId } = partsOf(place);
      const room = this.store.room(roomId);
      const pending = this.outbox.inPlace(place);
      const status = computed(() => this.statuses().get(place) ?? idle);
      const timeline = computed(() => timelineAt(room(), rootId));
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
      this.views.set(place, view);
    }
    return view;
  }

  /**
   * Makes this a place that is looked at, and sets the "new" line anew. The window stands where the person stopped
   * reading, when more came since than a page holds; else, with nothing new, where they were when they left; else at
   * the end. Resolves when the messages are there; never in a room that is not the caller's.
   */
  async open(place: Place): Promise<void> {
    const { roomId, rootId } = partsOf(place);
    this.opened.delete(place);
    this.opened.add(place);
    this.looked.add(place);
    if (!rootId) this.store.watch(roomId);
    this.marking.resume(place);
    this.forgetFarPlaces();
    const signal = this.signal;
    if (!signal) return;
    this.setStatus(place, { opening: true, line: undefined });
    await this.store.until(({ rooms }) => rooms.has(roomId), signal);
    const room = this.store.room(roomId)();
    if (!room || signal.aborted || !this.opened.has(place)) return;
    const connection = this.connection.state();
    this.setStatus(place, { line: lineAt(room, rootId, connection === 'online') });
    const left = this.places.get(place);
    // What is new on another device may not be known yet: then the end is as good a guess as any. What the server has
    // just told is known, though, also before the stream is live.
    const isCurrent = connection === 'online' || (connection !== 'offline' && !this.cache.isKept(roomId));
    const since = room.room.messageCount - room.marker.readOrdinal;
    if (!rootId && isCurrent && since >= BigInt(this.timing.pageSize) && this.unread(room, rootId) > 0) {
      await this.jumpTo(place, readUpTo(room.marker));
    } else if (isCurrent && left && !this.unread(room, rootId)) {
      await this.jumpTo(place, left.seq);
    } else if (!this.isAtEnd(place)) {
      this.setStatus(place, { opening: false });
      await this.loadEnd(place, signal);
    }
    this.setStatus(place, { opening: false });
  }

  private unread(room: RoomState, rootId: string): number {
    const entry = room.threads.entries.get(rootId);
    if (!rootId) return unreadCount(room);
    return entry ? threadUnread(entry) : 0;
  }

  /** Sets the "new" line anew, for somebody who was away and comes back to a place that they had read to its end. */
  lookAgain(place: Place): void {
    const { roomId, rootId } = partsOf(place);
    const room = this.store.room(roomId)();
    const line = this.statuses().get(place)?.line;
    if (!room || !line) return;
    const entry = room.threads.entries.get(rootId);
    const readTo = rootId ? (entry?.lastReadSeq ?? 0n) : readUpTo(room.marker);
    const unread = this.unread(room, rootId);
    const hadReadAll = line.untilSeq !== undefined && readTo >= line.untilSeq;
    if (line.untilSeq === undefined || (hadReadAll && unread > 0)) {
      this.setStatus(place, { line: lineAt(room, rootId, true) });
    }
  }

  /** The place is not looked at any more. What it holds stays in memory for a while. */
  close(place: Place): void {
    const { roomId, rootId } = partsOf(place);
    this.looked.delete(place);
    if (!rootId) this.store.unwatch(roomId);
    this.trim(place);
    // A window that stands elsewhere is of no use for the next opening, which is at the end.
    this.store.updateRoom(roomId, (room) =>
      timelineAt(room, rootId)?.hasMoreAfter ? withTimelineAt(room, rootId, undefined) : room,
    );
  }

  /** Puts an older page in front. Does nothing while one is under way or there is none. */
  async loadBefore(place: Place): Promise<void> {
    const timeline = this.window(place);
    const first = timeline?.messages[0];
    if (!first || !timeline?.hasMoreBefore || this.fetches.has(place)) return;
    await this.fetch(place, 'before', { case: 'beforeSeq', value: first.seq }, (window, page) =>
      window.messages[0]?.seq === first.seq
        ? trimTimeline(mergePage(window, page), this.timing.windowSize, 'newest')
        : window,
    );
  }

  /** Puts a newer page behind. Does nothing while one is under way or the window stands at the end. */
  async loadAfter(place: Place): Promise<void> {
    const timeline = this.window(place);
    const last = timeline?.messages.at(-1);
    if (!last || !timeline?.hasMoreAfter || this.fetches.has(place)) return;
    await this.fetch(place, 'after', { case: 'afterSeq', value: last.seq }, (window, page) =>
      window.messages.at(-1)?.seq === last.seq
        ? trimTimeline(mergePage(window, page), this.timing.windowSize, 'oldest')
        : window,
    );
  }

  /** Moves the window to where this seq is in its middle, if it does not hold it yet. */
  async jumpTo(place: Place, seq: bigint): Promise<void> {
    if (!this.signal) return;
    await this.store.until(({ rooms }) => rooms.has(partsOf(place).roomId), this.signal);
    const messages = this.window(place)?.messages ?? [];
    if (messages.some((message) => message.seq >= seq) && messages.some((message) => message.seq <= seq)) return;
    this.fetches.get(place)?.abort();
    await this.fetch(place, 'window', { case: 'aroundSeq', value: seq }, (_, page) => timelineFromPage(page));
  }

  /** Moves the window to the end of the room, if it does not stand there. */
  async jumpToEnd(place: Place): Promise<void> {
    if (this.signal && this.window(place)?.hasMoreAfter) await this.loadEnd(place, this.signal);
  }

  /** Everything up to `seq` is read. Collected for a moment before the server is told; never moves back. */
  markRead(place: Place, seq: bigint): void {
    this.marking.mark(place, seq);
  }

  /**
   * Makes the messages from `seq` on unread. They stay so while the place is open: what is seen counts again from its
   * next opening, which is at the line. Throws `RequestFailed`.
   */
  async markUnread(place: Place, seq: bigint): Promise<void> {
    await this.marking.markUnread(place, seq);
    this.setStatus(place, { line: { fromSeq: seq - 1n, untilSeq: undefined } });
  }

  begin({ signal }: SessionScope): void {
    this.signal = signal;
    for (const place of [...this.opened]) void this.open(place);
  }

  end(): void {
    for (const fetch of this.fetches.values()) fetch.abort();
    this.fetches.clear();
    this.opened.clear();
    this.looked.clear();
    this.statuses.set(new Map());
    this.signal = undefined;
  }

  /** Whether the window stands at the end of the room and holds what the server has. */
  private isAtEnd(place: Place): boolean {
    const timeline = this.window(place);
    if (!timeline?.messages.length || timeline.hasMoreAfter) return false;
    return !this.fetches.has(place) && !this.cache.isProvisional(place);
  }

  private window(place: Place): Timeline | undefined {
    const { roomId, rootId } = partsOf(place);
    return timelineAt(this.store.room(roomId)(), rootId);
  }

  /** Shows what the browser kept, and puts the newest page in its place when it comes. */
  private async loadEnd(place: Place, signal: AbortSignal): Promise<void> {
    this.fetches.get(place)?.abort();
    const known = this.window(place);
    const loading = this.fetch(place, 'window', undefined, (_, page) => timelineFromPage(page));
    if (!known) {
      const { roomId, rootId } = partsOf(place);
      this.store.updateRoom(roomId, (room) => openAt(room, rootId));
      const fetch = this.fetches.get(place);
      const kept = await this.cache.readPage(place);
      const isLoading = this.fetches.get(place) === fetch;
      const hasFailed = this.statuses().get(place)?.failure !== undefined;
      if (kept && !signal.aborted && fetch && (isLoading || hasFailed)) {
        this.cache.markProvisional(place, true);
        this.store.updateRoom(roomId, (room) => {
          const window = timelineAt(room, rootId) ?? emptyTimeline;
          return withTimelineAt(room, rootId, mergePage(window, kept));
        });
      }
    }
    await loading;
  }

  private async fetch(
    place: Place,
    loading: NonNullable<TimelineView['loading']>,
    position: { case: 'beforeSeq' | 'afterSeq' | 'aroundSeq'; value: bigint } | undefined,
    merge: (window: Timeline, page: ListMessagesResponse) => Timeline,
  ): Promise<void> {
    if (!this.signal) return;
    const fetch = new AbortController();
    const signal = AbortSignal.any([this.signal, fetch.signal]);
    this.fetches.set(place, fetch);
    this.setStatus(place, { loading, failure: undefined });
    const failure = await this.put(place, position ?? { case: undefined }, merge, signal).then(
      () => undefined,
      failureOf,
    );
    if (this.fetches.get(place) !== fetch) return;
    this.fetches.delete(place);
    if (signal.aborted) return;
    if (loading === 'window' && !failure) this.cache.markProvisional(place, false);
    this.setStatus(place, { loading: undefined, failure });
  }

  /**
   * Fetches a page and merges it into the window; again when the room went on without it meanwhile. Throws when it stays older than
   * the room: what it lacks would be taken for not being there.
   */
  private async put(
    place: Place,
    position: ListMessagesRequest['position'],
    merge: (window: Timeline, page: ListMessagesResponse) => Timeline,
    signal: AbortSignal,
  ): Promise<void> {
    const { roomId, rootId } = partsOf(place);
    for (let tries = 3; tries > 0; tries -= 1) {
      const loaded = await this.loader.load(roomId, position, this.timing.pageSize, filterOf(rootId), signal);
      const room = this.store.room(roomId)();
      if (signal.aborted || !room) return;
      if (!reaches(loaded, room.seq)) continue;
      this.store.updateRoom(roomId, (known) => {
        const window = merge(timelineAt(known, rootId) ?? emptyTimeline, loaded.page);
        return withTimelineAt(known, rootId, withMeanwhile(window, loaded.meanwhile, rootId));
      });
      return;
    }
    throw olderPage();
  }

  private setStatus(place: Place, change: Partial<WindowStatus>): void {
    this.statuses.update((all) => new Map(all).set(place, { ...idle, ...all.get(place), ...change }));
  }

  /** What came since the places were opened was missed before; from here on it is news. What failed is fetched again. */
  private caughtUp(): void {
    for (const [place, { line, failure }] of this.statuses()) {
      if (line) this.lookAgain(place);
      if (!failure || !this.signal || !this.looked.has(place)) continue;
      this.setStatus(place, { failure: undefined });
      if (!this.window(place)?.messages.length || this.cache.isProvisional(place)) {
        void this.loadEnd(place, this.signal);
      }
    }
  }

  /** The windows of threads start anew when their room was taken anew: what is looked at is fetched again. */
  private mendThreads(): void {
    for (const place of this.looked) {
      if (!partsOf(place).rootId || this.fetches.has(place) || this.statuses().get(place)?.failure) continue;
      const window = this.window(place);
      if (window && window.messages.length === 0 && window.hasMoreBefore && this.signal) {
        void this.loadEnd(place, this.signal);
      }
    }
  }

  /** Bounds a window that grows at its end; with some slack, so that it does not happen at every message. */
  private trim(place: Place): void {
    const { windowSize, pageSize } = this.timing;
    const { roomId, rootId } = partsOf(place);
    const max = this.looked.has(place) ? windowSize : pageSize;
    this.store.updateRoom(roomId, (room) => {
      const timeline = timelineAt(room, rootId);
      if (!timeline || timeline.hasMoreAfter || timeline.messages.length <= max + pageSize) return room;
      return withTimelineAt(room, rootId, trimTimeline(timeline, max, 'oldest'));
    });
  }

  /** Keeps the messages of the places that were opened last, and of those looked at. */
  private forgetFarPlaces(): void {
    const far = [...this.opened].slice(0, -this.timing.roomsInMemory).filter((place) => !this.looked.has(place));
    if (far.length > 0) this.cache.write();
    for (const place of far) {
      const { roomId, rootId } = partsOf(place);
      this.opened.delete(place);
      this.fetches.get(place)?.abort();
      this.store.updateRoom(roomId, (room) => withTimelineAt(room, rootId, undefined));
    }
  }
}
