import type { LogEvent } from '@prosa/proto/persistence';
import { v7 as uuidv7 } from 'uuid';
import { appendWithin } from '../log/append-within.ts';
import { toOutcome } from '../log/send-outcome.ts';
import type { MessageRow } from '../messages/message-row.ts';
import { directWithin } from '../rooms/create-room.ts';
import type { MemberChange } from '../rooms/members.ts';

const maxQuoteCharacters = 300;

/** A warning, and what makes it one and the same however often it is sent. */
export interface Warning {
  /** UUID; becomes the message's client_message_id. */
  id: string;
  words: string;
  /** Where the web app is, as `https://chat.example.org`; empty: the message goes without a link. */
  origin: string;
}

/**
 * Tells the author of a message what its moderator thinks of it: a message from the actor in the direct conversation of the two, which is
 * made when there is none. All in the actor's transaction; the events are published after its commit.
 */
export async function warnAuthor(
  change: MemberChange,
  message: MessageRow,
  { id, words, origin }: Warning,
): Promise<LogEvent[]> {
  const { trx, log, actorId } = change;
  const { room, events } = await directWithin(change, [actorId, message.sender_id]);
  const link = origin === '' ? '' : `\n\n${origin}/m/${message.id}`;
  const [sent] = await appendWithin(trx, log, [
    {
      id: uuidv7(),
      senderId: actorId,
      clientMessageId: id,
      roomId: room.id,
      text: `${words.trim()}\n\n${quoted(message.text)}${link}`,
      replyToMessageId: '',
      threadRootMessageId: '',
      mentions: { userIds: [], room: false },
    },
  ]);
  if (!sent) throw new Error('append_messages gave too few rows');
  const outcome = toOutcome(sent.send, sent.row, new Map());
  if ('error' in outcome) throw outcome.error;
  return outcome.event ? [...events, outcome.event] : events;
}

/** The beginning of a text as a quotation in markdown. */
function quoted(text: string): string {
  const characters = [...text];
  const shown = characters.length > maxQuoteCharacters ? `${characters.slice(0, maxQuoteCharacters).join('')}…` : text;
  return shown
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n');
}
