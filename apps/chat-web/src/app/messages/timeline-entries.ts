import { create } from '@bufbuild/protobuf';
import { timestampFromMs } from '@bufbuild/protobuf/wkt';
import { MessageSchema, type Message } from '@prosa/proto/chat';
import type { Timeline } from '@prosa/room-state';
import type { OutboxItem } from '../outbox/outbox-entry.ts';
import { withChanges, type ChangesByMessage } from './pending-changes.ts';
import type { TimelineEntry } from './timeline-view.ts';

/** The rows of committed messages; the same row for the same message, so that lists leave it alone. */
const committed = new WeakMap<Message, TimelineEntry>();
const pending = new WeakMap<OutboxItem, TimelineEntry>();

/**
 * The rows of a window: its messages with the caller's unconfirmed changes, then what the outbox has of the room.
 * A message that stands in both is shown once, under the same key before and after.
 */
export function timelineEntries(
  timeline: Timeline | undefined,
  outbox: readonly OutboxItem[],
  changes: ChangesByMessage,
  me: string,
): readonly TimelineEntry[] {
  const messages = timeline?.messages ?? [];
  const rows = messages.map((message) => committedEntry(message, changes, me));
  if (outbox.length === 0 || timeline?.hasMoreAfter) return rows;
  const own = new Set(messages.filter(({ senderId }) => senderId === me).map(keyOfOwn));
  return [
    ...rows,
    ...outbox
      .filter(({ entry }) => !own.has(entry.clientMessageId))
      .sort(sentFirst)
      .map((item) => pendingEntry(item, me)),
  ];
}

function committedEntry(message: Message, changes: ChangesByMessage, me: string): TimelineEntry {
  const key = message.senderId === me ? keyOfOwn(message) : message.id;
  const own = changes.get(message.id);
  if (own) return { key, message: withChanges(message, own), state: 'sent' };
  let entry = committed.get(message);
  if (!entry) {
    entry = { key, message, state: 'sent' };
    committed.set(message, entry);
  }
  return entry;
}

function pendingEntry(item: OutboxItem, me: string): TimelineEntry {
  let row = pending.get(item);
  if (!row) {
    row = toRow(item, me);
    pending.set(item, row);
  }
  return row;
}

function toRow({ entry, sending, sent }: OutboxItem, me: string): TimelineEntry {
  const key = entry.clientMessageId;
  if (sent) return { key, message: sent, state: 'sent' };
  const { roomId, clientMessageId, text, replyToMessageId, threadRootMessageId } = entry;
  const { attachments = [], createdAtMs, failure, poll, forward } = entry;
  const message = create(MessageSchema, {
    roomId,
    clientMessageId,
    text,
    replyToMessageId,
    attachments: [...attachments],
    threadRootMessageId,
    senderId: me,
    sentAt: timestampFromMs(createdAtMs),
    ...(poll && { poll: { ...poll, options: poll.options.map((option) => ({ text: option })) } }),
    ...(forward && { forwarded: { senderId: forward.senderId, sentAt: timestampFromMs(forward.sentAtMs) } }),
  });
  const state = entry.state === 'failed' ? 'failed' : sending ? 'sending' : 'waiting';
  return { key, message, state, ...(failure && { failure }) };
}

/** Acknowledged ones have their place in the room already: before those that have none. */
const sentFirst = (a: OutboxItem, b: OutboxItem): number => {
  if (a.sent && b.sent) return a.sent.seq < b.sent.seq ? -1 : 1;
  return Number(b.sent !== undefined) - Number(a.sent !== undefined);
};

const keyOfOwn = ({ clientMessageId, id }: Message): string => clientMessageId || id;
