import type { Client, ServiceImpl } from '@connectrpc/connect';
import type { NotificationService } from '@prosa/proto/chat';
import type { NotificationService as NotificationBackend } from '@prosa/proto/persistence';
import { forCaller } from '../onward.ts';

/** prosa.chat.v1.NotificationService: passes calls on with their caller. */
export function notificationService(
  notifications: Client<typeof NotificationBackend>,
): ServiceImpl<typeof NotificationService> {
  return {
    async listRoomNotifications(request, context) {
      const { response } = await notifications.listRoomNotifications(...forCaller(request, context));
      return response ?? {};
    },
    async setRoomNotification(request, context) {
      const { response } = await notifications.setRoomNotification(...forCaller(request, context));
      return response ?? {};
    },
    async listKeywordHits(request, context) {
      const { response } = await notifications.listKeywordHits(...forCaller(request, context));
      return response ?? {};
    },
  };
}
