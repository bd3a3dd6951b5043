import { create, type MessageInitShape } from '@bufbuild/protobuf';
import { timestampFromMs, timestampMs } from '@bufbuild/protobuf/wkt';
import { Code, ConnectError, createRouterTransport, type Transport } from '@connectrpc/connect';
import {
  AccountService,
  EventService,
  HistoryService,
  MemberRole,
  MessageSchema,
  MessageService,
  MyRoomSchema,
  NotificationService,
  PersonalSection,
  RoomNotificationSchema,
  PresenceService,
  ReadStateSchema,
  RoomEventSchema,
  RoomKind,
  RoomService,
  ThreadService,
  SubscribeResponseSchema,
  UserSchema,
  type ListMessagesRequest,
  type Message,
  type PresenceState,
  type RoomNotification,
  type MyRoom,
  type RoomEvent,
  type SendMessageRequest,
  type SubscribeRequest,
  type SubscribeResponse,
} from '@prosa/proto/chat';
import { LiveQueue } from './live-queue.ts';
import { ScriptedAssistant } from './scripted-assistant.ts';
import { ScriptedModeration } from './scripted-moderation.ts';
import { ScriptedPersonal } from './scripted-personal.ts';

type Item = MessageInitShape<typeof SubscribeResponseSchema>['item'];

interface ServerRoom {
  epoch: string;
  readonly log: RoomEvent[];
  readonly messages: Message[];
  lastReadSeq: bigint;
}

/** Something done to a call before the server looks at it: it may wait, or throw what the client is to see. */
export type Trap = () => Promise<void> | void;

/** A gateway for tests: one person, `me`, and their rooms, in memory; it can be made to fail in every way. */
export class ScriptedServer {
  readonly me = create(UserSchema, {
    id: '00000000-0000-7000-8000-0000000000ee',
    displayName: 'Me',
    email: 'me@x.org',
  });
  readonly transport: Transport;
  /** Names of the calls, in the order in which they came. */
  readonly calls: string[] = [];
  readonly subscriptions: SubscribeRequest[] = [];
  readonly sends: SendMessageRequest[] = [];
  readonly marks: { readonly roomId: string; readonly seq: bigint }[] = [];
  /** What the client said of whether somebody is there. */
  readonly presences: PresenceState[] = [];
  /** What it said of heartbeats at the same times. */
  readonly heartbeatWishes: (boolean | undefined)[] = [];
  /** What is heard of rooms, where it is not the default. */
  readonly heard = new Map<string, RoomNotification>();
  /** What the server finds of unread messages with keywords. */
  readonly keywordHits = new Map<string, readonly bigint[]>();
  readonly users = new Map<string, string>();
  /** How many people are in a room, where they are not two. */
  readonly memberCounts = new Map<string, number>();
  /** What belongs to `me` and to no room. */
  readonly personal = new ScriptedPersonal({
    answer: (name, act) => this.answer(name, act),
    tell: (value) => this.push({ case: 'personalChanged', value }),
  });
  /** The assistant: what it will say. */
  readonly assistant = new ScriptedAssistant((name, act) => this.answer(name, act));
  /** Labels and reviews. */
  readonly moderation = new ScriptedModeration((name, act) => this.answer(name, act));
  signedIn = true;
  firstRun = false;
  /** What a call meets before and after the server has done it, by its name (`sendMessage`). */
  readonly before = new Map<string, Trap>();
  readonly after = new Map<string, Trap>();
  private readonly rooms = new Map<string, ServerRoom>();
  private readonly streams = new Set<LiveQueue<SubscribeResponse>>();
  private clockMs = Date.UTC(2026, 0, 1);

  constructor() {
    this.transport = createRouterTransport((router) => {
      router.service(AccountService, {
        getWorkspace: () => this.answer('getWorkspace', () => ({ name: 'Test', firstRun: this.firstRun })),
        getMe: () => this.answer('getMe', () => ({ user: this.me })),
        signIn: () => {
          this.signedIn = true;
          return { user: this.me };
        },
        signOut: () =>
          this.answer('signOut', () => {
            this.signedIn = false;
            this.cut(new ConnectError('signed out', Code.Unauthenticated));
            return {};
          }),
        listUsers: ({ userIds }) =>
          this.answer('listUsers', () => ({
            users: userIds.flatMap((id) => (this.users.has(id) ? { id, displayName: this.users.get(id) } : [])),
          })),
      });
      router.service(RoomService, {
        listRooms: () =>
          this.answer('listRooms', () => ({ rooms: [...this.rooms.keys()].map((id) => this.myRoom(id)) })),
      });
      router.service(MessageService, {
        sendMessage: (request) =>
          this.answer('sendMessage', () => {
            this.sends.push(request);
            return { message: this.accept(request) };
          }),
        listMessages: (request) => this.answer('listMessages', () => this.page(request)),
        getMessages: ({ messageIds }) =>
          this.answer('getMessages', () => ({
            messages: [...this.rooms.values()].flatMap(({ messages }) =>
              messages.filter(({ id }) => messageIds.includes(id)),
            ),
          })),
        editMessage: ({ messageId, text }) =>
          this.answer('editMessage', () => ({ message: this.edit(messageId, text) })),
        markRead: ({ roomId, seq }) =>
          this.answer('markRead', () => {
            this.marks.push({ roomId, seq });
            const room = this.room(roomId);
            if (seq > room.lastReadSeq) room.lastReadSeq = seq;
            return { readState: this.myRoom(roomId).readState };
          }),
      });
      router.service(HistoryService, {
        findMessageAt: ({ roomId, time }) =>
          this.answer('findMessageAt', () => {
            const { messages } = this.room(roomId);
            const ms = timestampMs(time!);
            const found = messages.find(({ sentAt }) => sentAt && timestampMs(sentAt) >= ms) ?? messages.at(-1);
            return found ? { seq: found.seq, ...(found.sentAt && { sentAt: found.sentAt }) } : {};
          }),
      });
      // Nobody follows a thread here.
      router.service(ThreadService, {
        listThreads: () => this.answer('listThreads', () => ({ threads: [] })),
        getThreads: () => this.answer('getThreads', () => ({ threads: [] })),
      });
      this.personal.route(router);
      this.assistant.route(router);
      this.moderation.route(router);
      router.service(NotificationService, {
        listRoomNotifications: () =>
          this.answer('listRoomNotifications', () => ({
            rooms: [...this.heard].map(([roomId, notification]) => ({ roomId, notification })),
            revision: this.personal.revision,
          })),
        setRoomNotification: ({ roomId, notification }) =>
          this.answer('setRoomNotification', () => {
            this.heard.set(roomId, create(RoomNotificationSchema, notification));
            return { notification, revision: this.personal.changed([PersonalSection.NOTIFICATIONS]) };
          }),
        listKeywordHits: () =>
          this.answer('listKeywordHits', () => ({
            rooms: [...this.keywordHits].map(([roomId, seqs]) => ({ roomId, seqs: [...seqs] })),
          })),
      });
      router.service(PresenceService, {
        setPresence: ({ state, heartbeats }) =>
          this.answer('setPresence', () => {
            this.presences.push(state);
            this.heartbeatWishes.push(heartbeats);
            return {};
          }),
      });
      router.service(EventService, {
        subscribe: (request, { signal }) => this.subscribe(request, signal),
        setTyping: () => this.answer('setTyping', () => ({})),
      });
    });
  }

  addRoom(roomId: string, kind: RoomKind = RoomKind.PUBLIC): void {
    this.rooms.set(roomId, { epoch: 'e1', log: [], messages: [], lastReadSeq: 0n });
    this.kinds.set(roomId, kind);
  }
  private readonly kinds = new Map<string, RoomKind>();

  /** Somebody says something. */
  say(roomId: string, text: string, fields: MessageInitShape<typeof MessageSchema> = {}, live = true): Message {
    const room = this.room(roomId);
    const seq = BigInt(room.log.length + 1);
    const senderId = fields.senderId ?? 'ana';
    this.clockMs += 1_000;
    const message = create(MessageSchema, {
      id: `${roomId}-${seq}`,
      roomId,
      seq,
      revision: seq,
      senderId,
      text,
      sentAt: timestampFromMs(this.clockMs),
      ordinal: BigInt(room.messages.length + 1),
      senderOrdinal: BigInt(room.messages.filter((other) => other.senderId === senderId).length + 1),
      ...fields,
    });
    room.messages.push(message);
    this.commit(roomId, { case: 'messageCreated', value: { message } }, senderId, live);
    return message;
  }

  /** A text changes. */
  edit(messageId: string, text: string, live = true): Message {
    const roomId = [...this.rooms].find(([, { messages }]) => messages.some(({ id }) => id === messageId))?.[0] ?? '';
    const room = this.room(roomId);
    const index = room.messages.findIndex(({ id }) => id === messageId);
    const message = { ...room.messages[index]!, text, revision: BigInt(room.log.length + 1) };
    room.messages[index] = message;
    this.commit(roomId, { case: 'messageEdited', value: { message } }, message.senderId, live);
    return message;
  }

  /** Sends an item to every open stream. */
  push(item: Item): void {
    for (const stream of this.streams) stream.push(create(SubscribeResponseSchema, { item }));
  }

  /** The top of every log, as the server says it every now and then. */
  beacon(): void {
    const rooms = [...this.rooms].map(([roomId, { log }]) => ({ roomId, seq: BigInt(log.length) }));
    this.push({ case: 'beacon', value: { rooms } });
  }

  /** Ends every open stream. */
  cut(error = new ConnectError('cut', Code.Unavailable)): void {
    for (const stream of this.streams) stream.fail(error);
    this.streams.clear();
  }

  /** A backup is restored: the log is this long, in another history. */
  restore(roomId: string, epoch: string, length: number): void {
    const room = this.room(roomId);
    room.epoch = epoch;
    room.log.length = length;
    const kept = room.messages.filter(({ seq }) => seq <= BigInt(length));
    room.messages.splice(0, room.messages.length, ...kept);
  }

  /** The person has read everything that is in the room now, on some device. */
  readAll(roomId: string): void {
    const room = this.room(roomId);
    room.lastReadSeq = BigInt(room.log.length);
  }

  removeRoom(roomId: string): void {
    this.rooms.delete(roomId);
  }

  get openStreams(): number {
    return this.streams.size;
  }

  texts(roomId: string): string[] {
    return this.room(roomId).messages.map(({ text }) => text);
  }

  private room(roomId: string): ServerRoom {
    const room = this.rooms.get(roomId);
    if (!room) throw new ConnectError('no such room', Code.NotFound);
    return room;
  }

  private async answer<T>(name: string, act: () => T): Promise<T> {
    this.calls.push(name);
    if (!this.signedIn && name !== 'getWorkspace') throw new ConnectError('sign in first', Code.Unauthenticated);
    await this.before.get(name)?.();
    const result = act();
    await this.after.get(name)?.();
    return result;
  }

  private accept({ roomId, clientMessageId, text, replyToMessageId }: SendMessageRequest): Message {
    const known = this.room(roomId).messages.find((message) => message.clientMessageId === clientMessageId);
    return known ?? this.say(roomId, text, { senderId: this.me.id, clientMessageId, replyToMessageId });
  }

  private commit(
    roomId: string,
    change: MessageInitShape<typeof RoomEventSchema>['change'],
    actorId: string,
    live: boolean,
  ): void {
    const room = this.room(roomId);
    const seq = BigInt(room.log.length + 1);
    const event = create(RoomEventSchema, { roomId, seq, actorId, occurredAt: timestampFromMs(this.clockMs), change });
    room.log.push(event);
    if (live) this.push({ case: 'event', value: event });
  }

  private myRoom(roomId: string): MyRoom {
    const { epoch, log, messages, lastReadSeq } = this.room(roomId);
    const own = messages.filter(({ senderId }) => senderId === this.me.id);
    const readState = create(ReadStateSchema, {
      roomId,
      lastReadSeq,
      revision: lastReadSeq,
      readOrdinal: BigInt(messages.filter(({ seq }) => seq <= lastReadSeq).length),
      ownReadOrdinal: BigInt(own.filter(({ seq }) => seq <= lastReadSeq).length),
      ownCount: BigInt(own.length),
    });
    const room = {
      id: roomId,
      name: `Room ${roomId}`,
      kind: this.kinds.get(roomId),
      epoch,
      lastSeq: BigInt(log.length),
      messageCount: BigInt(messages.length),
      memberCount: this.memberCounts.get(roomId) ?? 2,
      memberIds: this.kinds.get(roomId) === RoomKind.DIRECT ? [this.me.id, 'ana'] : [],
    };
    return create(MyRoomSchema, { room, role: MemberRole.MEMBER, readState });
  }

  private page({ roomId, position, limit }: ListMessagesRequest) {
    const { messages, log, epoch } = this.room(roomId);
    const found = (holds: (seq: bigint) => boolean) => messages.findIndex(({ seq }) => holds(seq));
    const orEnd = (index: number) => (index < 0 ? messages.length : index);
    let start = messages.length - limit;
    if (position.case === 'beforeSeq') start = orEnd(found((seq) => seq >= position.value)) - limit;
    if (position.case === 'afterSeq') start = orEnd(found((seq) => seq > position.value));
    if (position.case === 'aroundSeq') start = orEnd(found((seq) => seq >= position.value)) - (limit >> 1);
    const end = Math.min(Math.max(0, start + limit), messages.length);
    const from = Math.max(0, start);
    return {
      messages: messages.slice(from, end),
      hasMoreBefore: from > 0,
      hasMoreAfter: end < messages.length,
      lastSeq: BigInt(log.length),
      epoch,
    };
  }

  private async *subscribe(request: SubscribeRequest, signal: AbortSignal): AsyncGenerator<SubscribeResponse> {
    await this.answer('subscribe', () => this.subscriptions.push(request));
    const stream = new LiveQueue<SubscribeResponse>();
    const push = (item: Item) => stream.push(create(SubscribeResponseSchema, { item }));
    for (const { roomId, epoch, seq } of request.cursors) {
      const room = this.rooms.get(roomId);
      if (!room) continue;
      const recovered = room.epoch === epoch && seq <= BigInt(room.log.length);
      push({ case: 'recovery', value: { roomId, recovered, epoch: room.epoch, seq: BigInt(room.log.length) } });
      if (recovered) for (const event of room.log.slice(Number(seq))) push({ case: 'event', value: event });
    }
    const positions = [...this.rooms].map(([roomId, { epoch, log }]) => {
      return { roomId, epoch, seq: BigInt(log.length), readState: this.myRoom(roomId).readState };
    });
    push({ case: 'ready', value: { rooms: positions, personalRevision: this.personal.revision } });
    this.streams.add(stream);
    const stop = () => stream.fail(new ConnectError('aborted', Code.Canceled));
    signal.addEventListener('abort', stop);
    try {
      yield* stream.items();
    } finally {
      this.streams.delete(stream);
    }
  }
}
