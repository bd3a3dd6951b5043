import { create } from '@bufbuild/protobuf';
import {
  type ListRoomNotificationsResponse,
  ListRoomNotificationsResponseSchema,
  NotificationLevel,
  PersonalSection,
  RoomNotificationSchema,
  type SetRoomNotificationRequest,
  type SetRoomNotificationResponse,
  SetRoomNotificationResponseSchema,
} from '@prosa/proto/chat';
import { changePersonal, readPersonalRevision } from '../personal/personal-revision.ts';
import { requireMember } from '../rooms/access.ts';
import type { Workspace } from '../workspace.ts';

/** What the actor hears of their rooms, where it is not the default. */
export async function listRoomNotifications(
  { db }: Workspace,
  actorId: string,
): Promise<ListRoomNotificationsResponse> {
  const revision = await readPersonalRevision(db, actorId);
  const rows = await db
    .selectFrom('room_notification')
    .innerJoin('membership', (join) =>
      join
        .onRef('membership.room_id', '=', 'room_notification.room_id')
        .onRef('membership.account_id', '=', 'room_notification.account_id')
        .on('membership.left_at', 'is', null),
    )
    .where('room_notification.account_id', '=', actorId)
    .select(['room_notification.room_id', 'level', 'muted'])
    .execute();
  const rooms = rows.map(({ room_id, level, muted }) => ({ roomId: room_id, notification: { level, muted } }));
  return create(ListRoomNotificationsResponseSchema, { rooms, revision });
}

/** Sets what the actor hears of a room of theirs. As it is already: no change. Throws ROOM_NOT_FOUND. */
export async function setRoomNotification(
  workspace: Workspace,
  actorId: string,
  { roomId: asked, notification }: SetRoomNotificationRequest,
): Promise<SetRoomNotificationResponse> {
  const roomId = asked.toLowerCase();
  const level = notification?.level ?? NotificationLevel.UNSPECIFIED;
  const muted = notification?.muted ?? false;
  const { result, revision } = await changePersonal(workspace, actorId, async (trx) => {
    await requireMember(trx, roomId, actorId);
    const result = create(RoomNotificationSchema, { level, muted });
    const before = await trx
      .selectFrom('room_notification')
      .select(['level', 'muted'])
      .where('account_id', '=', actorId)
      .where('room_id', '=', roomId)
      .executeTakeFirst();
    if ((before?.level ?? NotificationLevel.UNSPECIFIED) === level && (before?.muted ?? false) === muted) {
      return { result, sections: [] };
    }
    await trx
      .insertInto('room_notification')
      .values({ account_id: actorId, room_id: roomId, level, muted })
      .onConflict((conflict) => conflict.columns(['account_id', 'room_id']).doUpdateSet({ level, muted }))
      .execute();
    return { result, sections: [PersonalSection.NOTIFICATIONS] };
  });
  return create(SetRoomNotificationResponseSchema, { notification: result, revision });
}
