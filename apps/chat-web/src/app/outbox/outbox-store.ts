import { Injectable, computed, inject, signal, type Signal } from '@angular/core';
import { fromBinary, toBinary } from '@bufbuild/protobuf';
import { MessageSchema, type Message } from '@prosa/proto/chat';
import { OPEN_CHANNEL } from '../api/browser.ts';
import type { Failure } from '../api/failure.ts';
import type { Table } from '../session/account-storage.ts';
import { placeOf, type Place } from '../messages/place.ts';
import { SessionStore } from '../session/session-store.ts';
import type { SessionPart, SessionScope } from '../session/session-scope.ts';
import { ClientStateStore } from '../sync/client-state-store.ts';
import { LiveItems } from '../sync/live-items.ts';
import { isPaused, type OutboxEntry, type OutboxItem } from './outbox-entry.ts';

/** What the tabs tell each other of the outbox. */
type OutboxNews =
  | { readonly kind: 'entry'; readonly entry: OutboxEntry; readonly sending: boolean }
  | { readonly kind: 'sent'; readonly clientMessageId: string; readonly bytes: Uint8Array }
  | { readonly kind: 'removed'; readonly clientMessageId: string };

type Items = ReadonlyMap<string, OutboxItem>;

/**
 * What the caller has said and the server has not confirmed. It stands in this browser's database before the
 * first try, so that it survives a reload; every tab shows the same.
 */
@Injectable({ providedIn: 'root' })
export class OutboxStore implements SessionPart {
  private readonly openChannel = inject(OPEN_CHANNEL);
  private readonly session = inject(SessionStore);
  private readonly state = inject(ClientStateStore);
  private readonly items = signal<Items>(new Map());
  /** Something waits that the server did not take because it can only read at the moment. */
  readonly readOnly: Signal<boolean> = computed(() =>
    [...this.items().values()].some(({ entry, sent }) => !sent && isPaused(entry)),
  );
  private readonly places = new Map<Place, Signal<readonly OutboxItem[]>>();
  private readonly listeners = new Set<() => void>();
  private table: Table<OutboxEntry> | undefined;
  private channel: BroadcastChannel | undefined;
  /** Resolves when what the browser kept is read. */
  private loading: Promise<void> = Promise.resolve();

  constructor() {
    this.session.join(this);
    inject(LiveItems).listen((item) => {
      if (item.case !== 'event' || item.value.change.case !== 'messageCreated') return;
      const { message } = item.value.change.value;
      if (message?.senderId === this.session.myId()) this.acknowledge(message);
    });
    this.state.onChange(() => this.prune());
  }

  /** What is unconfirmed in a place, in the order of writing. The same signal for the same place. */
  inPlace(place: Place): Signal<readonly OutboxItem[]> {
    let items = this.places.get(place);
    if (!items) {
      const isHere = ({ entry }: OutboxItem) => placeOf(entry.roomId, entry.threadRootMessageId) === place;
      items = computed(() => inOrder(this.items()).filter(isHere), { equal: sameItems });
      this.places.set(place, items);
    }
    return items;
  }

  /** Everything, in the order of writing; for the sender. */
  all(): readonly OutboxItem[] {
    return inOrder(this.items());
  }

  /** An entry; undefined: there is none, or none any more. */
  get(clientMessageId: string): OutboxItem | undefined {
    return this.items().get(clientMessageId);
  }

  /** Resolves when what the browser kept from before is there. */
  whenLoaded(): Promise<void> {
    return this.loading;
  }

  /** Calls back when there may be something to send, until the returned function is called. */
  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Puts an entry in or in place of what was there. Resolves when the browser has it. */
  async put(entry: OutboxEntry): Promise<void> {
    this.set({ entry, sending: false });
    await this.table?.put(entry);
    this.tell({ kind: 'entry', entry, sending: false });
  }

  /** Shows an entry that cannot be sent yet; only this tab has it. */
  hold(entry: OutboxEntry): void {
    this.set({ entry, sending: false });
  }

  /** A try begins, or ended without a result; `failure` is what the last one said. */
  progress(entry: OutboxEntry, sending: boolean, failure?: Failure): void {
    if (!this.isPending(entry.clientMessageId)) return;
    const { failure: _, ...rest } = entry;
    const next = failure ? { ...rest, failure } : rest;
    this.set({ entry: next, sending });
    this.tell({ kind: 'entry', entry: next, sending });
  }

  /** The server has it: answered, or heard of in the event stream. */
  acknowledge(message: Message): void {
    if (!this.isPending(message.clientMessageId)) return;
    this.confirm(message);
    void this.table
      ?.delete(message.clientMessageId)
      .then(() =>
        this.tell({ kind: 'sent', clientMessageId: message.clientMessageId, bytes: toBinary(MessageSchema, message) }),
      );
  }

  /** Throws an entry away. */
  async remove(clientMessageId: string): Promise<void> {
    this.drop([clientMessageId]);
    await this.table?.delete(clientMessageId);
    this.tell({ kind: 'removed', clientMessageId });
  }

  begin({ userId, storage, signal }: SessionScope): void {
    this.table = storage.table('outbox');
    this.channel = this.openChannel(`prosa-outbox-${userId}`);
    this.channel?.addEventListener('message', ({ data }: MessageEvent<OutboxNews>) => this.hear(data));
    this.loading = this.table.all().then((entries) => {
      if (signal.aborted) return;
      const kept = entries.map((entry) => [entry.clientMessageId, { entry, sending: false }] as const);
      this.items.update((items) => new Map([...kept, ...items]));
      this.changed();
    });
  }

  end(): void {
    this.channel?.close();
    this.table = this.channel = undefined;
    this.items.set(new Map());
  }

  private isPending(clientMessageId: string): boolean {
    const item = this.get(clientMessageId);
    return item !== undefined && !item.sent;
  }

  private hear(news: OutboxNews): void {
    switch (news.kind) {
      case 'entry':
        if (!this.get(news.entry.clientMessageId)?.sent) this.set({ entry: news.entry, sending: news.sending });
        return;
      case 'sent':
        if (this.isPending(news.clientMessageId)) this.confirm(fromBinary(MessageSchema, news.bytes));
        return;
      case 'removed':
        return this.drop([news.clientMessageId]);
    }
  }

  private confirm(message: Message): void {
    const item = this.get(message.clientMessageId);
    if (!item) return;
    this.set({ entry: item.entry, sending: false, sent: message });
    this.prune();
  }

  /** What the room's log has come to stands in the timeline from now on; not before, or it would flicker. */
  private prune(): void {
    const { rooms } = this.state.state();
    const contained = [...this.items().values()].filter(({ entry, sent }) => {
      const room = rooms.get(entry.roomId);
      return sent && (!room || (room.seq >= sent.seq && !room.stale));
    });
    if (contained.length > 0) this.drop(contained.map(({ entry }) => entry.clientMessageId));
  }

  private set(item: OutboxItem): void {
    this.items.update((items) => new Map(items).set(item.entry.clientMessageId, item));
    this.changed();
  }

  private drop(clientMessageIds: readonly string[]): void {
    this.items.update((items) => new Map([...items].filter(([id]) => !clientMessageIds.includes(id))));
    this.changed();
  }

  private changed(): void {
    for (const listener of [...this.listeners]) listener();
  }

  private tell(news: OutboxNews): void {
    this.channel?.postMessage(news);
  }
}

const inOrder = (items: Items): readonly OutboxItem[] =>
  [...items.values()].sort((a, b) => (a.entry.clientMessageId < b.entry.clientMessageId ? -1 : 1));

const sameItems = (a: readonly OutboxItem[], b: readonly OutboxItem[]): boolean =>
  a.length === b.length && a.every((item, index) => item === b[index]);
