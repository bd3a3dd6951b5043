import { fromBinary } from '@bufbuild/protobuf';
import type { Client, ServiceImpl } from '@connectrpc/connect';
import { MessageSchema } from '@prosa/proto/chat';
import type { Message, MessageService } from '@prosa/proto/chat';
import type { MessageService as MessageBackend } from '@prosa/proto/persistence';
import { callerOf, forCaller } from '../onward.ts';
import type { Appender } from './appender.ts';

/**
 * prosa.chat.v1.MessageService. SendMessage comes here only when it is unusual (compressed, malformed, the caller
 * not known yet, …); SendHandler answers the others.
 */
export function messageService(
  messages: Client<typeof MessageBackend>,
  appender: Appender,
  onEdited: (message: Message) => void,
): ServiceImpl<typeof MessageService> {
  return {
    async sendMessage(request, context) {
      const message = await appender.append(callerOf(context).userId, request);
      return { message: fromBinary(MessageSchema, message) };
    },
    async editMessage(request, context) {
      const { response } = await messages.editMessage(...forCaller(request, context));
      if (response?.message) onEdited(response.message);
      return response ?? {};
    },
    async deleteMessage(request, context) {
      const { response } = await messages.deleteMessage(...forCaller(request, context));
      return response ?? {};
    },
    async setReaction(request, context) {
      const { response } = await messages.setReaction(...forCaller(request, context));
      return response ?? {};
    },
    async listMessages(request, context) {
      const { response } = await messages.listMessages(...forCaller(request, context));
      return response ?? {};
    },
    async getMessages(request, context) {
      const { response } = await messages.getMessages(...forCaller(request, context));
      return response ?? {};
    },
    async listEdits(request, context) {
      const { response } = await messages.listEdits(...forCaller(request, context));
      return response ?? {};
    },
    async markRead(request, context) {
      const { response } = await messages.markRead(...forCaller(request, context));
      return response ?? {};
    },
    async searchMessages(request, context) {
      const { response } = await messages.searchMessages(...forCaller(request, context));
      return response ?? {};
    },
  };
}
