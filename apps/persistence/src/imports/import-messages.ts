import { Code, type ConnectError } from '@connectrpc/connect';
import { UserRole } from '@prosa/proto/chat';
import type { ImportedMessage, ImportMessagesRequest, ImportTarget } from '@prosa/proto/persistence';
import { failure } from '@prosa/service';
import { v7 as uuidv7 } from 'uuid';
import { permissionDenied } from '../accounts/account-failures.ts';
import { readAccount } from '../accounts/people.ts';
import { isUniqueViolation } from '../database/failures.ts';
import { invalidArgument, nulDescription } from '../database/invalid-argument.ts';
import { toDate } from '../database/times.ts';
import { inTransaction } from '../database/transaction.ts';
import { appendOutcome, type NewSend } from '../log/append-batch.ts';
import { appendWithin } from '../log/append-within.ts';
import { toOutcome } from '../log/send-outcome.ts';
import { findMentions } from '../messages/find-mentions.ts';
import { roomArchived, roomNotFound, userNotFound } from '../rooms/room-failures.ts';
import type { Workspace } from '../workspace.ts';

const batchSize = 500;
const maxTries = 3;

/** What came of an import. */
export interface ImportReceipt {
  received: bigint;
  imported: bigint;
  lastSeq: bigint;
}

/**
 * Puts messages at the end of a room's log, with their own authors and times, in batches; a batch is stored whole or
 * not at all. What is there already is passed over, so a cut import is run again. Owners and administrators.
 * Throws PERMISSION_DENIED, ROOM_NOT_FOUND, ROOM_ARCHIVED, USER_NOT_FOUND (an author who is not in the room),
 * INVALID_ARGUMENT; the batches before stay.
 */
export async function importMessages(
  workspace: Workspace,
  requests: AsyncIterable<ImportMessagesRequest>,
): Promise<ImportReceipt> {
  const receipt = { received: 0n, imported: 0n };
  let target: ImportTarget | undefined;
  let batch = new Map<string, NewSend>();
  for await (const { part } of requests) {
    if (part.case === 'target') {
      if (target) throw invalidArgument('target', 'comes once');
      target = await checkTarget(workspace, part.value);
      continue;
    }
    if (!target) throw invalidArgument('target', 'must come first');
    if (part.case === undefined) continue;
    const send = toSend(part.value, target.roomId);
    receipt.received++;
    const key = `${send.senderId}${send.clientMessageId}`;
    if (!batch.has(key)) batch.set(key, send);
    if (batch.size < batchSize) continue;
    receipt.imported += await storeBatch(workspace, [...batch.values()]);
    batch = new Map();
  }
  if (!target) throw invalidArgument('target', 'must come first');
  receipt.imported += await storeBatch(workspace, [...batch.values()]);
  return { ...receipt, lastSeq: await lastSeqOf(workspace, target.roomId) };
}

async function checkTarget({ db }: Workspace, target: ImportTarget): Promise<ImportTarget> {
  const actor = await readAccount(db, target.actorId);
  if (actor.role < UserRole.ADMIN) throw permissionDenied('only owners and administrators import');
  await lastSeqOf({ db }, target.roomId);
  return { ...target, roomId: target.roomId.toLowerCase() };
}

async function lastSeqOf({ db }: Pick<Workspace, 'db'>, roomId: string): Promise<bigint> {
  const room = await db.selectFrom('room').select('last_seq').where('id', '=', roomId).executeTakeFirst();
  if (!room) throw roomNotFound();
  return room.last_seq;
}

function toSend(message: ImportedMessage, roomId: string): NewSend {
  if (message.text.includes('\0')) throw invalidArgument('message.text', nulDescription);
  if (!message.sentAt) throw invalidArgument('message.sentAt', 'value is required');
  return {
    id: uuidv7(),
    senderId: message.senderId.toLowerCase(),
    clientMessageId: message.clientMessageId.toLowerCase(),
    roomId,
    text: message.text,
    replyToMessageId: '',
    threadRootMessageId: '',
    mentions: { userIds: [], room: false },
    sentAt: toDate(message.sentAt, 'message.sentAt'),
  };
}

/** Stores a batch and gives how many were new. */
async function storeBatch(workspace: Workspace, sends: readonly NewSend[]): Promise<bigint> {
  if (sends.length === 0) return 0n;
  for (let run = 1; ; run++) {
    try {
      return await storeOnce(workspace, sends);
    } catch (reason) {
      // Somebody stores the same message at this moment: the next run finds it.
      if (run >= maxTries || !isUniqueViolation(reason)) throw reason;
    }
  }
}

async function storeOnce({ db, log }: Workspace, sends: readonly NewSend[]): Promise<bigint> {
  const stored = await inTransaction(db, async (trx) => {
    const found = await findMentions(async (query) => (await query.execute(trx)).rows, sends);
    const named = sends.map((send, index) => ({ ...send, mentions: found[index] ?? send.mentions }));
    return (await appendWithin(trx, log, named)).flatMap(({ send, row }) => {
      if (row.outcome === appendOutcome.storedBefore) return [];
      if (row.outcome !== appendOutcome.stored) throw refusal(row.outcome, send);
      return [toOutcome(send, row, new Map())];
    });
  });
  log.publish(stored.flatMap((outcome) => ('event' in outcome && outcome.event ? [outcome.event] : [])));
  return BigInt(stored.length);
}

function refusal(outcome: number, send: NewSend): ConnectError {
  if (outcome === appendOutcome.roomArchived) return roomArchived();
  if (outcome === appendOutcome.notMember) return userNotFound(send.senderId);
  return failure('INTERNAL', Code.Internal, 'internal error');
}
