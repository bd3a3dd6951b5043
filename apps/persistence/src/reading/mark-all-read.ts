import { create } from '@bufbuild/protobuf';
import {
  type MarkAllReadResponse,
  MarkAllReadResponseSchema,
  type ReadState,
  type ThreadState,
  type UnreadPlace,
  UnreadPlaceSchema,
} from '@prosa/proto/chat';
import { sql } from 'kysely';
import { inTransaction, type OpenTransaction } from '../database/transaction.ts';
import { advanceMarkers } from '../messages/mark-read.ts';
import { readMyRooms } from '../rooms/my-rooms.ts';
import { announce, moveMarkers } from '../threads/change-thread.ts';
import { readThreadRows, toThreadState } from '../threads/thread-rows.ts';
import type { Workspace } from '../workspace.ts';

/** As many places as MarkUnread takes. */
const maxPlaces = 1_000;

/** Makes everything read, and gives where it was unread before. */
export async function markAllRead(workspace: Workspace, actorId: string): Promise<MarkAllReadResponse> {
  const { rooms, threads } = await inTransaction(workspace.db, async (trx) => ({
    rooms: await readRooms(workspace, trx, actorId),
    threads: await readThreads(trx, actorId),
  }));
  for (const readState of rooms.after) {
    workspace.log.announce({ case: 'readState', value: { accountId: actorId, readState } });
  }
  for (const state of threads.after) announce(workspace, actorId, state);
  return create(MarkAllReadResponseSchema, {
    readStates: rooms.after,
    threadStates: threads.after,
    before: [...rooms.before, ...threads.before].slice(0, maxPlaces),
  });
}

/** Where things were unread, and how they are now. */
interface Reading<State> {
  before: UnreadPlace[];
  after: State[];
}

async function readRooms({ epoch }: Workspace, trx: OpenTransaction, actorId: string): Promise<Reading<ReadState>> {
  const unread = (await readMyRooms(trx, epoch, actorId)).flatMap(({ room, readState }) => {
    const open = readState && (readState.unreadCount > 0 || readState.mentionCount > 0 || readState.unreadFromSeq > 0n);
    return room && open ? [{ room, readState }] : [];
  });
  if (unread.length === 0) return { before: [], after: [] };
  const before = unread.map(({ room, readState }) =>
    create(UnreadPlaceSchema, { roomId: room.id, seq: readState.unreadFromSeq || readState.lastReadSeq + 1n }),
  );
  const places = unread.map(({ room }) => ({ roomId: room.id, seq: room.lastSeq }));
  await advanceMarkers(trx, actorId, places);
  const roomIds = places.map(({ roomId }) => roomId);
  const after = (await readMyRooms(trx, epoch, actorId, roomIds)).flatMap(({ readState }) => readState ?? []);
  return { before, after };
}

async function readThreads(trx: OpenTransaction, actorId: string): Promise<Reading<ThreadState>> {
  const unread = (
    await readThreadRows(trx, actorId, sql`f.following and m.thread is not null`, sql`order by last_at desc`)
  ).filter(({ unread }) => unread > 0n);
  const places = unread.map((row) => ({ rootId: row.id, seq: BigInt(row.thread?.revision ?? 0) }));
  const moved = places.length > 0 ? await moveMarkers(trx, actorId, places, 'forward') : [];
  if (moved.length === 0) return { before: [], after: [] };
  const rows = await readThreadRows(trx, actorId, sql`m.id = any (${moved}::uuid[])`);
  const before = unread
    .filter(({ id }) => moved.includes(id))
    .map((row) =>
      create(UnreadPlaceSchema, { roomId: row.room_id, seq: row.f_last_read_seq + 1n, threadRootMessageId: row.id }),
    );
  return { before, after: rows.map(toThreadState) };
}
