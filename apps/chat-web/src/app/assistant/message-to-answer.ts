import { timestampMs } from '@bufbuild/protobuf/wkt';
import type { Message } from '@prosa/proto/chat';
import { RoomKind } from '@prosa/proto/chat';
import type { QuotedMessage } from '../messages/quoted-messages.ts';
import type { TimelineView } from '../messages/timeline-view.ts';

/** Nobody waits for a quick answer to what is older. */
const maxAgeMs = 24 * 60 * 60 * 1_000;

/** Who looks at which room, and when. */
export interface Reader {
  readonly kind: RoomKind;
  readonly myId: string;
  readonly nowMs: number;
  /** A message that another one answers. */
  readonly quoted: (messageId: string) => QuotedMessage;
}

/**
 * The newest message of a room, when it waits for the reader's answer: somebody else wrote it within a day, to them (in
 * a direct conversation; elsewhere it names them or answers them), and they have said nothing since, not in its thread
 * either. Undefined: there is none, or it is not known yet.
 */
export function messageToAnswer(view: TimelineView, reader: Reader): Message | undefined {
  if (!view.loaded || view.loading === 'window' || view.hasMoreAfter) return undefined;
  const message = view.entries.findLast((entry) => !entry.message.deletedAt)?.message;
  if (!message?.sentAt || message.senderId === reader.myId || message.answer || !message.text.trim()) return undefined;
  if (reader.nowMs - timestampMs(message.sentAt) > maxAgeMs) return undefined;
  if (message.thread?.participantIds.includes(reader.myId)) return undefined;
  return isFor(message, reader) ? message : undefined;
}

function isFor(message: Message, { kind, myId, quoted }: Reader): boolean {
  if (kind === RoomKind.DIRECT || message.mentionedUserIds.includes(myId)) return true;
  const answered = message.replyToMessageId ? quoted(message.replyToMessageId) : 'missing';
  return typeof answered === 'object' && answered.senderId === myId;
}
