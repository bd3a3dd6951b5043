import type { DescMessage, Message as AnyMessage } from '@bufbuild/protobuf';
import { reflect, type ReflectMessage } from '@bufbuild/protobuf/reflect';
import {
  type ListMessagesResponse,
  type Message,
  MessageSchema,
  type ReadState,
  ReadStateSchema,
  type Room,
  RoomSchema,
  type ThreadState,
  ThreadStateSchema,
} from '@prosa/proto/chat';
import { databaseReadOnly } from './failures.ts';

/** The newest `seq` of a room that is known to be committed and acknowledged; 0: none is. */
export type KnownTops = (roomId: string) => bigint;

/**
 * A standby may lack the newest of what was acknowledged, and may have what never was and will be gone when another server leads. So
 * an answer is held against what this process has heard of the logs. Throws READ_ONLY where it has something newer or a room that
 * ends elsewhere. Whoever takes it for a place to go on from then finds there what they have been told.
 *
 * Markers are told as older than any other, for nothing is known of theirs: the next primary's count.
 */
export function holdAgainst(schema: DescMessage, answer: AnyMessage, known: KnownTops): void {
  look(reflect(schema, answer), known);
}

/**
 * Takes from the page of a room what is newer than what is known. Throws READ_ONLY when the room's log ends before that: what is
 * missing would be taken for not being there. So it does when nothing of the page is left, which would look like a room without
 * messages, unless it was to begin `after` all that is known.
 */
export function cutToKnown(page: ListMessagesResponse, known: bigint, after?: bigint): void {
  if (page.lastSeq < known) throw databaseReadOnly();
  if (page.lastSeq === known) return;
  const kept = page.messages.filter(({ seq }) => seq <= known);
  if (kept.length === 0 && page.messages.length > 0 && (after === undefined || after < known)) throw databaseReadOnly();
  page.messages = kept;
  page.lastSeq = known;
}

function look(reflected: ReflectMessage, known: KnownTops): void {
  const { desc, message } = reflected;
  if (desc === RoomSchema) lookAtRoom(message as Room, known);
  if (desc === MessageSchema) lookAtMessage(message as Message, known);
  if (desc === ReadStateSchema || desc === ThreadStateSchema) (message as ReadState | ThreadState).revision = 0n;
  for (const field of reflected.sortedFields) {
    if (!reflected.isSet(field)) continue;
    if (field.fieldKind === 'message') look(reflected.get(field), known);
    else if (field.fieldKind === 'list' && field.listKind === 'message') {
      for (const item of reflected.get(field)) look(item as ReflectMessage, known);
    }
  }
}

function lookAtRoom({ id, lastSeq }: Room, known: KnownTops): void {
  if (lastSeq !== known(id)) throw databaseReadOnly();
}

function lookAtMessage({ roomId, seq, revision, thread }: Message, known: KnownTops): void {
  const top = known(roomId);
  if (seq > top || revision > top || (thread?.revision ?? 0n) > top) throw databaseReadOnly();
}
