import type { ServiceImpl } from '@connectrpc/connect';
import type { MessageService } from '@prosa/proto/persistence';
import { request } from '../request.ts';
import type { Indexer } from '../search/indexer.ts';
import type { SearchTurns } from '../search/search-turns.ts';
import { searchMessages } from '../search/search-messages.ts';
import type { Workspace } from '../workspace.ts';
import { deleteMessage, editMessage, setReaction } from './change-message.ts';
import { markRead } from './mark-read.ts';
import { getMessages, listEdits, listMessages } from './read-messages.ts';

/** Messages other than sending; see the functions for what each promises and refuses. */
export function createMessageService(
  workspace: Workspace,
  indexer: Indexer,
  turns: SearchTurns,
): ServiceImpl<typeof MessageService> {
  return {
    editMessage: async (call) => ({ response: { message: await editMessage(workspace, ...request(call)) } }),
    deleteMessage: async (call) => ({ response: { message: await deleteMessage(workspace, ...request(call)) } }),
    setReaction: async (call) => ({ response: { message: await setReaction(workspace, ...request(call)) } }),
    listMessages: async (call) => ({ response: await listMessages(workspace, ...request(call)) }),
    async getMessages(call) {
      const [actorId, { messageIds }] = request(call);
      return { response: { messages: await getMessages(workspace.db, actorId, messageIds) } };
    },
    listEdits: async (call) => ({ response: { edits: await listEdits(workspace, ...request(call)) } }),
    markRead: async (call) => ({ response: { readState: await markRead(workspace, ...request(call)) } }),
    async searchMessages(call, { signal }) {
      const [actorId, asked] = request(call);
      const search = () => searchMessages(workspace, indexer, actorId, asked);
      return { response: await turns.take(actorId, search, signal) };
    },
  };
}
