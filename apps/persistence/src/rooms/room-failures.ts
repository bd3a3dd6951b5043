import { Code, type ConnectError } from '@connectrpc/connect';
import { failure } from '@prosa/service';

/** There is no such room, or the caller may not know of it. */
export function roomNotFound(): ConnectError {
  return failure('ROOM_NOT_FOUND', Code.NotFound, 'no such room');
}

/** The room takes nothing new. */
export function roomArchived(): ConnectError {
  return failure('ROOM_ARCHIVED', Code.FailedPrecondition, 'the room is archived');
}

/** Another open public room has this name. */
export function roomNameTaken(): ConnectError {
  return failure('ROOM_NAME_TAKEN', Code.AlreadyExists, 'another public room has this name');
}

/** What was asked is not for direct conversations. */
export function roomIsDirect(): ConnectError {
  return failure('ROOM_IS_DIRECT', Code.FailedPrecondition, 'not possible in a direct conversation');
}

/** The caller does not moderate the room. */
export function roomRoleRequired(): ConnectError {
  return failure('ROOM_ROLE_REQUIRED', Code.PermissionDenied, 'only moderators of the room may do this');
}

/** Nobody has this id. */
export function userNotFound(userId: string): ConnectError {
  return failure('USER_NOT_FOUND', Code.NotFound, 'no such person', { metadata: { userId } });
}
