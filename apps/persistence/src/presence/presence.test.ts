import { timestampFromMs } from '@bufbuild/protobuf/wkt';
import type { User } from '@prosa/proto/chat';
import { refusal, signUp, startTestPersistence, type TestPersistence } from '../test-persistence.ts';
import { openTail } from '../test-tail.ts';

describe('status and availability', () => {
  let p: TestPersistence;
  let ana: User;
  let bo: User;
  beforeAll(async () => {
    p = await startTestPersistence();
    [ana, bo] = [await signUp(p, 'Ana'), await signUp(p, 'Bo')];
  });
  afterAll(() => p.close());

  /** Ana as Bo sees her. */
  const seen = async () =>
    (await p.accounts.listUsers({ actorId: bo.id, request: { userIds: [ana.id] } })).response?.users[0];
  const setStatus = (status: object) => p.presence.setStatus({ actorId: ana.id, request: { status } });

  test('a status is seen by the others until it is taken back', async () => {
    await setStatus({ emoji: '🌴', text: ' On the beach ' });
    expect((await seen())?.status).toMatchObject({ emoji: '🌴', text: 'On the beach' });
    await setStatus({ emoji: '', text: '' });
    expect((await seen())?.status).toBeUndefined();
  });

  test('what is as it was already is told nobody', async () => {
    const status = { emoji: '🌴', text: 'away', expiresAt: timestampFromMs(Date.now() + 3_600_000) };
    const quietHours = [{ weekdays: [1, 5], fromMinute: 1_110, untilMinute: 480 }];
    const setHours = (fromMinute: number) =>
      p.presence.setAvailability({
        actorId: ana.id,
        request: { availability: { quietHours: [{ ...quietHours[0], fromMinute }], timeZone: 'UTC' } },
      });
    const tail = await openTail(p);
    await setStatus(status);
    await setHours(1_110);
    const again = await setStatus(status);
    expect(again.user?.status?.text).toBe('away');
    await setHours(1_110);
    await setStatus({ text: 'here' });
    await setHours(1_120);
    const news = () =>
      tail.items.flatMap(({ item }) => (item.case === 'userChanged' && item.value.id === ana.id ? [item.value] : []));
    await tail.until(() => news().at(-1)?.availability?.quietHours[0]?.fromMinute === 1_120);
    expect(news().map(({ status: told }) => told?.text)).toEqual(['away', 'away', 'here', 'here']);
    await setStatus({ text: '' });
    tail.close();
  });

  test('a status that ends is gone without anybody doing anything', async () => {
    const end = Date.now() + 300;
    const { user } = await setStatus({ text: 'lunch', expiresAt: timestampFromMs(end) });
    expect(user?.status?.text).toBe('lunch');
    while (Date.now() <= end) await new Promise((resolve) => setTimeout(resolve, 20));
    expect((await seen())?.status).toBeUndefined();
    expect(await refusal(setStatus({ text: 'late', expiresAt: timestampFromMs(end) }))).toBe(
      'InvalidArgument INVALID_ARGUMENT',
    );
  });

  test('a time that JSON cannot tell is refused: it would break every answer with this person in it', async () => {
    const farAway = timestampFromMs(Date.parse('+012000-01-01T00:00:00Z'));
    expect(await refusal(setStatus({ text: 'for ever', expiresAt: farAway }))).toBe('InvalidArgument INVALID_ARGUMENT');
    for (const quietUntil of [farAway, timestampFromMs(Date.parse('-000500-01-01T00:00:00Z'))]) {
      const refused = p.presence.setAvailability({ actorId: ana.id, request: { availability: { quietUntil } } });
      expect(await refusal(refused)).toBe('InvalidArgument INVALID_ARGUMENT');
    }
  });

  test('hours in which not to disturb are kept as they were said, and told to everybody', async () => {
    const tail = await openTail(p);
    const quietHours = [{ weekdays: [5, 1, 1], fromMinute: 1_110, untilMinute: 480 }];
    await p.presence.setAvailability({
      actorId: ana.id,
      request: { availability: { quietHours, timeZone: 'America/Sao_Paulo' } },
    });
    const news = () => tail.items.find(({ item }) => item.case === 'userChanged')?.item.value as User | undefined;
    await tail.until(() => news() !== undefined);
    const told = news();
    expect(told?.availability).toMatchObject({
      quietHours: [{ weekdays: [1, 5], fromMinute: 1_110, untilMinute: 480 }],
      timeZone: 'America/Sao_Paulo',
    });
    expect(told?.email).toBe('');
    expect((await seen())?.availability).toEqual(told?.availability);
    const refused = p.presence.setAvailability({
      actorId: ana.id,
      request: { availability: { timeZone: 'Mars/Base' } },
    });
    expect(await refusal(refused)).toBe('InvalidArgument INVALID_ARGUMENT');
    await p.presence.setAvailability({ actorId: ana.id, request: {} });
    expect((await seen())?.availability).toBeUndefined();
    tail.close();
  });
});
