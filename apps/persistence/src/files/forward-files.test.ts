import { randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { type Message, type Room, RoomKind, type User } from '@prosa/proto/chat';
import { createRoom, refusal, send, signUp, startTestPersistence, type TestPersistence } from '../test-persistence.ts';
import { announce, download, uploadWhole } from './test-upload.ts';

describe('files of forwarded messages', () => {
  let p: TestPersistence;
  let ana: User;
  let bo: User;
  let eve: User;
  let secret: Room;
  let other: Room;
  beforeAll(async () => {
    p = await startTestPersistence(undefined, {
      limits: { maxFileBytes: 1_000n, accountQuotaBytes: 1_000n, workspaceQuotaBytes: 0n },
    });
    await signUp(p, 'Owner');
  });
  beforeEach(async () => {
    [ana, bo, eve] = await Promise.all([signUp(p, 'Ana'), signUp(p, 'Bo'), signUp(p, 'Eve')]);
    secret = await createRoom(p, [ana, bo], RoomKind.PRIVATE);
    other = await createRoom(p, [bo, eve], RoomKind.PRIVATE);
  });
  afterAll(() => p.close());

  const say = async (text: string, ...contents: string[]) => {
    const files = [];
    for (const content of contents) files.push(await uploadWhole(p, ana, Buffer.from(content), { name: 'a.txt' }));
    const attachmentIds = files.map(({ id }) => id);
    const altTexts = Object.fromEntries(attachmentIds.map((id) => [id, `what ${id} shows`]));
    return send(p, ana.id, { roomId: secret.id, text, attachmentIds, altTexts });
  };
  const forward = (message: Message, who = bo, roomId = other.id, more: object = {}) =>
    send(p, who.id, { roomId, text: '', forwardedMessageId: message.id, ...more });
  const remove = (who: User, { id: messageId }: Message) =>
    p.messages.deleteMessage({ actorId: who.id, request: { messageId } });
  const ids = ({ attachments }: Message) => attachments.map(({ id }) => id);
  const usage = async (who: User) => {
    const { response } = await p.files.getUsage({ actorId: who.id, request: {} });
    return [response?.usedBytes, response?.workspaceUsedBytes];
  };
  const stored = async (id: string) =>
    (await readdir(p.folder, { recursive: true })).filter((name) => name.includes(id)).length;
  /** Whatever is given up makes the sweep take along what is to go. */
  const sweep = async () => {
    const { id } = await announce(p, ana, Buffer.from('x'));
    await p.files.cancelUpload({ actorId: ana.id, request: { uploadId: id } });
  };

  test('are the same, in their order, for who may read the copy and for nobody else', async () => {
    const source = await say('', 'one', 'two');
    const copy = await forward(source);
    expect(copy.attachments).toEqual(source.attachments.map((file, i) => ({ ...file, id: ids(copy)[i] })));
    expect(new Set([...ids(copy), ...ids(source)]).size).toBe(4);
    const [first = '', second = ''] = ids(copy);
    expect((await download(p, eve, second)).bytes.toString()).toBe('two');
    expect(await refusal(download(p, ana, first))).toBe('NotFound ATTACHMENT_NOT_FOUND');
    expect(await refusal(download(p, eve, ids(source)[0] ?? ''))).toBe('NotFound ATTACHMENT_NOT_FOUND');
    expect(await refusal(forward(source, eve))).toBe('NotFound MESSAGE_NOT_FOUND');
    const listed = await p.files.listFiles({ actorId: eve.id, request: { roomId: other.id } });
    expect(listed.response?.files.map(({ attachment, senderId }) => [attachment?.id, senderId])).toEqual([
      [second, bo.id],
      [first, bo.id],
    ]);
  });

  test('stay when the source goes; the bytes go with the last message that has them', async () => {
    const source = await say('', 'kept');
    const [content = ''] = ids(source);
    const copy = await forward(source);
    const again = await forward(copy, eve);
    expect(await stored(content)).toBe(1);
    await remove(ana, source);
    await sweep();
    await remove(bo, copy);
    await sweep();
    expect(await refusal(download(p, bo, content))).toBe('NotFound ATTACHMENT_NOT_FOUND');
    expect((await download(p, bo, ids(again)[0] ?? '')).bytes.toString()).toBe('kept');
    expect(await stored(content)).toBe(1);
    await remove(eve, again);
    await sweep();
    while ((await stored(content)) > 0) continue;
  });

  test('count for each who forwards, and once for the workspace', async () => {
    const [, before = 0n] = await usage(ana);
    const source = await say('', 'x'.repeat(400));
    const copies = [await forward(source), await forward(source)];
    expect([await usage(ana), await usage(bo)]).toEqual([
      [400n, before + 400n],
      [800n, before + 400n],
    ]);
    const id = randomUUID();
    expect(await refusal(forward(source, bo, other.id, { clientMessageId: id }))).toBe(
      'ResourceExhausted QUOTA_EXCEEDED',
    );
    expect((await usage(bo))[0]).toBe(800n);
    await remove(ana, source);
    expect(await usage(ana)).toEqual([0n, before + 400n]);
    await Promise.all(copies.map((copy) => remove(bo, copy)));
    expect(await usage(bo)).toEqual([0n, before]);
  });

  test('forwarded while the source is deleted: either it is refused, or the files are there', async () => {
    for (let i = 0; i < 8; i++) {
      const source = await say('', `run ${i}`);
      const [forwarded] = await Promise.allSettled([forward(source), remove(ana, source)]);
      await sweep();
      if (forwarded.status === 'rejected') {
        expect(await refusal(Promise.reject(forwarded.reason as Error))).toBe('FailedPrecondition MESSAGE_DELETED');
      } else {
        expect((await download(p, eve, ids(forwarded.value)[0] ?? '')).bytes.toString()).toBe(`run ${i}`);
        await remove(bo, forwarded.value);
      }
    }
  });

  test('take no others along', async () => {
    const { id } = await uploadWhole(p, bo, Buffer.from('mine'));
    expect(await refusal(forward(await say('words'), bo, other.id, { attachmentIds: [id] }))).toBe(
      'InvalidArgument INVALID_ARGUMENT',
    );
  });
});
