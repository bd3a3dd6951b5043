import { CredentialKind } from '@prosa/proto/persistence';
import type { User } from '@prosa/proto/chat';
import { randomUUID } from 'node:crypto';
import {
  newSession,
  refusal,
  sha256,
  signUp,
  startTestPersistence,
  type TestPersistence,
} from '../test-persistence.ts';
import { openTail } from '../test-tail.ts';

describe('sessions', () => {
  let p: TestPersistence;
  let ana: User;
  beforeAll(async () => {
    p = await startTestPersistence();
    await signUp(p, 'Owner');
  });
  beforeEach(async () => {
    ana = await signUp(p, 'Ana');
  });
  afterAll(() => p.close());

  /** Signs in with a browser that names itself so; gives the id of the session. */
  async function signIn(userAgent: string): Promise<string> {
    const secret = randomUUID();
    const request = { email: ana.email, password: 'correct horse battery' };
    await p.accounts.signIn({ request, session: { ...newSession(secret), userAgent } });
    const known = await p.accounts.authenticate({ kind: CredentialKind.SESSION, secretHash: sha256(secret) });
    return known.credentialId;
  }
  const list = async (credentialId = '') =>
    (await p.sessions.listSessions({ actorId: ana.id, credentialId, request: {} })).response?.sessions ?? [];

  test('are listed with what the browser said, the one that asks is marked', async () => {
    const [phone, laptop] = [await signIn('Phone'), await signIn('Laptop')];
    const sessions = await list(laptop);
    expect(sessions).toHaveLength(3); // signing up made one
    expect(sessions.find(({ id }) => id === phone)).toMatchObject({ userAgent: 'Phone', current: false });
    expect(sessions.find(({ id }) => id === laptop)).toMatchObject({ userAgent: 'Laptop', current: true });
    expect(sessions.find(({ id }) => id === laptop)?.lastUsedAt).toBeDefined();
  });

  test('end one by one, and every gateway is told; nobody ends those of others', async () => {
    const tail = await openTail(p);
    const phone = await signIn('Phone');
    const eve = await signUp(p, 'Eve');
    const end = (actorId: string) => p.sessions.endSession({ actorId, request: { sessionId: phone } });
    expect(await refusal(end(eve.id))).toBe('NotFound SESSION_NOT_FOUND');
    await end(ana.id);
    await tail.until(() =>
      tail.items.some(({ item }) => item.case === 'credentialEnded' && item.value.credentialIds.includes(phone)),
    );
    expect(await refusal(end(ana.id))).toBe('NotFound SESSION_NOT_FOUND');
    tail.close();
  });

  test('all but the one that asks end together', async () => {
    const [, laptop] = [await signIn('Phone'), await signIn('Laptop')];
    const call = { actorId: ana.id, credentialId: laptop, request: {} };
    expect((await p.sessions.endOtherSessions(call)).response?.ended).toBe(2);
    expect((await list(laptop)).map(({ id }) => id)).toEqual([laptop]);
  });
});
