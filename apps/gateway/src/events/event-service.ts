import type { ServiceImpl } from '@connectrpc/connect';
import type { EventService } from '@prosa/proto/chat';
import { callerOf } from '../onward.ts';
import type { TypingSignals } from './typing.ts';

/** prosa.chat.v1.EventService but for Subscribe, which SubscribeHandler answers. */
export function eventService(typing: TypingSignals): Pick<ServiceImpl<typeof EventService>, 'setTyping'> {
  return {
    async setTyping({ roomId }, context) {
      await typing.set(callerOf(context).userId, roomId);
      return {};
    },
  };
}
