import { MemberRole, RoomKind } from '@prosa/proto/chat';
import type { RoomView } from '../rooms/room-view.ts';
import { filterRooms, groupRooms, matches, partnerOf } from './room-groups.ts';

function room(title: string, change: Partial<RoomView> = {}): RoomView {
  return {
    id: title,
    title,
    kind: RoomKind.PUBLIC,
    topic: '',
    unreadCount: 0,
    mentionCount: 0,
    lastReadSeq: 0n,
    lastSeq: 0n,
    memberIds: [],
    memberCount: 1,
    pinCount: 0,
    archived: false,
    assistantOff: false,
    muted: false,
    role: MemberRole.MEMBER,
    ...change,
  };
}

const rooms = [
  room('marés', { unreadCount: 2, lastActivityAt: new Date(1) }),
  room('velha', { archived: true }),
  room('Bo', { kind: RoomKind.DIRECT, memberIds: ['me', 'bo'], mentionCount: 1, lastActivityAt: new Date(2) }),
];

describe('groupRooms', () => {
  it('keeps rooms, people and archived ones apart', () => {
    const groups = groupRooms(rooms);
    expect(groups.rooms.map(({ title }) => title)).toEqual(['marés']);
    expect(groups.people.map(({ title }) => title)).toEqual(['Bo']);
    expect(groups.archived.map(({ title }) => title)).toEqual(['velha']);
  });
});

describe('filterRooms', () => {
  it('puts the latest talk first and leaves archived rooms out', () => {
    expect(filterRooms(rooms, 'all').map(({ title }) => title)).toEqual(['Bo', 'marés']);
    expect(filterRooms(rooms, 'unread').map(({ title }) => title)).toEqual(['marés']);
    expect(filterRooms(rooms, 'mentions').map(({ title }) => title)).toEqual(['Bo']);
    expect(filterRooms(rooms, 'people').map(({ title }) => title)).toEqual(['Bo']);
  });
});

describe('matches', () => {
  it('looks past case, accents and the sign in front', () => {
    expect(matches('plantão-marés', '#MARES')).toBe(true);
    expect(matches('Cecília', 'cecilia')).toBe(true);
    expect(matches('dados', 'mares')).toBe(false);
  });
});

describe('partnerOf', () => {
  it('is the other of two, oneself alone, nobody in a group', () => {
    expect(partnerOf(room('a', { kind: RoomKind.DIRECT, memberIds: ['me', 'bo'] }), 'me')).toBe('bo');
    expect(partnerOf(room('a', { kind: RoomKind.DIRECT, memberIds: ['me'] }), 'me')).toBe('me');
    expect(partnerOf(room('a', { kind: RoomKind.DIRECT, memberIds: ['me', 'bo', 'cy'] }), 'me')).toBeUndefined();
    expect(partnerOf(room('a'), 'me')).toBeUndefined();
  });
});
