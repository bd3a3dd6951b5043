/** A client with the product's own reducer: a snapshot, then events, resumed from cursors after each cut. */
import {
  applyItem,
  askForThreads,
  clientState,
  cursors,
  openPins,
  openTimeline,
  refreshRoom,
  withRoom,
  withRooms,
  mergePage,
  mergePins,
  mergeThreads,
  missingThreads,
  openThread,
  withThreadTimeline,
  type ClientState,
} from '@prosa/room-state';
import { ConnectError } from '@connectrpc/connect';
import type { MyRoom, MyThread } from '@prosa/proto/chat';
import type { Program } from '@prosa/testing/stack';
import { EventEmitter, once } from 'node:events';

const pageSize = 200;
/** Longer than between two beacons: what has not come by then will not come. */
const patienceMs = 40_000;
const mainTimeline = { part: { case: 'mainTimeline' as const, value: {} } };

/** Opens all rooms that the person is in and keeps them up to date. */
export class Observer {
  state: ClientState;
  readonly program: Program;
  private readonly changed = new EventEmitter().setMaxListeners(0);
  private stream: AbortController | undefined;
  private running: Promise<void> = Promise.resolve();
  private failure: ConnectError | undefined;

  constructor(program: Program) {
    this.program = program;
    this.state = clientState(program.userId);
  }

  /** Takes the first snapshot. */
  async load(): Promise<void> {
    this.state = withRooms(this.state, (await this.program.rooms.listRooms({})).rooms);
    for (const id of this.state.rooms.keys()) await this.openRoom(id);
  }

  /** Opens the stream; resolves when it is live. */
  async connect(): Promise<void> {
    const stream = (this.stream = new AbortController());
    const live = once(this.changed, 'ready');
    this.running = this.read(stream.signal).catch((error: unknown) => {
      if (!stream.signal.aborted) this.failure = ConnectError.from(error);
      this.changed.emit('ready');
    });
    await live;
    if (this.failure) throw this.failure;
  }

  /** Cuts the stream; the state stays. */
  async disconnect(): Promise<void> {
    this.stream?.abort();
    await this.running;
  }

  /**
   * Resolves when the state has come as far as this room list: the same rooms, each at least at its place and its
   * read marker. What differs after that differs for good.
   */
  async reach(listed: readonly MyRoom[]): Promise<void> {
    const reached = () =>
      this.state.unknownRooms.size === 0 &&
      this.state.rooms.size === listed.length &&
      listed.every(({ room, readState }) => {
        const known = this.state.rooms.get(room!.id);
        return (
          known && !known.stale && known.seq >= room!.lastSeq && known.marker.revision >= (readState?.revision ?? 0n)
        );
      });
    await this.until(reached, () => `rooms ${this.places()}; listed ${places(listed)}`);
  }

  /** Resolves when the followed threads are these, each at least at its place and its marker. */
  async reachThreads(listed: readonly MyThread[]): Promise<void> {
    const reached = () => {
      const entries = [...this.state.rooms.values()].flatMap(({ threads }) => [...threads.entries.values()]);
      const followed = new Map(entries.filter(({ following }) => following).map((entry) => [entry.root.id, entry]));
      return (
        !missingThreads(this.state) &&
        followed.size === listed.length &&
        listed.every(({ root, state }) => {
          const entry = followed.get(root!.id);
          return entry && entry.revision >= state!.revision;
        })
      );
    };
    const wanted = () => listed.map(({ root, state }) => `${root!.id} at ${state!.revision}`).join(', ');
    await this.until(reached, () => `threads ${this.threads()}; listed ${wanted()}`);
  }

  /** Throws what ended the stream, or what is missing when nothing comes any more. */
  private async until(reached: () => boolean, missing: () => string): Promise<void> {
    const patience = AbortSignal.timeout(patienceMs);
    while (!reached()) {
      if (this.failure) throw this.failure;
      await once(this.changed, 'applied', { signal: patience }).catch((reason: unknown) => {
        throw new Error(`the stream says nothing more: ${missing()}`, { cause: reason });
      });
    }
  }

  private places(): string {
    const { rooms, unknownRooms } = this.state;
    const known = [...rooms.values()].map(
      ({ room, seq, stale, marker }) => `${room.id} at ${seq}, read state ${marker.revision}${stale ? ', stale' : ''}`,
    );
    return `${known.join('; ')}; unknown: ${[...unknownRooms].join(', ')}`;
  }

  private threads(): string {
    const entries = [...this.state.rooms.values()].flatMap(({ threads }) => [...threads.entries.values()]);
    const followed = entries.filter(({ following }) => following);
    const missing = missingThreads(this.state) ? ' (some were not asked for)' : '';
    return followed.map(({ root, revision }) => `${root.id} at ${revision}`).join(', ') + missing;
  }

  private async read(signal: AbortSignal): Promise<void> {
    for await (const item of this.program.events.subscribe({ cursors: cursors(this.state) }, { signal })) {
      this.state = applyItem(this.state, item);
      if (item.item.case === 'ready') this.changed.emit('ready');
      await this.mend();
      await this.loadThreads();
      this.changed.emit('applied');
    }
  }

  /** Takes a fresh snapshot of what is stale or unknown, position first and data second. */
  private async mend(): Promise<void> {
    const stale = [...this.state.rooms.values()].filter((room) => room.stale).map(({ room }) => room.id);
    const ids = new Set([...stale, ...this.state.unknownRooms]);
    if (ids.size === 0) return;
    const listed = (await this.program.rooms.listRooms({})).rooms;
    const wanted = new Map(listed.map((entry) => [entry.room?.id, entry]));
    for (const id of ids) {
      const entry = wanted.get(id);
      if (!entry) continue; // gone again: roomRemoved is on its way
      const page = await this.program.messages.listMessages({ roomId: id, limit: pageSize, filter: mainTimeline });
      this.state = withRoom(this.state, refreshRoom(this.state.rooms.get(id), this.state.me, entry, page));
      await this.loadPins(id);
    }
    const left = new Set([...this.state.unknownRooms].filter((id) => wanted.has(id)));
    if (left.size !== this.state.unknownRooms.size) this.state = { ...this.state, unknownRooms: left };
  }

  /** Asks for what is missing of threads, and keeps a window of each that is followed. */
  private async loadThreads(): Promise<void> {
    for (let asked = missingThreads(this.state); asked; asked = missingThreads(this.state)) {
      this.state = askForThreads(this.state);
      const { threads } = this.program;
      const listed = asked.all ? (await threads.listThreads({ limit: 200 })).threads : [];
      const single = asked.rootIds.length > 0 ? await threads.getThreads({ rootMessageIds: [...asked.rootIds] }) : null;
      this.state = mergeThreads(this.state, asked, [...listed, ...(single?.threads ?? [])], false);
    }
    for (const { room, threads } of this.state.rooms.values()) {
      for (const [id, entry] of threads.entries) {
        if (entry.following && !threads.timelines.get(id)?.messages.length) await this.openThread(room.id, id);
      }
    }
  }

  private async openThread(roomId: string, rootId: string): Promise<void> {
    this.state = withRoom(this.state, openThread(this.state.rooms.get(roomId)!, rootId));
    const filter = { part: { case: 'threadRootMessageId' as const, value: rootId } };
    const page = await this.program.messages.listMessages({ roomId, limit: pageSize, filter });
    const known = this.state.rooms.get(roomId)!;
    const window = mergePage(known.threads.timelines.get(rootId)!, page);
    this.state = withRoom(this.state, withThreadTimeline(known, rootId, window));
  }

  private async openRoom(id: string): Promise<void> {
    const known = this.state.rooms.get(id);
    if (!known) return;
    const room = openTimeline(known);
    this.state = withRoom(this.state, room);
    const page = await this.program.messages.listMessages({ roomId: id, limit: pageSize, filter: mainTimeline });
    const timeline = mergePage(room.timeline!, page);
    this.state = withRoom(this.state, { ...this.state.rooms.get(id)!, timeline });
    await this.loadPins(id);
  }

  private async loadPins(roomId: string): Promise<void> {
    this.state = withRoom(this.state, openPins(this.state.rooms.get(roomId)!));
    const listed = await this.program.pins.listPins({ roomId });
    this.state = withRoom(this.state, mergePins(this.state.rooms.get(roomId)!, listed));
  }
}

const places = (listed: readonly MyRoom[]): string =>
  listed
    .map(({ room, readState }) => `${room!.id} at ${room!.lastSeq}, read state ${readState?.revision ?? 0n}`)
    .join('; ');
