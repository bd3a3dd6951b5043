import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import type { ServiceImpl } from '@connectrpc/connect';
import type { AccountService } from '@prosa/proto/persistence';
import { request } from '../request.ts';
import type { Workspace } from '../workspace.ts';
import { createAccessToken, listAccessTokens, revokeAccessToken } from './access-tokens.ts';
import { toSelf } from './account-row.ts';
import { authenticate, authenticateAll } from './credentials.ts';
import { createInvite } from './invites.ts';
import { Passwords } from './passwords.ts';
import { changePassword, listUsers, readAccount, updateProfile } from './people.ts';
import { setUserRole } from './roles.ts';
import { signIn, signOut } from './sessions.ts';
import { isFirstRun, signUp } from './sign-up.ts';

/** Accounts, sessions and tokens; see the functions for what each promises and refuses. */
export function createAccountService(workspace: Workspace): ServiceImpl<typeof AccountService> {
  const { db } = workspace;
  const passwords = new Passwords();
  return {
    async getWorkspace() {
      const { name } = await db.selectFrom('workspace').select('name').executeTakeFirstOrThrow();
      return { response: { name, firstRun: await isFirstRun(db) } };
    },
    signUp: async (call) => ({ user: await signUp(db, passwords, call) }),
    signIn: async (call) => ({ user: await signIn(db, passwords, call) }),
    async signOut(call) {
      await signOut(workspace, call);
      return {};
    },
    authenticate: (call) => authenticate(db, call),
    batchAuthenticate: async ({ credentials }) => ({ owners: await authenticateAll(db, credentials) }),
    getMe: async ({ actorId }) => ({ user: toSelf(await readAccount(db, actorId)) }),
    updateProfile: async (call) => ({ user: await updateProfile(workspace, ...request(call)) }),
    async changePassword(call) {
      await changePassword(workspace, passwords, ...request(call), call.keepCredentialId);
      return {};
    },
    createAccessToken: async (call) => ({ accessToken: await createAccessToken(db, call) }),
    listAccessTokens: async ({ actorId }) => ({ accessTokens: await listAccessTokens(db, actorId) }),
    async revokeAccessToken(call) {
      await revokeAccessToken(workspace, ...request(call));
      return {};
    },
    createInvite: async (call) => ({ expiresAt: timestampFromDate(await createInvite(db, call)) }),
    setUserRole: async (call) => ({ response: { user: await setUserRole(workspace, ...request(call)) } }),
    listUsers: async (call) => ({ response: await listUsers(workspace, ...request(call)) }),
  };
}
