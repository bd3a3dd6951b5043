import { RoomKind } from '@prosa/proto/chat';
import type { IconName } from '../look/icons.ts';
import type { RoomView } from '../rooms/room-view.ts';

/** The rooms as the wall groups them, each group in the order given. */
export interface RoomGroups {
  readonly rooms: readonly RoomView[];
  readonly people: readonly RoomView[];
  readonly archived: readonly RoomView[];
}

/** Sorts rooms into the groups of the wall. */
export function groupRooms(rooms: readonly RoomView[]): RoomGroups {
  return {
    rooms: rooms.filter(({ kind, archived }) => kind !== RoomKind.DIRECT && !archived),
    people: rooms.filter(({ kind }) => kind === RoomKind.DIRECT),
    archived: rooms.filter(({ kind, archived }) => kind !== RoomKind.DIRECT && archived),
  };
}

/** What the phone's list shows. */
export type RoomFilter = 'all' | 'unread' | 'mentions' | 'people';

/** The rooms a filter lets through, the latest talk first; archived ones are left out. */
export function filterRooms(
  rooms: readonly RoomView[],
  filter: RoomFilter,
  when: (room: RoomView) => Date | undefined = ({ lastActivityAt }) => lastActivityAt,
): readonly RoomView[] {
  const through = {
    all: () => true,
    unread: ({ unreadCount }: RoomView) => unreadCount > 0,
    mentions: ({ mentionCount }: RoomView) => mentionCount > 0,
    people: ({ kind }: RoomView) => kind === RoomKind.DIRECT,
  }[filter];
  return rooms
    .filter((room) => !room.archived && through(room))
    .toSorted((a, b) => (when(b)?.getTime() ?? 0) - (when(a)?.getTime() ?? 0));
}

/** Whether a name contains what was typed, without regard to case and accents. */
export function matches(name: string, query: string): boolean {
  const bare = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return bare(name).includes(bare(query.replace(/^[#@]/, '').trim()));
}

/** The sign of a room. */
export function roomIcon({ kind, archived }: Pick<RoomView, 'kind' | 'archived'>): IconName {
  if (archived) return 'archive';
  if (kind === RoomKind.DIRECT) return 'users-round';
  return kind === RoomKind.PRIVATE ? 'lock' : 'hash';
}

/** The other person of a conversation between two (oneself when alone); undefined: it is not one. */
export function partnerOf({ kind, memberIds }: RoomView, myId: string): string | undefined {
  if (kind !== RoomKind.DIRECT || memberIds.length > 2) return undefined;
  return memberIds.find((id) => id !== myId) ?? memberIds[0];
}
