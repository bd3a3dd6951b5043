/** The pinned messages of a room, as a list that follows its events. */
import type { ListPinsResponse, Message } from '@prosa/proto/chat';
import { newer } from './newest.ts';
import type { RoomState } from './room-state.ts';

/** The pinned messages of a room. */
export interface Pins {
  /** The newest pin first. Until it is loaded: every message that changed meanwhile, pinned or not. */
  readonly messages: readonly Message[];
  /** The server's list is contained. */
  readonly loaded: boolean;
}

/** The room with a list of pins. Open it before asking for them, so that what comes meanwhile is kept. */
export const openPins = (room: RoomState): RoomState =>
  room.pins ? room : { ...room, pins: { messages: [], loaded: false } };

/** The room after its list of pins has come: of two copies of a message the newer one counts. */
export function mergePins(room: RoomState, listed: Pick<ListPinsResponse, 'messages'>): RoomState {
  if (!room.pins) return room; // taken anew meanwhile
  return { ...room, pins: room.pins.messages.reduce(withPin, { messages: listed.messages, loaded: true }) };
}

/** The pins after a message was created or changed. */
export function withPin(pins: Pins, message: Message): Pins {
  const known = pins.messages.find(({ id }) => id === message.id);
  const stays = isPinned(message) || !pins.loaded;
  if (known ? known.revision >= message.revision : !stays) return pins;
  const others = pins.messages.filter((other) => other !== known);
  return { ...pins, messages: stays ? [...others, newer(known, message)].sort(newestFirst) : others };
}

const isPinned = ({ pinnedAt, deletedAt }: Message): boolean => pinnedAt !== undefined && !deletedAt;

function newestFirst(a: Message, b: Message): number {
  const [one, other] = [pinnedMillis(a), pinnedMillis(b)];
  return one === other ? (a.seq > b.seq ? -1 : 1) : other - one;
}

const pinnedMillis = ({ pinnedAt }: Message): number =>
  pinnedAt ? Number(pinnedAt.seconds) * 1_000 + pinnedAt.nanos / 1_000_000 : 0;
