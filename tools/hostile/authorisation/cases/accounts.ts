import {
  AccountService,
  NotificationService,
  PersonalService,
  PresenceService,
  PresenceState,
  PushService,
  SessionService,
  UserRole,
} from '@prosa/proto/chat';
import { about, allOthers, type AuthorisationCase, outside } from '../case.ts';
import { emailOf, password } from '../people.ts';

const account = AccountService.method;
const presence = PresenceService.method;
const push = PushService.method;
const key = { p256dh: new Uint8Array(65).fill(4), auth: new Uint8Array(16) };

/** Accounts, sessions, tokens, roles, and what a person says of themselves. */
export const accountCases: readonly AuthorisationCase[] = [
  about(account.getWorkspace, { ask: () => ({}), rightful: 'stranger', others: { member: 'own' }, open: true }),
  about(account.signUp, {
    when: 'with the address of somebody else',
    ask: () => ({ email: emailOf('author'), password: 'another horse', displayName: 'Not the author' }),
    others: { stranger: 'EMAIL_TAKEN' },
    open: true,
  }),
  about(account.signIn, {
    when: 'as somebody else',
    ask: () => ({ email: emailOf('author'), password: 'another horse' }),
    others: { stranger: 'WRONG_CREDENTIALS' },
    open: true,
  }),
  about(account.signOut, { ask: () => ({}), rightful: 'browser', others: { stranger: 'PERMISSION_DENIED' } }),
  about(account.getMe, { ask: () => ({}), rightful: 'author', others: outside('own') }),
  about(account.updateProfile, { ask: () => ({ displayName: 'me' }), rightful: 'author', others: outside('own') }),
  about(account.changePassword, {
    askAs: (_, caller) => ({
      currentPassword: caller === 'author' ? password : 'another horse',
      newPassword: password,
    }),
    rightful: 'author',
    others: { stranger: 'WRONG_CREDENTIALS' },
  }),
  about(account.createAccessToken, { ask: () => ({ name: 'mine' }), rightful: 'author', others: outside('own') }),
  about(account.listAccessTokens, {
    ask: async (scene) => (await scene.accessToken(), {}),
    rightful: 'author',
    others: allOthers('nothing'),
  }),
  about(account.revokeAccessToken, {
    ask: async (scene) => ({ accessTokenId: await scene.accessToken() }),
    rightful: 'author',
    others: allOthers('ACCESS_TOKEN_NOT_FOUND'),
  }),
  about(account.createInvite, {
    ask: () => ({}),
    rightful: 'owner',
    others: { author: 'PERMISSION_DENIED', stranger: 'PERMISSION_DENIED', moderator: 'PERMISSION_DENIED' },
  }),
  about(account.setUserRole, {
    ask: async (scene) => ({ userId: await scene.newcomer(), role: UserRole.MODERATOR }),
    rightful: 'owner',
    others: { stranger: 'PERMISSION_DENIED', moderator: 'PERMISSION_DENIED' },
  }),
  about(account.setUserRole, {
    when: 'for oneself',
    askAs: (scene, caller) => ({
      userId: scene.people[caller === 'browser' ? 'author' : caller].userId,
      role: UserRole.ADMIN,
    }),
    others: { stranger: 'PERMISSION_DENIED', moderator: 'PERMISSION_DENIED', owner: 'PERMISSION_DENIED' },
  }),
  about(account.listUsers, {
    ask: ({ people }) => ({ userIds: [people.author.userId, people.member.userId] }),
    rightful: 'author',
    others: { stranger: 'nothing', moderator: 'nothing' },
  }),

  about(SessionService.method.listSessions, {
    ask: async (scene) => (await scene.session(), {}),
    rightful: 'author',
    others: allOthers('nothing'),
  }),
  about(SessionService.method.endSession, {
    ask: async (scene) => ({ sessionId: await scene.session() }),
    rightful: 'author',
    others: allOthers('SESSION_NOT_FOUND'),
  }),
  about(SessionService.method.endOtherSessions, {
    ask: async (scene) => (await scene.session(), {}),
    rightful: 'browser',
    others: allOthers('own'),
  }),

  about(PersonalService.method.getPreferences, { ask: () => ({}), rightful: 'author', others: allOthers('nothing') }),
  about(PersonalService.method.updatePreferences, {
    ask: () => ({ preferences: { sounds: false } }),
    rightful: 'author',
    others: allOthers('own'),
  }),
  about(presence.setPresence, {
    ask: () => ({ state: PresenceState.AWAY }),
    rightful: 'author',
    others: outside('own'),
  }),
  about(presence.setStatus, { ask: () => ({ status: { text: 'out' } }), rightful: 'author', others: outside('own') }),
  about(presence.setAvailability, { ask: () => ({}), rightful: 'author', others: outside('own') }),

  about(NotificationService.method.listRoomNotifications, {
    ask: async (scene) => (await scene.room(), {}),
    rightful: 'author',
    others: outside('nothing'),
  }),
  about(NotificationService.method.setRoomNotification, {
    ask: async (scene) => ({ roomId: await scene.room(), notification: { muted: true } }),
    rightful: 'member',
    others: outside('ROOM_NOT_FOUND'),
  }),
  about(NotificationService.method.listKeywordHits, {
    ask: async (scene) => (await scene.message(), {}),
    rightful: 'author',
    others: outside('nothing'),
  }),

  about(push.getPushKey, { ask: () => ({}), rightful: 'author', others: outside('own') }),
  about(push.savePushSubscription, {
    ask: () => ({ endpoint: 'https://push.example/author', ...key }),
    rightful: 'browser',
    others: { stranger: 'PERMISSION_DENIED', author: 'PERMISSION_DENIED' },
  }),
  about(push.removePushSubscription, { ask: () => ({}), rightful: 'browser', others: allOthers('nothing') }),
];
