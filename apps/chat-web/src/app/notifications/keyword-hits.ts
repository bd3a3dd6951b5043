import { Injectable, computed, effect, inject, signal, untracked, type Signal } from '@angular/core';
import type { Message } from '@prosa/proto/chat';
import { hasKeyword } from '@prosa/room-state';
import { NOTIFICATIONS } from '../api/clients.ts';
import { TIMING } from '../api/timing.ts';
import { Backoff } from '../api/backoff.ts';
import { Wake } from '../connection/wake.ts';
import { PreferencesStore } from '../personal/preferences-store.ts';
import { SessionStore } from '../session/session-store.ts';
import type { SessionPart, SessionScope } from '../session/session-scope.ts';
import { LiveItems, messageOf } from '../sync/live-items.ts';

type Seqs = ReadonlyMap<string, ReadonlySet<bigint>>;

const nothing: ReadonlySet<bigint> = new Set();

/**
 * Messages that have one of the person's keywords in them and do not name the person besides. What happens is looked
 * through here; what was unread before, the server finds.
 */
@Injectable({ providedIn: 'root' })
export class KeywordHits implements SessionPart {
  private readonly calls = inject(NOTIFICATIONS);
  private readonly preferences = inject(PreferencesStore);
  private readonly session = inject(SessionStore);
  private readonly timing = inject(TIMING);
  private readonly wake = inject(Wake);
  private readonly found = signal<Seqs>(new Map());
  private readonly rooms = new Map<string, Signal<ReadonlySet<bigint>>>();
  /** What was seen of messages since the list was last asked for: it may not know of them yet. */
  private seen = new Map<string, { readonly roomId: string; readonly seq: bigint; readonly hit: boolean }>();
  private scope: SessionScope | undefined;
  private run = 0;

  /** The words, the same list as long as they are the same. */
  readonly keywords: Signal<readonly string[]> = computed(() => this.preferences.chosen().keywords?.words ?? [], {
    equal: (a, b) => a.length === b.length && a.every((word, index) => word === b[index]),
  });

  constructor() {
    this.session.join(this);
    effect(() => {
      this.keywords();
      untracked(() => void this.refresh());
    });
    inject(LiveItems).listen((item) => {
      if (item.case === 'ready') void this.refresh();
      const message = item.case === 'event' ? messageOf(item.value) : undefined;
      if (message) this.look(message);
    });
  }

  /** The numbers of such messages of a room, read ones among them. The same signal for the same id. */
  of(roomId: string): Signal<ReadonlySet<bigint>> {
    let room = this.rooms.get(roomId);
    if (!room) {
      room = computed(() => this.found().get(roomId) ?? nothing);
      this.rooms.set(roomId, room);
    }
    return room;
  }

  begin(scope: SessionScope): void {
    this.scope = scope;
    void this.refresh();
  }

  end(): void {
    this.scope = undefined;
    this.run += 1;
    this.seen.clear();
    this.found.set(new Map());
  }

  private look(message: Message): void {
    if (this.keywords().length === 0) return;
    const me = this.session.myId();
    const named = message.mentionsRoom || message.mentionedUserIds.includes(me);
    const other = message.senderId === me || message.deletedAt !== undefined || message.threadRootMessageId !== '';
    const hit = !named && !other && hasKeyword(message.text, this.keywords());
    const { id, roomId, seq } = message;
    this.seen.set(id, { roomId, seq, hit });
    if (this.of(roomId)().has(seq) !== hit) this.found.update((rooms) => changed(rooms, roomId, seq, hit));
  }

  private async refresh(): Promise<void> {
    const scope = this.scope;
    const run = ++this.run;
    if (!scope) return;
    if (this.keywords().length === 0) {
      this.seen.clear();
      if (this.found().size > 0) this.found.set(new Map());
      return;
    }
    this.seen = new Map();
    const backoff = new Backoff(this.timing.retryFirstMs, this.timing.retryMaxMs);
    while (run === this.run) {
      try {
        const { rooms } = await this.calls.listKeywordHits({}, { signal: scope.signal });
        if (run !== this.run) return;
        let found: Seqs = new Map(rooms.map(({ roomId, seqs }) => [roomId, new Set(seqs)]));
        for (const { roomId, seq, hit } of this.seen.values()) found = changed(found, roomId, seq, hit);
        this.found.set(found);
        return;
      } catch {
        await this.wake.sleep(backoff.nextMs(), scope.signal);
      }
    }
  }
}

function changed(rooms: Seqs, roomId: string, seq: bigint, hit: boolean): Seqs {
  const seqs = new Set(rooms.get(roomId));
  if (hit) seqs.add(seq);
  else seqs.delete(seq);
  return new Map(rooms).set(roomId, seqs);
}
