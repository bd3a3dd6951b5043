import { Injectable, computed, inject, signal, type Signal } from '@angular/core';
import { create, fromBinary, toBinary } from '@bufbuild/protobuf';
import {
  ListRoomNotificationsResponseSchema,
  NotificationLevel,
  PersonalSection,
  RoomKind,
  RoomNotificationSchema,
  type RoomNotification,
} from '@prosa/proto/chat';
import type { Hearing } from '@prosa/room-state';
import { NOTIFICATIONS } from '../api/clients.ts';
import { request } from '../api/failure.ts';
import { PersonalStore } from '../personal/personal-store.ts';
import { PreferencesStore } from '../personal/preferences-store.ts';
import type { Table } from '../session/account-storage.ts';
import { SessionStore } from '../session/session-store.ts';
import type { SessionPart, SessionScope } from '../session/session-scope.ts';

interface Kept {
  readonly key: 'notifications';
  readonly bytes: Uint8Array;
}

type ByRoom = ReadonlyMap<string, RoomNotification>;
const usual = create(RoomNotificationSchema);

/** What the person hears of each room, on all of their devices. Kept in this browser, so that it holds from the start. */
@Injectable({ providedIn: 'root' })
export class RoomNotifications implements SessionPart {
  private readonly calls = inject(NOTIFICATIONS);
  private readonly preferences = inject(PreferencesStore);
  private readonly session = inject(SessionStore);
  private readonly confirmed = signal<ByRoom>(new Map());
  /** Changes that the server has not answered. */
  private readonly pending = signal<ByRoom>(new Map());
  private readonly rooms = computed((): ByRoom => new Map([...this.confirmed(), ...this.pending()]));
  private readonly signals = new Map<string, Signal<RoomNotification>>();
  private table: Table<Kept> | undefined;
  private fetched = false;

  /** Rooms that do not go by the default. */
  readonly own: Signal<readonly string[]> = computed(() =>
    [...this.rooms()].flatMap(([roomId, { level, muted }]) =>
      level !== NotificationLevel.UNSPECIFIED || muted ? roomId : [],
    ),
  );

  constructor() {
    this.session.join(this);
    inject(PersonalStore).keep(PersonalSection.NOTIFICATIONS, async () => {
      const answer = await this.calls.listRoomNotifications({});
      this.fetched = true;
      this.take(answer.rooms);
      const bytes = toBinary(ListRoomNotificationsResponseSchema, answer);
      void this.table?.put({ key: 'notifications', bytes });
      return answer.revision;
    });
  }

  /** What the person hears of a room. The same signal for the same id. */
  room(roomId: string): Signal<RoomNotification> {
    let room = this.signals.get(roomId);
    if (!room) {
      room = computed(() => this.rooms().get(roomId) ?? usual);
      this.signals.set(roomId, room);
    }
    return room;
  }

  /** Changes the given ones: here at once, then everywhere. Throws `RequestFailed`; then it is as before. */
  async set(roomId: string, change: Partial<Pick<RoomNotification, 'level' | 'muted'>>): Promise<void> {
    const { level, muted } = this.room(roomId)();
    const notification = create(RoomNotificationSchema, { level, muted, ...change });
    this.pending.update((rooms) => new Map(rooms).set(roomId, notification));
    try {
      await request(this.calls.setRoomNotification({ roomId, notification }));
      this.confirmed.update((rooms) => new Map(rooms).set(roomId, notification));
    } finally {
      this.pending.update((rooms) => new Map([...rooms].filter(([id, own]) => id !== roomId || own !== notification)));
    }
  }

  /** Everything that decides whether a message of the room calls the person. */
  hearing(roomId: string, kind: RoomKind): Hearing {
    const { level, muted } = this.room(roomId)();
    const { defaultLevel, notifyDirect, keywords } = this.preferences.chosen();
    return {
      userId: this.session.myId(),
      level,
      muted,
      direct: kind === RoomKind.DIRECT,
      defaultLevel: defaultLevel ?? NotificationLevel.MENTIONS,
      notifyDirect: notifyDirect ?? true,
      keywords: keywords?.words ?? [],
    };
  }

  begin({ storage, signal }: SessionScope): void {
    const table = (this.table = storage.table<Kept>('personal'));
    void table.get('notifications').then((kept) => {
      if (!kept || signal.aborted || this.fetched) return;
      this.take(fromBinary(ListRoomNotificationsResponseSchema, kept.bytes).rooms);
    });
  }

  end(): void {
    this.table = undefined;
    this.fetched = false;
    this.confirmed.set(new Map());
    this.pending.set(new Map());
  }

  private take(rooms: readonly { readonly roomId: string; readonly notification?: RoomNotification }[]): void {
    if (!this.table) return;
    this.confirmed.set(new Map(rooms.map(({ roomId, notification }) => [roomId, notification ?? usual])));
  }
}
