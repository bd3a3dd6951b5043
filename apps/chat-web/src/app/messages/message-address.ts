import type { Message } from '@prosa/proto/chat';

/** Where a message is shown, as the router takes it. */
export interface MessageAddress {
  readonly commands: readonly string[];
  readonly queryParams: Readonly<Record<string, string>>;
}

/** The address that goes to a message: in its room, or in the thread that it is a reply in. */
export function addressOf({
  roomId,
  seq,
  threadRootMessageId,
}: Pick<Message, 'roomId' | 'seq' | 'threadRootMessageId'>): MessageAddress {
  return threadRootMessageId
    ? { commands: ['/rooms', roomId, 'thread', threadRootMessageId], queryParams: { reply: String(seq) } }
    : { commands: ['/rooms', roomId], queryParams: { at: String(seq) } };
}
