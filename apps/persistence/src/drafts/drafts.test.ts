import { timestampFromMs } from '@bufbuild/protobuf/wkt';
import type { Room, User } from '@prosa/proto/chat';
import { randomUUID } from 'node:crypto';
import { createRoom, refusal, signUp, startTestPersistence, type TestPersistence } from '../test-persistence.ts';

describe('drafts', () => {
  let p: TestPersistence;
  let ana: User;
  let eve: User;
  let room: Room;
  beforeAll(async () => {
    p = await startTestPersistence();
    await signUp(p, 'Owner');
  });
  beforeEach(async () => {
    [ana, eve] = [await signUp(p, 'Ana'), await signUp(p, 'Eve')];
    room = await createRoom(p, [ana]);
  });
  afterAll(() => p.close());

  const at = Date.now() - 60_000;
  const save = async (text: string, secondsLater = 0, fields: object = {}, actorId = ana.id) => {
    const request = { roomId: room.id, text, writtenAt: timestampFromMs(at + secondsLater * 1_000), ...fields };
    return (await p.drafts.saveDraft({ actorId, request })).response;
  };
  const list = async (afterRevision = 0n, actorId = ana.id) =>
    (await p.drafts.listDrafts({ actorId, request: { afterRevision } })).response;
  const texts = async (afterRevision = 0n) => (await list(afterRevision))?.drafts.map(({ text }) => text);

  test('one that was emptied is remembered for 30 days, not longer', async () => {
    const day = 86_400;
    const [first, second] = [{ threadRootMessageId: randomUUID() }, { threadRootMessageId: randomUUID() }];
    await save('long ago', -32 * day, first);
    await save('', -31 * day, first);
    await save('not so long ago', -30 * day, second);
    await save('', -29 * day, second);
    await save('now');
    expect((await list())?.drafts).toMatchObject([{ text: '', ...second }, { text: 'now' }]);
  });

  test('one a room and one a thread, each with the revision of its last change', async () => {
    const root = randomUUID();
    await save('in the room');
    await save('in the thread', 1, { threadRootMessageId: root });
    expect(await list()).toMatchObject({
      revision: 2n,
      more: false,
      drafts: [
        { text: 'in the room', threadRootMessageId: '', revision: 1n },
        { text: 'in the thread', threadRootMessageId: root, revision: 2n },
      ],
    });
    expect(await texts(1n)).toEqual(['in the thread']);
    expect((await list(0n, eve.id))?.drafts).toEqual([]);
  });

  test('what was written later wins, whichever comes first; the answer carries it', async () => {
    await save('newer', 10);
    const answer = await save('older', 5);
    expect(answer).toMatchObject({ revision: 1n, draft: { text: 'newer' } });
    expect(await texts()).toEqual(['newer']);
  });

  test('a device whose clock is ahead does not win for ever', async () => {
    await save('from the future', 86_400);
    await save('now', (Date.now() - at) / 1_000);
    expect(await texts()).toEqual(['now']);
  });

  test('what was sent is told to devices that were away, and an older one does not bring it back', async () => {
    await save('a thought');
    await save('', 5);
    expect(await texts(1n)).toEqual(['']);
    await save('a thought, older', 3);
    expect(await texts()).toEqual(['']);
    await save('the next', 9);
    expect(await texts()).toEqual(['the next']);
  });

  test('the same again, and the end of nothing, change nothing', async () => {
    await save('');
    await save('same');
    expect((await save('same', 5))?.revision).toBe(1n);
  });

  test('are for members; one who left can still throw theirs away', async () => {
    expect(await refusal(save('hello', 0, {}, eve.id))).toBe('NotFound ROOM_NOT_FOUND');
    await p.rooms.joinRoom({ actorId: eve.id, request: { roomId: room.id } });
    await save('hello', 0, {}, eve.id);
    await p.rooms.leaveRoom({ actorId: eve.id, request: { roomId: room.id } });
    await save('', 1, {}, eve.id);
    expect((await list(0n, eve.id))?.drafts).toMatchObject([{ text: '' }]);
  });

  test('at most 200, those that were sent not counted; long ones come in several answers', async () => {
    const roots = Array.from({ length: 200 }, () => randomUUID());
    const text = 'x'.repeat(16_000);
    for (const threadRootMessageId of roots) await save(text, 0, { threadRootMessageId });
    expect(await refusal(save('one more'))).toBe('FailedPrecondition PERSONAL_LIMIT_REACHED');
    await save('in place of one', 1, { threadRootMessageId: roots[0] });
    await save('', 2, { threadRootMessageId: roots[1] });
    await save('one more');
    let found = 0;
    for (let after = 0n, more = true; more;) {
      const page = await list(after);
      found += page?.drafts.length ?? 0;
      after = page?.drafts.at(-1)?.revision ?? 0n;
      more = page?.more ?? false;
    }
    expect(found).toBe(201);
  });
});
