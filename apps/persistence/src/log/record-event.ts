import type { LogEvent } from '@prosa/proto/persistence';
import { sql } from 'kysely';
import type { OpenTransaction } from '../database/transaction.ts';
import { type Movement, toDetail } from './event-detail.ts';
import { eventKind, type RoomChange } from './event-kind.ts';
import { toLogEvent } from './log-event.ts';
import type { RoomLog } from './room-log.ts';

/** Something that is to stand in a room's log. */
export interface NewEvent {
  roomId: string;
  actorId: string;
  change: RoomChange;
  /** The message it is about. */
  messageId?: string;
  movement?: Movement;
}

/**
 * Puts an event at the end of its room's log and rings the other processes, all with the commit of `trx`, which
 * must hold the room's lock. The caller hands the result to `log.publish` after the commit.
 */
export async function recordEvent(trx: OpenTransaction, log: RoomLog, event: NewEvent): Promise<LogEvent> {
  const { roomId, actorId, change, messageId, movement } = event;
  const detail = toDetail(change, movement);
  const { rows } = await sql<{ seq: bigint; occurred_at: Date }>`
    select seq, occurred_at from append_event(
      ${log.bellId}, ${roomId}, ${eventKind[change.case]}::smallint, ${actorId}, ${messageId ?? null},
      ${detail === null ? null : JSON.stringify(detail)}::jsonb
    )`.execute(trx);
  const [row] = rows;
  if (!row) throw new Error('append_event gave nothing back');
  return toLogEvent({ roomId, seq: row.seq, actorId, occurredAt: row.occurred_at }, change, movement);
}
