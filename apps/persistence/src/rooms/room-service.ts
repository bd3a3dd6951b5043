import type { ServiceImpl } from '@connectrpc/connect';
import type { RoomService } from '@prosa/proto/persistence';
import { request } from '../request.ts';
import type { Workspace } from '../workspace.ts';
import { createRoom, openDirect } from './create-room.ts';
import { addMembers, joinRoom, leaveRoom, removeMember } from './membership.ts';
import { readMyRooms } from './my-rooms.ts';
import { browseRooms, listMembers } from './room-lists.ts';
import { archiveRoom, updateRoom } from './room-settings.ts';

/** Rooms and memberships; see the functions for what each promises and refuses. */
export function createRoomService(workspace: Workspace): ServiceImpl<typeof RoomService> {
  return {
    createRoom: async (call) => ({ response: { room: await createRoom(workspace, ...request(call)) } }),
    openDirect: async (call) => ({ response: { room: await openDirect(workspace, ...request(call)) } }),
    listRooms: async ({ actorId }) => ({
      response: { rooms: await readMyRooms(workspace.db, workspace.epoch, actorId) },
    }),
    browseRooms: async (call) => ({ response: await browseRooms(workspace, request(call)[1]) }),
    joinRoom: async (call) => ({ response: { room: await joinRoom(workspace, ...request(call)) } }),
    async leaveRoom(call) {
      await leaveRoom(workspace, ...request(call));
      return { response: {} };
    },
    addMembers: async (call) => ({ response: { room: await addMembers(workspace, ...request(call)) } }),
    removeMember: async (call) => ({ response: { room: await removeMember(workspace, ...request(call)) } }),
    listMembers: async (call) => ({ response: await listMembers(workspace, ...request(call)) }),
    updateRoom: async (call) => ({ response: { room: await updateRoom(workspace, ...request(call)) } }),
    archiveRoom: async (call) => ({ response: { room: await archiveRoom(workspace, ...request(call)) } }),
  };
}
