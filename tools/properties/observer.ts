/** A client with the product's own reducer: a snapshot, then events, resumed from cursors after each cut. */
import {
  applyItem,
  clientState,
  cursors,
  openPins,
  openTimeline,
  refreshRoom,
  withRoom,
  withRooms,
  mergePage,
  mergePins,
  type ClientState,
} from '@prosa/room-state';
import { ConnectError } from '@connectrpc/connect';
import type { MyRoom } from '@prosa/proto/chat';
import type { Program } from '@prosa/testing/stack';
import { EventEmitter, once } from 'node:events';

const pageSize = 200;

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
      listed.every(({ room, lastReadSeq }) => {
        const known = this.state.rooms.get(room!.id);
        return known && !known.stale && known.seq >= room!.lastSeq && known.marker.lastReadSeq >= lastReadSeq;
      });
    while (!reached()) {
      if (this.failure) throw this.failure;
      await once(this.changed, 'applied');
    }
  }

  private async read(signal: AbortSignal): Promise<void> {
    for await (const item of this.program.events.subscribe({ cursors: cursors(this.state) }, { signal })) {
      this.state = applyItem(this.state, item);
      if (item.item.case === 'ready') this.changed.emit('ready');
      await this.mend();
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
      const page = await this.program.messages.listMessages({ roomId: id, limit: pageSize });
      this.state = withRoom(this.state, refreshRoom(this.state.rooms.get(id), this.state.me, entry, page));
      await this.loadPins(id);
    }
    const left = new Set([...this.state.unknownRooms].filter((id) => wanted.has(id)));
    if (left.size !== this.state.unknownRooms.size) this.state = { ...this.state, unknownRooms: left };
  }

  private async openRoom(id: string): Promise<void> {
    const known = this.state.rooms.get(id);
    if (!known) return;
    const room = openTimeline(known);
    this.state = withRoom(this.state, room);
    const page = await this.program.messages.listMessages({ roomId: id, limit: pageSize });
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
