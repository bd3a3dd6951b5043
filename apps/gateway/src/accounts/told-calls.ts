import type { DescMethod } from '@bufbuild/protobuf';
import { AccountService, SessionService } from '@prosa/proto/chat';

const account = AccountService.method;
const session = SessionService.method;

/**
 * Calls that change who gets in and what somebody may do. Each of them stands in the log, whether it succeeds or not, with
 * the address it came from.
 */
export const TOLD_CALLS: ReadonlySet<DescMethod> = new Set<DescMethod>([
  account.signUp,
  account.signIn,
  account.signOut,
  account.changePassword,
  account.createAccessToken,
  account.revokeAccessToken,
  account.createInvite,
  account.setUserRole,
  session.endSession,
  session.endOtherSessions,
]);
