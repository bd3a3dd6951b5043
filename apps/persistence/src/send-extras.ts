import { attachFiles } from './files/attach-files.ts';
import type { Files } from './files/files.ts';
import type { SendExtra } from './log/rich-send.ts';
import { forwardMessage } from './messages/forward-message.ts';
import { sendPoll } from './polls/send-poll.ts';
import { threadReply } from './threads/thread-reply.ts';

/** What a send may have beyond text, in the order in which it is looked at. `isRich` in log/check-send.ts knows of each. */
export const sendExtras = (files: Pick<Files, 'limits'>): readonly SendExtra[] => [
  forwardMessage(files),
  sendPoll,
  threadReply,
  attachFiles,
];
