import { Code, type ConnectError } from '@connectrpc/connect';
import { failure } from '@prosa/service';

/** E-mail or password are wrong; which one is not told. */
export function wrongCredentials(): ConnectError {
  return failure('WRONG_CREDENTIALS', Code.Unauthenticated, 'wrong e-mail or password');
}

/** A session or token that is unknown, ended or revoked; or an account that is not there. */
export function unauthenticated(): ConnectError {
  return failure('UNAUTHENTICATED', Code.Unauthenticated, 'not signed in');
}

/** Another account has this e-mail. */
export function emailTaken(): ConnectError {
  return failure('EMAIL_TAKEN', Code.AlreadyExists, 'another account has this e-mail');
}

/** Nobody may make an account here. */
export function signUpClosed(): ConnectError {
  return failure('SIGN_UP_CLOSED', Code.PermissionDenied, 'sign-up is closed');
}

/** The invitation is unknown, over or used up; or there is none. */
export function inviteInvalid(): ConnectError {
  return failure('INVITE_INVALID', Code.PermissionDenied, 'the invitation is not valid');
}

/** The account may not do this in the workspace. */
export function permissionDenied(message: string): ConnectError {
  return failure('PERMISSION_DENIED', Code.PermissionDenied, message);
}

/** No token of the actor's has this id. */
export function accessTokenNotFound(): ConnectError {
  return failure('ACCESS_TOKEN_NOT_FOUND', Code.NotFound, 'no such access token');
}

/** No session of the actor's has this id. */
export function sessionNotFound(): ConnectError {
  return failure('SESSION_NOT_FOUND', Code.NotFound, 'no such session');
}
