import type { ServiceImpl } from '@connectrpc/connect';
import type { ThreadService } from '@prosa/proto/persistence';
import { request } from '../request.ts';
import type { Workspace } from '../workspace.ts';
import { followThread, markThreadRead } from './change-thread.ts';
import { getThreads, listThreads } from './read-threads.ts';

/** Threads; see the functions for what each promises and refuses. */
export function createThreadService(workspace: Workspace): ServiceImpl<typeof ThreadService> {
  return {
    listThreads: async (call) => ({ response: await listThreads(workspace, ...request(call)) }),
    async getThreads(call) {
      const [actorId, { rootMessageIds }] = request(call);
      return { response: { threads: await getThreads(workspace, actorId, rootMessageIds) } };
    },
    followThread: async (call) => ({ response: { state: await followThread(workspace, ...request(call)) } }),
    markThreadRead: async (call) => ({ response: { state: await markThreadRead(workspace, ...request(call)) } }),
  };
}
