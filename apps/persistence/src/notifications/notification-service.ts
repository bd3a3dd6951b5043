import type { ServiceImpl } from '@connectrpc/connect';
import type { NotificationService } from '@prosa/proto/persistence';
import { request } from '../request.ts';
import type { Workspace } from '../workspace.ts';
import { listKeywordHits } from './keyword-hits.ts';
import { listRoomNotifications, setRoomNotification } from './room-notifications.ts';

/** What calls people; see the functions for what each promises and refuses. */
export function createNotificationService(workspace: Workspace): ServiceImpl<typeof NotificationService> {
  return {
    listRoomNotifications: async (call) => ({ response: await listRoomNotifications(workspace, request(call)[0]) }),
    setRoomNotification: async (call) => ({ response: await setRoomNotification(workspace, ...request(call)) }),
    listKeywordHits: async (call) => ({ response: await listKeywordHits(workspace, request(call)[0]) }),
  };
}
