import type { User } from '@prosa/proto/chat';
import { Density, Motion, PersonalSection, Theme } from '@prosa/proto/chat';
import { refusal, signUp, startTestPersistence, type TestPersistence } from '../test-persistence.ts';
import { openTail } from '../test-tail.ts';

describe('preferences', () => {
  let p: TestPersistence;
  let other: TestPersistence;
  let ana: User;
  beforeAll(async () => {
    p = await startTestPersistence();
    other = await startTestPersistence(p.databaseUrl);
    await signUp(p, 'Owner');
  });
  beforeEach(async () => {
    ana = await signUp(p, 'Ana');
  });
  afterAll(async () => {
    await other.close();
    await p.close();
  });

  const preferencesOf = async (actorId: string) => (await p.personal.getPreferences({ actorId, request: {} })).response;
  const update = (preferences: object, actorId = ana.id) =>
    p.personal.updatePreferences({ actorId, request: { preferences } });

  test('that were never chosen are not set', async () => {
    const answer = await preferencesOf(ana.id);
    expect(answer?.revision).toBe(0n);
    expect(answer?.preferences?.theme).toBeUndefined();
  });

  test('change where they are set and stay where they are not; each change grows the revision by one', async () => {
    expect((await update({ theme: Theme.DARK, hideTyping: true })).response?.revision).toBe(1n);
    expect((await update({ density: Density.COMPACT, hideTyping: false })).response?.revision).toBe(2n);
    const answer = await preferencesOf(ana.id);
    expect(answer).toMatchObject({
      revision: 2n,
      preferences: { theme: Theme.DARK, density: Density.COMPACT, hideTyping: false },
    });
    expect(answer?.preferences?.motion).toBeUndefined();
  });

  test('that are so already change nothing and tell nobody', async () => {
    await update({ motion: Motion.REDUCED });
    expect((await update({ motion: Motion.REDUCED })).response?.revision).toBe(1n);
  });

  test('words replace each other as a whole, also by none', async () => {
    await update({ keywords: { words: ['tide', 'maré'] } });
    await update({ theme: Theme.LIGHT });
    expect((await preferencesOf(ana.id))?.preferences?.keywords?.words).toEqual(['tide', 'maré']);
    await update({ keywords: { words: [] } });
    expect((await preferencesOf(ana.id))?.preferences?.keywords?.words).toEqual([]);
  });

  test('are told to the streams of every process, with the revision from which a new stream starts', async () => {
    const tails = await Promise.all([openTail(p), openTail(other)]);
    await update({ wall: 'mata' });
    for (const tail of tails) {
      // What the tests before changed, of other accounts, may still come in here.
      const told = () =>
        tail.items.flatMap(({ item }) =>
          item.case === 'personalChanged' && item.value.accountId === ana.id ? [item.value] : [],
        );
      await tail.until(() => told().length > 0);
      expect(told()).toMatchObject([
        { accountId: ana.id, change: { revision: 1n, sections: [PersonalSection.PREFERENCES] } },
      ]);
      tail.close();
    }
    expect((await other.log.getPositions({ accountId: ana.id })).personalRevision).toBe(1n);
  });

  test('at the same time, from two processes, do not undo each other', async () => {
    const changes = [{ theme: Theme.DARK }, { density: Density.COMPACT }, { wall: 'anil' }, { sounds: false }];
    await Promise.all(
      changes.map((preferences, index) =>
        (index % 2 ? p : other).personal.updatePreferences({ actorId: ana.id, request: { preferences } }),
      ),
    );
    expect(await preferencesOf(ana.id)).toMatchObject({
      revision: 4n,
      preferences: { theme: Theme.DARK, density: Density.COMPACT, wall: 'anil', sounds: false },
    });
  });

  test('are refused when they mean nothing', async () => {
    expect(await refusal(update({ timeZone: 'Mars/Olympus' }))).toBe('InvalidArgument INVALID_ARGUMENT');
    expect(await refusal(update({ theme: Theme.UNSPECIFIED }))).toBe('InvalidArgument INVALID_ARGUMENT');
    expect((await update({ timeZone: 'America/Sao_Paulo' })).response?.preferences?.timeZone).toBe('America/Sao_Paulo');
  });

  test('of nobody cannot be changed', async () => {
    const nobody = '00000000-0000-7000-8000-000000000000';
    expect(await refusal(update({ sounds: true }, nobody))).toBe('Unauthenticated UNAUTHENTICATED');
  });
});
