/** Asking for threads: what happens while the answer is on its way is applied on top of it. */
import type { MyThread } from '@prosa/proto/chat';
import type { ClientState, RoomState } from './room-state.ts';
import { mergeEntry, withReply, type RoomThreads, type ThreadEntry } from './threads.ts';

/** What a client lacks of threads. */
export interface MissingThreads {
  /** All that the person follows (`ListThreads`). */
  readonly all: boolean;
  /** Single ones (`GetThreads`). */
  readonly rootIds: readonly string[];
}

/** What is missing; undefined: nothing. Rooms that are stale themselves come first and are left out. */
export function missingThreads({ rooms }: ClientState): MissingThreads | undefined {
  const sound = [...rooms.values()].filter(({ stale }) => !stale);
  const all = sound.some(({ threads }) => threads.stale);
  const rootIds = sound.flatMap(({ threads }) => [...threads.wanted]);
  return all || rootIds.length > 0 ? { all, rootIds } : undefined;
}

/** The state from which an answer is awaited. Call it before asking; one answer at a time. */
export function askForThreads(state: ClientState): ClientState {
  return eachRoom(state, (room) => (room.stale ? room : withThreads(room, { meanwhile: [] })));
}

/** The state when no answer came. */
export function withoutAnswer(state: ClientState): ClientState {
  return eachRoom(state, (room) => (room.threads.meanwhile ? withThreads(room, { meanwhile: undefined }) : room));
}

/**
 * The state after the answer.
 *
 * @param asked what was missing when it was asked for
 * @param threads all that were given, by either call
 * @param partial there are more pages of `ListThreads`
 */
export function mergeThreads(
  state: ClientState,
  asked: MissingThreads,
  threads: readonly MyThread[],
  partial: boolean,
): ClientState {
  return eachRoom(state, (room) => {
    const { meanwhile } = room.threads;
    if (!meanwhile) return room; // came, or was taken anew, while the answer was on its way
    const mine = threads.filter(({ root }) => root?.roomId === room.room.id);
    const wanted = new Set([...room.threads.wanted].filter((id) => !asked.rootIds.includes(id)));
    const merged = withThreads(room, {
      entries: mergeEntries(room.threads, mine, asked.all && !partial),
      wanted,
      stale: room.threads.stale && !asked.all,
      partial: asked.all ? partial : room.threads.partial,
      meanwhile: undefined,
    });
    return meanwhile.reduce((all, news) => withReply(all, state.me, news), merged);
  });
}

/** When all were given, those that are missing are not followed (any more): they are forgotten. */
function mergeEntries(
  { entries }: RoomThreads,
  given: readonly MyThread[],
  complete: boolean,
): ReadonlyMap<string, ThreadEntry> {
  const next = new Map(complete ? [] : entries);
  for (const thread of given) {
    const id = thread.root?.id ?? '';
    const entry = mergeEntry(entries.get(id), thread);
    if (entry) next.set(id, entry);
  }
  return next;
}

const withThreads = (room: RoomState, change: Partial<RoomThreads>): RoomState => ({
  ...room,
  threads: { ...room.threads, ...change },
});

function eachRoom(state: ClientState, change: (room: RoomState) => RoomState): ClientState {
  return { ...state, rooms: new Map([...state.rooms].map(([id, room]) => [id, change(room)])) };
}
