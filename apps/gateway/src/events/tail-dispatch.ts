import type { ConnectError } from '@connectrpc/connect';
import type {
  CredentialEnded,
  LogEvent,
  PersonalChange,
  DevicePresence,
  ReadStateChanged,
  ReminderBecameDue,
  ReviewsChanged,
  Signal,
  TailItem,
  ThreadStateChanged,
} from '@prosa/proto/persistence';
import { PresenceState } from '@prosa/proto/chat';
import type { AnswerDelta, Room, User } from '@prosa/proto/chat';
import { eventFrame, itemFrame } from './frame.ts';
import type { Heartbeats } from './heartbeats.ts';
import type { OpenStreams } from './open-streams.ts';
import type { PresenceBoard } from './presence-board.ts';
import type { RoomHub, RoomListener } from './room-hub.ts';
import type { RoomHubs } from './room-hubs.ts';
import type { Subscriber } from './subscriber.ts';

/** What the tail touches in this gateway. */
export interface TailTargets {
  readonly hubs: RoomHubs;
  readonly streams: OpenStreams;
  readonly presence: PresenceBoard;
  readonly heartbeats: Heartbeats;
  /** A session or token has ended. */
  readonly credentialsEnded: (ended: CredentialEnded) => void;
  /** The small rooms of an account, or whether they are there, may have changed. */
  readonly presenceChanged: (accountId: string) => void;
  /** Something waits to be pushed. */
  readonly pushesWaiting: () => void;
  /** Messages wait to be labelled. */
  readonly labelsWaiting: () => void;
  /** Models wait to be trained or removed. */
  readonly trainingWaiting: () => void;
  /** The assistant was asked in a room. */
  readonly answersWaiting: () => void;
  /** An answer is to be stopped. */
  readonly answerStopped: (messageId: string) => void;
  /** Makes the error for streams of which the log is lost. */
  readonly logLost: () => ConnectError;
}

/** Hands each item of the tail to those whom it concerns. */
export class TailDispatch {
  readonly #to: TailTargets;

  constructor(targets: TailTargets) {
    this.#to = targets;
  }

  dispatch(item: TailItem['item']): void {
    switch (item.case) {
      case 'event':
        return this.#event(item.value);
      case 'gap':
        return this.lose(item.value.roomId, Number(item.value.seq));
      case 'readState':
        return this.#readState(item.value);
      case 'threadState':
        return this.#threadState(item.value);
      case 'signal':
        return this.#signal(item.value);
      case 'credentialEnded':
        return this.#to.credentialsEnded(item.value);
      case 'userChanged':
        return this.#userChanged(item.value);
      case 'personalChanged':
        return this.#personalChanged(item.value);
      case 'reminderDue':
        return this.#reminderDue(item.value);
      case 'pushesWaiting':
        return this.#to.pushesWaiting();
      case 'labelsWaiting':
        return this.#to.labelsWaiting();
      case 'trainingWaiting':
        return this.#to.trainingWaiting();
      case 'answersWaiting':
        return this.#to.answersWaiting();
      case 'answerStopped':
        return this.#to.answerStopped(item.value.messageId);
      case 'reviewsChanged':
        return this.#reviewsChanged(item.value);
      default:
    }
  }

  /** The log of a room goes on after `seq`; what was before is lost: its streams end and come back with cursors. */
  lose(roomId: string, seq: number): void {
    this.#break(this.#to.hubs.get(roomId)?.skipTo(seq) ?? []);
  }

  /** Some listeners of a room may lack an event: all its streams end and come back with cursors. */
  breakRoom(roomId: string, seq: number): void {
    const hub = this.#to.hubs.get(roomId);
    if (hub === undefined) return;
    this.#break([...hub.listeners]);
    this.lose(roomId, seq);
  }

  #break(listeners: readonly RoomListener[]): void {
    for (const listener of listeners) {
      for (const stream of this.#to.streams.of(listener.accountId)) {
        if (stream === listener) stream.end(this.#to.logLost());
      }
    }
  }

  #event(event: LogEvent): void {
    const seq = Number(event.seq);
    const hub = this.#to.hubs.forEvent(event.roomId, seq);
    if (hub !== undefined && seq <= hub.top) return;
    for (const accountId of event.leftUserIds) this.#left(accountId, event.roomId, seq, hub);
    if (hub !== undefined) {
      hub.memberCount = Math.max(0, hub.memberCount + event.joinedUserIds.length - event.leftUserIds.length);
      if (hub.publish(seq, eventFrame(event.event), event.event.length) === 'hole') this.lose(event.roomId, seq);
    }
    if (event.room !== undefined) for (const accountId of event.joinedUserIds) this.#joined(accountId, event.room, seq);
  }

  #left(accountId: string, roomId: string, seq: number, hub: RoomHub | undefined): void {
    for (const stream of this.#to.streams.of(accountId)) {
      stream.changes?.push({ roomId, seq, room: undefined });
      if (hub?.awaits(stream, seq)) leaveRoom(stream, hub);
    }
    if (hub !== undefined) this.#to.presenceChanged(accountId);
  }

  #joined(accountId: string, room: Room, seq: number): void {
    const streams = this.#to.streams.of(accountId);
    for (const stream of streams) {
      stream.changes?.push({ roomId: room.id, seq, room });
      if (stream.attached) enterRoom(stream, this.#to.hubs.ensure(room.id, seq), room, seq);
    }
    if (streams.size > 0) this.#to.presenceChanged(accountId);
  }

  #readState({ accountId, readState }: ReadStateChanged): void {
    const streams = this.#to.streams.of(accountId);
    if (streams.size === 0 || readState === undefined) return;
    const frame = itemFrame({ case: 'readState', value: readState }, 'merged', readState.roomId);
    for (const stream of streams) stream.deliver(frame);
  }

  #threadState({ accountId, state }: ThreadStateChanged): void {
    const streams = this.#to.streams.of(accountId);
    if (streams.size === 0 || state === undefined) return;
    const frame = itemFrame({ case: 'threadState', value: state }, 'merged', state.rootMessageId);
    for (const stream of streams) stream.deliver(frame);
  }

  #personalChanged({ accountId, change }: PersonalChange): void {
    const streams = this.#to.streams.of(accountId);
    if (streams.size === 0 || change === undefined) return;
    const frame = itemFrame({ case: 'personalChanged', value: change });
    for (const stream of streams) stream.deliver(frame);
  }

  #reminderDue({ accountId, due }: ReminderBecameDue): void {
    const streams = this.#to.streams.of(accountId);
    if (streams.size === 0 || due === undefined) return;
    const frame = itemFrame({ case: 'reminderDue', value: due });
    for (const stream of streams) stream.deliver(frame);
  }

  #reviewsChanged({ accountIds }: ReviewsChanged): void {
    const frame = itemFrame({ case: 'reviewsChanged', value: {} }, 'merged', 'reviews');
    for (const accountId of accountIds) for (const stream of this.#to.streams.of(accountId)) stream.deliver(frame);
  }

  #signal({ signal }: Signal): void {
    if (signal.case === 'presence') this.#to.presence.take(signal.value);
    if (signal.case === 'device') this.#device(signal.value);
    if (signal.case === 'answer') this.#answer(signal.value);
    if (signal.case !== 'typing') return;
    const hub = this.#to.hubs.get(signal.value.roomId);
    if (hub === undefined || hub.listeners.size === 0) return;
    const frame = itemFrame({ case: 'typing', value: signal.value }, 'ephemeral');
    for (const listener of hub.listeners) if (listener.accountId !== signal.value.userId) listener.deliver(frame);
  }

  #answer(delta: AnswerDelta): void {
    const hub = this.#to.hubs.get(delta.roomId);
    if (hub === undefined || hub.listeners.size === 0) return;
    const frame = itemFrame({ case: 'answerDelta', value: delta }, 'ephemeral');
    for (const listener of hub.listeners) listener.deliver(frame);
  }

  #device({ userId, credentialId, state, heartbeats }: DevicePresence): void {
    let changed = false;
    for (const stream of this.#to.streams.of(userId)) {
      if (stream.caller.credentialId !== credentialId) continue;
      const away = state === PresenceState.AWAY;
      changed ||= stream.away !== away;
      stream.away = away;
      if (heartbeats !== undefined) this.#to.heartbeats.set(stream, heartbeats);
    }
    if (changed) this.#to.presenceChanged(userId);
  }

  #userChanged(user: User): void {
    const frame = itemFrame({ case: 'userChanged', value: { user: { ...user, email: '' } } });
    for (const stream of this.#to.streams) stream.deliver(frame);
  }
}

/** The stream gets the room and every event after `seq`. False when some of those are not here any more. */
export function enterRoom(stream: Subscriber, hub: RoomHub, room: Room, seq: number): boolean {
  if (stream.rooms.has(room.id)) return true;
  stream.rooms.set(room.id, hub);
  hub.memberCount = Math.max(hub.memberCount, room.memberCount);
  stream.deliver(itemFrame({ case: 'roomAdded', value: { room } }));
  return hub.attach(stream, seq);
}

/** Nothing of the room reaches the stream any more. */
export function leaveRoom(stream: Subscriber, hub: RoomHub): void {
  hub.detach(stream, performance.now());
  stream.rooms.delete(hub.roomId);
  stream.deliver(itemFrame({ case: 'roomRemoved', value: { roomId: hub.roomId } }));
}
