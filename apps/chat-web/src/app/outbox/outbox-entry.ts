import type { Attachment, Message } from '@prosa/proto/chat';
import type { Failure } from '../api/failure.ts';

/** What a text is put to the vote with. */
export interface NewPollEntry {
  readonly options: readonly string[];
  readonly multipleChoice: boolean;
  readonly anonymous: boolean;
}

/** What is forwarded: the text and files of the entry show it until the server has copied them. */
export interface ForwardEntry {
  readonly messageId: string;
  readonly senderId: string;
  readonly sentAtMs: number;
}

/** A message that is not acknowledged yet, as the browser keeps it. */
export interface OutboxEntry {
  /** UUIDv7: the same on every try, and its order is the order of writing. */
  readonly clientMessageId: string;
  readonly roomId: string;
  readonly text: string;
  readonly replyToMessageId?: string;
  /** Its files, in the order to show. */
  readonly attachments?: readonly Attachment[];
  /** Keys of files that are still on their way: the entry lives in the tab that has them, and waits. */
  readonly uploads?: readonly string[];
  readonly poll?: NewPollEntry;
  readonly forward?: ForwardEntry;
  /** Said as a reply in the thread that begins with this message. */
  readonly threadRootMessageId?: string;
  readonly createdAtMs: number;
  /** `failed`: for good, until somebody asks for another try. */
  readonly state: 'waiting' | 'failed';
  /** Why it failed, or what the last try said. */
  readonly failure?: Failure;
}

/** An entry and how far it has come. */
export interface OutboxItem {
  readonly entry: OutboxEntry;
  /** A try is under way, in this tab or another. */
  readonly sending: boolean;
  /** Acknowledged: shown until the room's log has come to it. */
  readonly sent?: Message;
}

/** Whether an entry waits because the server can only read at the moment. */
export const isPaused = ({ state, failure }: Pick<OutboxEntry, 'state' | 'failure'>): boolean =>
  state === 'waiting' && failure?.reason === 'READ_ONLY';
