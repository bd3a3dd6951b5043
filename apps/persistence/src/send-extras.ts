import { askInRoom } from './assistant/ask-in-room.ts';
import { attachFiles } from './files/attach-files.ts';
import type { Files } from './files/files.ts';
import type { SendExtra } from './log/rich-send.ts';
import type { RoomLog } from './log/room-log.ts';
import { forwardMessage } from './messages/forward-message.ts';
import { sendPoll } from './polls/send-poll.ts';
import { threadReply } from './threads/thread-reply.ts';

/** What a send may have beyond text, in the order in which it is looked at. `isRich` in log/check-send.ts knows of each. */
export const sendExtras = (files: Pick<Files, 'limits'>, log: RoomLog): readonly SendExtra[] => [
  forwardMessage(files),
  sendPoll,
  threadReply,
  attachFiles,
  askInRoom(log),
];
