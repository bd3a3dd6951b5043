import { timestampFromMs } from '@bufbuild/protobuf/wkt';
import type { Room, ScheduledMessage, User } from '@prosa/proto/chat';
import { randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import pg from 'pg';
import { announce, download, uploadWhole } from '../files/test-upload.ts';
import { createRoom, refusal, send, signUp, startTestPersistence, type TestPersistence } from '../test-persistence.ts';
import { openTail, type TestTail } from '../test-tail.ts';

describe('scheduled messages with files and polls', () => {
  let p: TestPersistence;
  let ana: User;
  let bo: User;
  let room: Room;
  let tail: TestTail;
  beforeAll(async () => {
    p = await startTestPersistence();
    await signUp(p, 'Owner');
  });
  beforeEach(async () => {
    [ana, bo] = [await signUp(p, 'Ana'), await signUp(p, 'Bo')];
    room = await createRoom(p, [bo, ana]);
    tail = await openTail(p);
  });
  afterEach(() => tail.close());
  afterAll(() => p.close());

  const inMs = (ms: number) => timestampFromMs(Date.now() + ms);
  const schedule = async (fields: object, ms = 3_600_000) => {
    const request = { scheduledId: randomUUID(), roomId: room.id, sendAt: inMs(ms), ...fields };
    const { response } = await p.scheduled.scheduleMessage({ actorId: ana.id, request });
    if (!response?.scheduled) throw new Error('nothing was scheduled');
    return response.scheduled;
  };
  const list = async () =>
    (await p.scheduled.listScheduled({ actorId: ana.id, request: {} })).response?.scheduled ?? [];
  const update = ({ id: scheduledId }: ScheduledMessage, fields: object) =>
    p.scheduled.updateScheduled({ actorId: ana.id, request: { scheduledId, ...fields } });
  const untilSent = async () => {
    for (let heard = 0; (await list()).length > 0;) {
      const changes = () => tail.items.filter(({ item }) => item.case === 'personalChanged').length;
      await tail.until(() => changes() > heard);
      heard = changes();
    }
    const { response } = await p.messages.listMessages({ actorId: bo.id, request: { roomId: room.id, limit: 10 } });
    return response?.messages ?? [];
  };
  const file = (text: string = randomUUID()) => uploadWhole(p, ana, Buffer.from(text), { name: 'a.txt' });
  const usedBytes = async () => (await p.files.getUsage({ actorId: ana.id, request: {} })).response?.usedBytes;
  /** Whatever is given up makes the sweep take along what is to go. */
  const sweep = async () => {
    const { id } = await announce(p, ana, Buffer.from('x'));
    await p.files.cancelUpload({ actorId: ana.id, request: { uploadId: id } });
  };
  const isStored = async (id: string) =>
    (await readdir(p.folder, { recursive: true })).some((name) => name.includes(id));

  test('go out with their files, in their order and with what they show', async () => {
    const [first, second] = [await file('one'), await file('two')];
    const altTexts = { [first.id.toUpperCase()]: 'the first' };
    const scheduled = await schedule({ attachmentIds: [second.id, first.id], altTexts });
    expect(scheduled.attachments).toEqual([second, { ...first, altText: 'the first' }]);
    expect(await list()).toEqual([scheduled]);
    await update(scheduled, { sendAt: inMs(0) });
    const [message, ...others] = await untilSent();
    expect(others).toEqual([]);
    expect(message).toMatchObject({ clientMessageId: scheduled.id, text: '' });
    expect(message?.attachments).toEqual(scheduled.attachments);
    expect((await download(p, bo, second.id)).bytes.toString()).toBe('two');
  });

  test('put their text to the vote', async () => {
    const poll = { options: ['now', 'later'], multipleChoice: true, anonymous: true };
    const scheduled = await schedule({ text: 'When?', poll });
    expect((await list())[0]?.poll).toMatchObject(poll);
    expect(await refusal(update(scheduled, { text: '' }))).toBe('InvalidArgument INVALID_ARGUMENT');
    await update(scheduled, { text: 'When then?', sendAt: inMs(0) });
    const [message] = await untilSent();
    expect(message).toMatchObject({ text: 'When then?', poll: { multipleChoice: true, anonymous: true } });
    expect(message?.poll?.options.map(({ text }) => text)).toEqual(['now', 'later']);
    const same = { options: ['now', 'now '], multipleChoice: false, anonymous: false };
    expect(await refusal(schedule({ text: 'When?', poll: same }))).toBe('InvalidArgument INVALID_ARGUMENT');
    expect(await refusal(schedule({ text: '', poll }))).toBe('InvalidArgument INVALID_ARGUMENT');
  });

  test('keep their uploads beyond their time; nothing else takes them', async () => {
    const kept = await file('kept');
    const other = await file('not kept');
    const scheduled = await schedule({ text: 'look', attachmentIds: [kept.id] });
    const client = new pg.Client(p.databaseUrl);
    await client.connect();
    await client.query(`update file set expires_at = now() - interval '1 day' where id = any ($1)`, [
      [kept.id, other.id],
    ]);
    await client.end();
    await sweep();
    while (await isStored(other.id)) continue;
    await p.files.cancelUpload({ actorId: ana.id, request: { uploadId: kept.id } });
    expect(await refusal(send(p, ana.id, { roomId: room.id, text: '', attachmentIds: [kept.id] }))).toBe(
      'NotFound ATTACHMENT_NOT_FOUND',
    );
    expect(await refusal(schedule({ text: 'twice', attachmentIds: [kept.id] }))).toBe('NotFound ATTACHMENT_NOT_FOUND');
    expect(await list()).toHaveLength(1);
    // A text may be taken away from files.
    await update(scheduled, { text: '', sendAt: inMs(0) });
    expect((await untilSent())[0]).toMatchObject({ text: '', attachments: [{ id: kept.id }] });
    expect((await download(p, bo, kept.id)).bytes.toString()).toBe('kept');
  });

  test('that are cancelled let their files go, from the disk as well', async () => {
    const before = await usedBytes();
    const { id } = await file();
    const scheduled = await schedule({ attachmentIds: [id] });
    expect(await usedBytes()).toBeGreaterThan(before ?? 0n);
    await p.scheduled.cancelScheduled({ actorId: ana.id, request: { scheduledId: scheduled.id } });
    expect(await usedBytes()).toBe(before);
    expect(await refusal(download(p, ana, id))).toBe('NotFound ATTACHMENT_NOT_FOUND');
    while (await isStored(id)) continue;
  });

  test('that are cancelled leave the files of somebody else’s with the same id', async () => {
    const kept = await file('mine');
    const { id: scheduledId } = await schedule({ attachmentIds: [kept.id] });
    const request = { scheduledId, roomId: room.id, text: 'the same id', sendAt: inMs(3_600_000) };
    await p.scheduled.scheduleMessage({ actorId: bo.id, request });
    await p.scheduled.cancelScheduled({ actorId: bo.id, request: { scheduledId } });
    expect((await list())[0]?.attachments).toEqual([kept]);
    expect((await download(p, ana, kept.id)).bytes.toString()).toBe('mine');
  });

  test('take only what is complete and the person’s own', async () => {
    const taken = 'NotFound ATTACHMENT_NOT_FOUND';
    const foreign = await uploadWhole(p, bo, Buffer.from('mine'));
    expect(await refusal(schedule({ attachmentIds: [foreign.id] }))).toBe(taken);
    expect(await refusal(schedule({ attachmentIds: [(await announce(p, ana, Buffer.from('x'))).id] }))).toBe(taken);
    expect(await refusal(schedule({ text: '' }))).toBe('InvalidArgument INVALID_ARGUMENT');
    expect(await list()).toEqual([]);
  });

  test('whose id another message had keep no files', async () => {
    const { id } = await file();
    const scheduledId = randomUUID();
    await send(p, ana.id, { roomId: room.id, text: 'before', clientMessageId: scheduledId });
    await schedule({ scheduledId, attachmentIds: [id] }, 0);
    expect((await untilSent()).map(({ text }) => text)).toEqual(['before']);
    await sweep();
    while (await isStored(id)) continue;
  });
});
