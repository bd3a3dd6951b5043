import { randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { type Room, RoomKind, type User } from '@prosa/proto/chat';
import { createRoom, refusal, send, signUp, startTestPersistence, type TestPersistence } from '../test-persistence.ts';
import { openTail, roomEvent } from '../test-tail.ts';
import { announce, download, uploadWhole } from './test-upload.ts';

describe('files of messages', () => {
  let p: TestPersistence;
  let ana: User;
  let bo: User;
  let stranger: User;
  let room: Room;
  beforeAll(async () => {
    p = await startTestPersistence();
    [ana, bo, stranger] = [await signUp(p, 'Ana'), await signUp(p, 'Bo'), await signUp(p, 'Stranger')];
    room = await createRoom(p, [ana, bo], RoomKind.PRIVATE);
  });
  afterAll(() => p.close());

  const file = (text: string = randomUUID(), owner = ana) =>
    uploadWhole(p, owner, Buffer.from(text), { name: 'a.txt' });
  const sendFiles = (attachmentIds: string[], more: object = {}, who = ana) =>
    send(p, who.id, { roomId: room.id, text: '', attachmentIds, ...more });

  test('go with it in the order given, with what they show; for members of the room', async () => {
    const [first, second] = [await file('one'), await file('two')];
    const tail = await openTail(p);
    const altTexts = { [first.id]: ' the buoy at dusk ', [randomUUID()]: 'passed over' };
    const message = await sendFiles([second.id.toUpperCase(), first.id], { altTexts });
    expect(message.attachments).toEqual([second, { ...first, altText: 'the buoy at dusk' }]);
    await tail.until(() => tail.seqs(room.id).length > 0);
    const live = tail.events(room.id).map(roomEvent).at(-1);
    const { events } = await p.log.readLog({ roomId: room.id, afterSeq: message.seq - 1n, limit: 10 });
    expect(events.map(roomEvent)).toEqual([live]);
    expect(live?.change).toMatchObject({ case: 'messageCreated', value: { message } });
    expect((await download(p, bo, first.id)).bytes.toString()).toBe('one');
    expect(await refusal(download(p, stranger, first.id))).toBe('NotFound ATTACHMENT_NOT_FOUND');
    tail.close();
  });

  test('once each, complete, and the sender’s own', async () => {
    const mine = await file();
    await sendFiles([mine.id]);
    const taken = 'NotFound ATTACHMENT_NOT_FOUND';
    expect(await refusal(sendFiles([mine.id]))).toBe(taken);
    const other = await file();
    expect(await refusal(sendFiles([other.id, other.id]))).toBe(taken);
    expect(await refusal(sendFiles([other.id, randomUUID()]))).toBe(taken);
    expect(await refusal(sendFiles([other.id], {}, bo))).toBe(taken);
    expect(await refusal(sendFiles([(await announce(p, ana, Buffer.from('x'))).id]))).toBe(taken);
    // What was refused took nothing.
    const both = await Promise.allSettled([sendFiles([other.id]), sendFiles([other.id])]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await p.files.cancelUpload({ actorId: ana.id, request: { uploadId: other.id } });
    expect((await download(p, bo, other.id)).bytes).not.toHaveLength(0);
  });

  test('the same send again gives the first message', async () => {
    const { id } = await file();
    const clientMessageId = randomUUID();
    const first = await sendFiles([id], { clientMessageId });
    expect(await sendFiles([id], { clientMessageId })).toEqual(first);
  });

  test('a text may be taken away from files, but nothing is no message', async () => {
    const { id } = await sendFiles([(await file()).id], { text: 'look' });
    const edit = (messageId: string) => p.messages.editMessage({ actorId: ana.id, request: { messageId, text: '' } });
    expect((await edit(id)).response?.message).toMatchObject({ text: '', attachments: [{ name: 'a.txt' }] });
    const plain = await send(p, ana.id, { roomId: room.id, text: 'words' });
    expect(await refusal(edit(plain.id))).toBe('InvalidArgument INVALID_ARGUMENT');
    expect(await refusal(sendFiles([]))).toBe('InvalidArgument INVALID_ARGUMENT');
  });

  test('go with the message when it is deleted, from the disk as well, and their room is free', async () => {
    const usage = async () => (await p.files.getUsage({ actorId: ana.id, request: {} })).response?.usedBytes;
    const before = await usage();
    const { id } = await file('to be deleted');
    const message = await sendFiles([id]);
    expect(await usage()).toBe((before ?? 0n) + 13n);
    const { response } = await p.messages.deleteMessage({ actorId: ana.id, request: { messageId: message.id } });
    expect(response?.message?.attachments).toEqual([]);
    expect(await refusal(download(p, bo, id))).toBe('NotFound ATTACHMENT_NOT_FOUND');
    expect(await usage()).toBe(before);
    // Whatever is swept next takes it along.
    const other = await announce(p, ana, Buffer.from('x'));
    await p.files.cancelUpload({ actorId: ana.id, request: { uploadId: other.id } });
    while ((await readdir(p.folder, { recursive: true })).some((name) => name.includes(id))) continue;
  });

  test('are listed by room, newest first, page by page', async () => {
    const shelf = await createRoom(p, [ana, bo], RoomKind.PRIVATE);
    const sent: string[] = [];
    for (let i = 0; i < 3; i++) {
      const [a, b] = [await file(), await file()];
      await send(p, ana.id, { roomId: shelf.id, text: '', attachmentIds: [a.id, b.id] });
      sent.push(a.id, b.id);
    }
    const listed: string[] = [];
    for (let pageToken = '', pages = 0; pages === 0 || pageToken !== ''; pages++) {
      const request = { roomId: shelf.id, limit: 4, pageToken };
      const { response } = await p.files.listFiles({ actorId: bo.id, request });
      listed.push(...(response?.files ?? []).map(({ attachment }) => attachment?.id ?? ''));
      pageToken = response?.nextPageToken ?? '';
    }
    expect(listed).toEqual(sent.reverse());
    const list = (actorId: string, pageToken = '') =>
      p.files.listFiles({ actorId, request: { roomId: shelf.id, pageToken } });
    expect(await refusal(list(stranger.id))).toBe('NotFound ROOM_NOT_FOUND');
    expect(await refusal(list(bo.id, 'made up'))).toBe('InvalidArgument PAGE_TOKEN_INVALID');
  });
});
