import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import { SignUpPolicy, type User, UserRole } from '@prosa/proto/chat';
import { CredentialKind } from '@prosa/proto/persistence';
import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import {
  newSession,
  refusal,
  sha256,
  signUp,
  startTestPersistence,
  type TestPersistence,
} from '../test-persistence.ts';
import { openTail, range } from '../test-tail.ts';

const password = 'correct horse battery';
const hours = (count: number) => timestampFromDate(new Date(Date.now() + count * 3_600_000));

describe('the first account', () => {
  test('of many sign-ups at once, in two processes, exactly one owns the workspace', async () => {
    const one = await startTestPersistence();
    const two = await startTestPersistence(one.databaseUrl);
    try {
      expect((await one.accounts.getWorkspace({})).response?.firstRun).toBe(true);
      const users = await Promise.all(
        range(1, 8).map((n) => {
          const request = { email: `p${n}@example.org`, password, displayName: `P${n}`, workspaceName: `Of ${n}` };
          return (n % 2 ? one : two).accounts.signUp({ request, session: newSession(), policy: SignUpPolicy.OPEN });
        }),
      );
      const owners = users.filter(({ user }) => user?.role === UserRole.OWNER);
      expect(owners).toHaveLength(1);
      const { response } = await two.accounts.getWorkspace({});
      expect(response).toMatchObject({ firstRun: false, name: `Of ${owners[0]?.user?.displayName.slice(1)}` });
    } finally {
      await two.close();
      await one.close();
    }
  });
});

describe('accounts', () => {
  let p: TestPersistence;
  let owner: User;
  beforeAll(async () => {
    p = await startTestPersistence();
    owner = await signUp(p, 'Owner');
  });
  afterAll(() => p.close());

  const signUpWith = (email: string, policy: SignUpPolicy, inviteHash?: Uint8Array) =>
    p.accounts.signUp({ request: { email, password, displayName: 'X' }, session: newSession(), policy, inviteHash });
  const invite = async (
    request: { maxUses?: number; expiresAt?: ReturnType<typeof hours> } = {},
    actorId = owner.id,
  ) => {
    const secretHash = sha256(randomUUID());
    const { expiresAt } = await p.accounts.createInvite({ actorId, secretHash, request });
    return { secretHash, expiresAt };
  };

  test('an e-mail is taken whatever its case, and signs in whatever its case', async () => {
    await signUpWith('Mixed.Case@Example.org', SignUpPolicy.OPEN);
    expect(await refusal(signUpWith('mixed.case@EXAMPLE.org', SignUpPolicy.OPEN))).toBe('AlreadyExists EMAIL_TAKEN');
    const request = { email: 'MIXED.case@example.ORG', password };
    const { user } = await p.accounts.signIn({ request, session: newSession() });
    expect(user).toMatchObject({ email: 'mixed.case@example.org', role: UserRole.MEMBER });
  });

  test('the policy decides who gets in; an invitation is used as often as it may be', async () => {
    expect(await refusal(signUpWith('a@example.org', SignUpPolicy.CLOSED))).toBe('PermissionDenied SIGN_UP_CLOSED');
    expect(await refusal(signUpWith('a@example.org', SignUpPolicy.INVITE))).toBe('PermissionDenied INVITE_INVALID');
    const { secretHash } = await invite({ maxUses: 3 });
    const outcomes = await Promise.allSettled(
      range(1, 6).map((n) => signUpWith(`invited${n}@example.org`, SignUpPolicy.INVITE, secretHash)),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
    expect(await refusal(signUpWith('b@example.org', SignUpPolicy.INVITE, secretHash))).toBe(
      'PermissionDenied INVITE_INVALID',
    );
    // A sign-up that fails does not use it.
    const { secretHash: single } = await invite();
    expect(await refusal(signUpWith(owner.email, SignUpPolicy.INVITE, single))).toBe('AlreadyExists EMAIL_TAKEN');
    await signUpWith('c@example.org', SignUpPolicy.INVITE, single);
  });

  test('only administrators invite, for 90 days at most', async () => {
    const member = await signUp(p, 'Member');
    expect(await refusal(invite({}, member.id))).toBe('PermissionDenied PERMISSION_DENIED');
    expect(await refusal(invite({ expiresAt: hours(-1) }))).toBe('InvalidArgument INVALID_ARGUMENT');
    expect(await refusal(invite({ expiresAt: hours(91 * 24) }))).toBe('InvalidArgument INVALID_ARGUMENT');
    const days = (Number((await invite()).expiresAt?.seconds) * 1_000 - Date.now()) / 86_400_000;
    expect(Math.round(days)).toBe(7);
  });

  test('roles are given below one’s own: moderators by administrators, administrators by the owner, the owner’s by nobody', async () => {
    const [admin, moderator, member] = [
      await signUp(p, 'Admin'),
      await signUp(p, 'Moderator'),
      await signUp(p, 'Member'),
    ];
    const give = (actor: User, person: User, role: UserRole) =>
      p.accounts.setUserRole({ actorId: actor.id, request: { userId: person.id, role } });
    const denied = 'PermissionDenied PERMISSION_DENIED';
    const tail = await openTail(p);
    expect((await give(owner, admin, UserRole.ADMIN)).response?.user).toMatchObject({
      role: UserRole.ADMIN,
      email: '',
    });
    await tail.until(() => tail.items.some(({ item }) => item.case === 'userChanged' && item.value.id === admin.id));
    tail.close();
    await give(admin, moderator, UserRole.MODERATOR);
    expect((await p.accounts.getMe({ actorId: moderator.id })).user?.role).toBe(UserRole.MODERATOR);

    expect(await refusal(give(admin, member, UserRole.ADMIN))).toBe(denied);
    expect(await refusal(give(moderator, member, UserRole.MODERATOR))).toBe(denied);
    expect(await refusal(give(member, member, UserRole.MODERATOR))).toBe(denied);
    expect(await refusal(give(admin, admin, UserRole.MEMBER))).toBe(denied);
    expect(await refusal(give(admin, owner, UserRole.MEMBER))).toBe(denied);
    expect(await refusal(give(owner, owner, UserRole.MEMBER))).toBe(denied);
    expect(await refusal(give(owner, member, UserRole.OWNER))).toBe('InvalidArgument INVALID_ARGUMENT');
    expect(await refusal(give(owner, { ...member, id: randomUUID() }, UserRole.MEMBER))).toBe(
      'NotFound USER_NOT_FOUND',
    );

    await give(owner, admin, UserRole.MEMBER);
    expect(await refusal(give(admin, moderator, UserRole.MEMBER))).toBe(denied);
  });

  test('a wrong password and an unknown e-mail are refused alike', async () => {
    const signIn = (email: string, given: string) =>
      p.accounts.signIn({ request: { email, password: given }, session: newSession() });
    expect(await refusal(signIn(owner.email, 'wrong password'))).toBe('Unauthenticated WRONG_CREDENTIALS');
    expect(await refusal(signIn('nobody@example.org', password))).toBe('Unauthenticated WRONG_CREDENTIALS');
  });

  test('a session lasts until it is over or ended; its use is noted', async () => {
    const session = newSession('secret one');
    const request = { email: owner.email, password };
    await p.accounts.signIn({ request, session });
    const known = await p.accounts.authenticate({ kind: CredentialKind.SESSION, secretHash: session.secretHash });
    expect(known).toMatchObject({
      user: { id: owner.id, email: owner.email },
      expiresAt: { seconds: session.expiresAt.seconds },
    });
    const asToken = { kind: CredentialKind.ACCESS_TOKEN, secretHash: session.secretHash };
    expect(await refusal(p.accounts.authenticate(asToken))).toBe('Unauthenticated UNAUTHENTICATED');

    const client = new Client({ connectionString: p.databaseUrl });
    await client.connect();
    const lastUsed = async () =>
      (
        await client.query<{ last_used_at: Date }>('select last_used_at from session where id = $1', [
          known.credentialId,
        ])
      ).rows[0]?.last_used_at;
    const noted = await lastUsed();
    await p.accounts.authenticate({ kind: CredentialKind.SESSION, secretHash: session.secretHash });
    expect(await lastUsed()).toEqual(noted);
    await client.query("update session set expires_at = now() - interval '1 second' where id = $1", [
      known.credentialId,
    ]);
    await client.end();
    const over = p.accounts.authenticate({ kind: CredentialKind.SESSION, secretHash: session.secretHash });
    expect(await refusal(over)).toBe('Unauthenticated UNAUTHENTICATED');
    await p.accounts.signOut({ secretHash: sha256('never was') });
  });

  test('many sessions and tokens are looked up at once, in their order, whatever of them is nobody’s', async () => {
    const [kim, lee] = [await signUp(p, 'Kim'), await signUp(p, 'Lee')];
    const [kims, lees, over] = [newSession(), newSession(), newSession()];
    for (const [{ email }, session] of [[kim, kims] as const, [lee, lees] as const, [lee, over] as const]) {
      await p.accounts.signIn({ request: { email, password }, session });
    }
    await p.accounts.signOut({ secretHash: over.secretHash });
    const token = sha256('batch token');
    await p.accounts.createAccessToken({ actorId: lee.id, request: { name: 'script' }, secretHash: token });
    const session = CredentialKind.SESSION;
    const { owners } = await p.accounts.batchAuthenticate({
      credentials: [
        { kind: CredentialKind.ACCESS_TOKEN, secretHash: token },
        { kind: session, secretHash: lees.secretHash },
        { kind: session, secretHash: over.secretHash },
        { kind: session, secretHash: token },
        { kind: session, secretHash: kims.secretHash },
        { kind: session, secretHash: lees.secretHash },
      ],
    });
    expect(owners.map(({ user }) => user?.id)).toEqual([lee.id, lee.id, undefined, undefined, kim.id, lee.id]);
    const alone = await p.accounts.authenticate({ kind: session, secretHash: kims.secretHash });
    expect(owners[4]).toEqual(alone);
    expect(await refusal(p.accounts.batchAuthenticate({ credentials: [] }))).toMatch(/INVALID_ARGUMENT/);
  });

  test('no secret is kept, and no password', async () => {
    await p.accounts.signIn({ request: { email: owner.email, password }, session: newSession('plain secret') });
    const client = new Client({ connectionString: p.databaseUrl });
    await client.connect();
    const { rows } = await client.query<{ everything: string; hash: string }>(
      `select (select string_agg(s::text, ' ') from session s) || (select string_agg(a::text, ' ') from account a) as everything,
         password_hash as hash from account where id = $1`,
      [owner.id],
    );
    await client.end();
    expect(rows[0]?.everything).not.toContain('plain secret');
    expect(rows[0]?.everything).not.toContain(password);
    expect(rows[0]?.hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  test('changing the password ends the other sessions and tells every gateway', async () => {
    const person = await signUp(p, 'Person');
    const sessions = [newSession(), newSession()];
    const credentials: string[] = [];
    for (const session of sessions) {
      await p.accounts.signIn({ request: { email: person.email, password }, session });
      const known = await p.accounts.authenticate({ kind: CredentialKind.SESSION, secretHash: session.secretHash });
      credentials.push(known.credentialId);
    }
    const tail = await openTail(p);
    const change = (currentPassword: string) =>
      p.accounts.changePassword({
        actorId: person.id,
        request: { currentPassword, newPassword: 'another password' },
        keepCredentialId: credentials[0],
      });
    expect(await refusal(change('wrong'))).toBe('Unauthenticated WRONG_CREDENTIALS');
    await change(password);
    await tail.until(() => tail.items.some(({ item }) => item.case === 'credentialEnded'));
    const ended = tail.items.map(({ item }) => item).find(({ case: kind }) => kind === 'credentialEnded');
    expect(ended?.value).toMatchObject({ accountId: person.id });
    expect(ended?.case === 'credentialEnded' && ended.value.credentialIds).toContain(credentials[1]);
    expect(ended?.case === 'credentialEnded' && ended.value.credentialIds).not.toContain(credentials[0]);
    tail.close();
    const authenticate = (index: number) =>
      p.accounts.authenticate({ kind: CredentialKind.SESSION, secretHash: sessions[index]?.secretHash });
    expect((await authenticate(0)).user?.id).toBe(person.id);
    expect(await refusal(authenticate(1))).toBe('Unauthenticated UNAUTHENTICATED');
    await p.accounts.signIn({ request: { email: person.email, password: 'another password' }, session: newSession() });
  });

  test('access tokens are made, listed newest first, used and revoked', async () => {
    const person = await signUp(p, 'Bot');
    const make = (name: string, expiresAt?: ReturnType<typeof hours>) =>
      p.accounts.createAccessToken({ actorId: person.id, request: { name, expiresAt }, secretHash: sha256(name) });
    expect(await refusal(make('late', hours(-1)))).toBe('InvalidArgument INVALID_ARGUMENT');
    const { accessToken } = await make('one');
    await make('two', hours(1));
    const list = async () => (await p.accounts.listAccessTokens({ actorId: person.id })).accessTokens;
    expect((await list()).map(({ name }) => name)).toEqual(['two', 'one']);
    const use = () => p.accounts.authenticate({ kind: CredentialKind.ACCESS_TOKEN, secretHash: sha256('one') });
    expect((await use()).user?.id).toBe(person.id);
    expect((await list())[1]?.lastUsedAt).toBeDefined();
    const revoke = (actorId: string) =>
      p.accounts.revokeAccessToken({ actorId, request: { accessTokenId: accessToken?.id } });
    expect(await refusal(revoke(owner.id))).toBe('NotFound ACCESS_TOKEN_NOT_FOUND');
    await revoke(person.id);
    expect(await refusal(use())).toBe('Unauthenticated UNAUTHENTICATED');
    expect((await list()).map(({ name }) => name)).toEqual(['two']);
  });

  test('people are found by a part of their name, without accents, a page at a time', async () => {
    const names = ['Zoë Ágnes', 'zoe agnes', 'Ágota', 'Żółw_100%'];
    for (const name of names) await signUp(p, name);
    const member = await signUp(p, 'Onlooker');
    const list = async (
      request: { query?: string; limit?: number; pageToken?: string; userIds?: string[] },
      actorId = member.id,
    ) => {
      const { response } = await p.accounts.listUsers({ actorId, request });
      return response;
    };
    expect((await list({ query: 'AGN' }))?.users.map(({ displayName }) => displayName)).toEqual([
      'Zoë Ágnes',
      'zoe agnes',
    ]);
    expect((await list({ query: '_100%' }))?.users).toHaveLength(1);
    expect((await list({ query: '_1%' }))?.users).toHaveLength(0);
    const all = (await list({ limit: 200 }))?.users ?? [];
    const paged: string[] = [];
    for (let pageToken = ''; ;) {
      const page = await list({ limit: 3, pageToken });
      paged.push(...(page?.users.map(({ id }) => id) ?? []));
      pageToken = page?.nextPageToken ?? '';
      if (!pageToken) break;
    }
    expect(paged).toEqual(all.map(({ id }) => id));
    expect(await refusal(list({ pageToken: 'broken!' }))).toBe('InvalidArgument INVALID_ARGUMENT');
    // E-mails are for oneself and for administrators.
    const [self, other] =
      (await list({ userIds: [member.id, owner.id, randomUUID()] }))?.users.sort((user) =>
        user.id === member.id ? -1 : 1,
      ) ?? [];
    expect([self?.email, other?.email]).toEqual([member.email, '']);
    expect((await list({ userIds: [member.id] }, owner.id))?.users[0]?.email).toBe(member.email);
  });

  test('a profile changes; an account that is not there is not signed in; NUL is refused by name', async () => {
    const person = await signUp(p, 'Before');
    const { user } = await p.accounts.updateProfile({ actorId: person.id, request: { displayName: ' After ' } });
    expect(user).toMatchObject({ displayName: 'After', email: person.email });
    expect((await p.accounts.getMe({ actorId: person.id })).user).toEqual(user);
    expect(await refusal(p.accounts.getMe({ actorId: randomUUID() }))).toBe('Unauthenticated UNAUTHENTICATED');
    for (const displayName of ['\u00a0', '\u2003\u3000', '\ufeff', '\u200b\u2060', '\u3164', '\u202e']) {
      const blank = p.accounts.updateProfile({ actorId: person.id, request: { displayName } });
      await expect(blank).rejects.toMatchObject({ rawMessage: 'displayName: must not be blank' });
    }
    const nul = p.accounts.updateProfile({ actorId: person.id, request: { displayName: 'a\0b' } });
    await expect(nul).rejects.toMatchObject({ rawMessage: expect.stringContaining('displayName') as unknown });
    expect(await refusal(nul)).toBe('InvalidArgument INVALID_ARGUMENT');
  });
});
