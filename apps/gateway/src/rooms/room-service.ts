import { PresenceState } from '@prosa/proto/chat';
import type { RoomService, User } from '@prosa/proto/chat';
import type { RoomService as RoomBackend } from '@prosa/proto/persistence';
import type { Client, ServiceImpl } from '@connectrpc/connect';
import type { PresenceBoard } from '../events/presence-board.ts';
import { isQuiet } from '@prosa/room-state';
import { forCaller } from '../onward.ts';

/** prosa.chat.v1.RoomService: passes calls on with their caller. Every right is checked behind, with the change. */
export function roomService(
  rooms: Client<typeof RoomBackend>,
  presence: PresenceBoard,
): ServiceImpl<typeof RoomService> {
  return {
    async createRoom(request, context) {
      const { response } = await rooms.createRoom(...forCaller(request, context));
      return response ?? {};
    },
    async openDirect(request, context) {
      const { response } = await rooms.openDirect(...forCaller(request, context));
      return response ?? {};
    },
    async listRooms(request, context) {
      const { response } = await rooms.listRooms(...forCaller(request, context));
      return response ?? {};
    },
    async browseRooms(request, context) {
      const { response } = await rooms.browseRooms(...forCaller(request, context));
      return response ?? {};
    },
    async joinRoom(request, context) {
      const { response } = await rooms.joinRoom(...forCaller(request, context));
      return response ?? {};
    },
    async leaveRoom(request, context) {
      const { response } = await rooms.leaveRoom(...forCaller(request, context));
      return response ?? {};
    },
    async addMembers(request, context) {
      const { response } = await rooms.addMembers(...forCaller(request, context));
      return response ?? {};
    },
    async removeMember(request, context) {
      const { response } = await rooms.removeMember(...forCaller(request, context));
      return response ?? {};
    },
    async listMembers(request, context) {
      const { response } = await rooms.listMembers(...forCaller(request, context));
      for (const member of response?.members ?? []) {
        if (member.user) member.presence = presenceOf(member.user, presence);
      }
      return response ?? {};
    },
    async updateRoom(request, context) {
      const { response } = await rooms.updateRoom(...forCaller(request, context));
      return response ?? {};
    },
    async archiveRoom(request, context) {
      const { response } = await rooms.archiveRoom(...forCaller(request, context));
      return response ?? {};
    },
  };
}

/** Where a person is; of one who is there also whether they want to be disturbed. */
function presenceOf({ id, availability }: User, presence: PresenceBoard): PresenceState {
  const state = presence.stateOf(id);
  const quiet = state !== PresenceState.OFFLINE && isQuiet(availability, new Date());
  return quiet ? PresenceState.DO_NOT_DISTURB : state;
}
