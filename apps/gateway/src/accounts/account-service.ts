import { randomBytes } from 'node:crypto';
import { timestampFromMs, timestampMs } from '@bufbuild/protobuf/wkt';
import { Code } from '@connectrpc/connect';
import type { Client, HandlerContext, ServiceImpl } from '@connectrpc/connect';
import { SignUpPolicy } from '@prosa/proto/chat';
import type { AccountService } from '@prosa/proto/chat';
import type { AccountService as AccountBackend } from '@prosa/proto/persistence';
import { failure, reasonOf } from '@prosa/service';
import { clientAddress, isSecure } from '../http/client-address.ts';
import { edgeKey } from '../http/edge.ts';
import { callerOf, forCaller, onward } from '../onward.ts';
import type { Authenticator } from './authenticator.ts';
import { ACCESS_TOKEN_PREFIX, hashSecret } from './credential.ts';
import { endedSessionCookie, SESSION_MS, sessionCookie } from './session-cookie.ts';
import type { SignInLimits } from './sign-in-limits.ts';

/** What the account calls use. */
export interface AccountCalls {
  readonly accounts: Client<typeof AccountBackend>;
  readonly authenticator: Authenticator;
  readonly limits: SignInLimits;
  readonly policy: SignUpPolicy;
  readonly trustProxy: boolean;
}

/** prosa.chat.v1.AccountService: makes the secrets, sets the cookie, and passes the rest on. */
export function accountService(calls: AccountCalls): ServiceImpl<typeof AccountService> {
  const { accounts, authenticator, limits, policy, trustProxy } = calls;

  return {
    async getWorkspace(_, context) {
      const { response } = await accounts.getWorkspace({}, onward(context));
      return { firstRun: response?.firstRun, name: response?.name, signUp: policy };
    },
    async signUp(message, context) {
      limits.signUp(addressOf(context));
      const { secret, session } = newSession(context);
      const { inviteToken } = message;
      const inviteHash = inviteToken === '' ? new Uint8Array() : hashSecret(inviteToken);
      const request = { ...message, inviteToken: '' };
      const { user } = await accounts.signUp({ request, session, policy, inviteHash }, onward(context));
      context.responseHeader.append('set-cookie', sessionCookie(secret, secureOf(context)));
      return { user };
    },
    async signIn(request, context) {
      const { secret, session } = newSession(context);
      const wrong = (error: unknown) => reasonOf(error) === 'WRONG_CREDENTIALS';
      const { user } = await limits.attempt(request.email, addressOf(context), wrong, () =>
        accounts.signIn({ request, session }, onward(context)),
      );
      context.responseHeader.append('set-cookie', sessionCookie(secret, secureOf(context)));
      return { user };
    },
    async signOut(_, context) {
      const { kind, secretHash, credentialId } = callerOf(context);
      if (kind !== 'session') {
        throw failure('PERMISSION_DENIED', Code.PermissionDenied, 'an access token is ended with RevokeAccessToken');
      }
      await accounts.signOut({ secretHash }, onward(context));
      authenticator.drop({ credentialIds: [credentialId] });
      context.responseHeader.append('set-cookie', endedSessionCookie(secureOf(context)));
      return {};
    },
    async getMe(_, context) {
      const { user } = await accounts.getMe({ actorId: callerOf(context).userId }, onward(context));
      return { user };
    },
    async updateProfile(request, context) {
      const { user } = await accounts.updateProfile(...forCaller(request, context));
      return { user };
    },
    async changePassword(request, context) {
      const { userId, credentialId } = callerOf(context);
      const wrong = (error: unknown) => reasonOf(error) === 'WRONG_CREDENTIALS';
      await limits.attempt(userId, addressOf(context), wrong, () =>
        accounts.changePassword({ actorId: userId, request, keepCredentialId: credentialId }, onward(context)),
      );
      return {};
    },
    async createAccessToken(request, context) {
      if (request.expiresAt !== undefined && timestampMs(request.expiresAt) <= Date.now()) {
        const violations = [{ field: 'expiresAt', description: 'must lie in the future' }];
        throw failure('INVALID_ARGUMENT', Code.InvalidArgument, 'expiresAt: must lie in the future', { violations });
      }
      const token = ACCESS_TOKEN_PREFIX + newSecret();
      const { accessToken } = await accounts.createAccessToken(
        { actorId: callerOf(context).userId, request, secretHash: hashSecret(token) },
        onward(context),
      );
      return { token, accessToken };
    },
    async listAccessTokens(_, context) {
      const { accessTokens } = await accounts.listAccessTokens({ actorId: callerOf(context).userId }, onward(context));
      return { accessTokens };
    },
    async revokeAccessToken(request, context) {
      await accounts.revokeAccessToken(...forCaller(request, context));
      authenticator.drop({ credentialIds: [request.accessTokenId] });
      return {};
    },
    async createInvite(request, context) {
      const inviteToken = newSecret();
      const { expiresAt } = await accounts.createInvite(
        { actorId: callerOf(context).userId, request, secretHash: hashSecret(inviteToken) },
        onward(context),
      );
      return { inviteToken, expiresAt };
    },
    async setUserRole(request, context) {
      const { response } = await accounts.setUserRole(...forCaller(request, context));
      return response ?? {};
    },
    async listUsers(request, context) {
      const { response } = await accounts.listUsers(...forCaller(request, context));
      return response ?? {};
    },
  };

  function addressOf(context: HandlerContext): string {
    const request = context.values.get(edgeKey)?.request;
    return request === undefined ? '' : clientAddress(request, trustProxy);
  }

  function secureOf(context: HandlerContext): boolean {
    const request = context.values.get(edgeKey)?.request;
    return request !== undefined && isSecure(request, trustProxy);
  }
}

/** Reads the setting PROSA_SIGN_UP. */
export function signUpPolicy(setting: 'open' | 'invite' | 'closed'): SignUpPolicy {
  return { open: SignUpPolicy.OPEN, invite: SignUpPolicy.INVITE, closed: SignUpPolicy.CLOSED }[setting];
}

/** 32 random bytes, base64url. */
function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

function newSession(context: HandlerContext) {
  const secret = newSecret();
  const expiresAt = timestampFromMs(Date.now() + SESSION_MS);
  const userAgent = (context.requestHeader.get('user-agent') ?? '').slice(0, 400);
  return { secret, session: { secretHash: hashSecret(secret), expiresAt, userAgent } };
}
