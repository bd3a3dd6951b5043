import { createClient, type Client } from '@connectrpc/connect';
import { type Room, RoomKind, type User } from '@prosa/proto/chat';
import { LinkPreviewService } from '@prosa/proto/persistence';
import { crc32 } from 'node:zlib';
import sharp from 'sharp';
import { download } from '../files/test-upload.ts';
import { createRoom, refusal, send, signUp, startTestPersistence, type TestPersistence } from '../test-persistence.ts';
import { roomEvent } from '../test-tail.ts';

let p: TestPersistence;
let previews: Client<typeof LinkPreviewService>;
let ana: User;
let bo: User;
let room: Room;
beforeAll(async () => {
  p = await startTestPersistence();
  previews = createClient(LinkPreviewService, p.transport);
  [ana, bo] = [await signUp(p, 'Ana'), await signUp(p, 'Bo')];
  room = await createRoom(p, [ana, bo], RoomKind.PRIVATE);
});
afterAll(() => p.close());

const link = (url: string, title = 'Tides') => ({ url, title, description: 'what', siteName: 'who' });
const say = (text: string) => send(p, ana.id, { roomId: room.id, text });
const message = async (id: string) => {
  const { response } = await p.messages.getMessages({ actorId: ana.id, request: { messageIds: [id] } });
  return response?.messages[0];
};
const urls = async (id: string) => (await message(id))?.linkPreviews.map(({ url }) => url);
const remove = (actorId: string, messageId: string, url: string) =>
  previews.removeLinkPreview({ actorId, request: { messageId, url } });

test('what was found comes with an event, once, and only for links that stand in the text', async () => {
  const { id, seq } = await say('see https://a.org and https://b.org');
  const links = [link('https://a.org'), link('https://elsewhere.org')];
  await previews.addLinkPreviews({ messageId: id, links });
  await previews.addLinkPreviews({ messageId: id, links });
  await previews.addLinkPreviews({ messageId: id, links: [link('https://b.org')] });
  expect((await message(id))?.linkPreviews).toMatchObject([link('https://a.org'), link('https://b.org')]);
  const { events } = await p.log.readLog({ roomId: room.id, afterSeq: seq, limit: 10 });
  expect(events.map((event) => roomEvent(event).change.case)).toEqual(['messageChanged', 'messageChanged']);
  expect(roomEvent(events[1]!)).toMatchObject({ actorId: ana.id, change: { value: { message: await message(id) } } });
});

test('its author takes one away for good', async () => {
  const { id } = await say('see https://a.org');
  await previews.addLinkPreviews({ messageId: id, links: [link('https://a.org')] });
  expect(await refusal(remove(bo.id, id, 'https://a.org'))).toBe('PermissionDenied NOT_THE_AUTHOR');
  await remove(ana.id, id, 'https://a.org');
  await remove(ana.id, id, 'https://a.org');
  await previews.addLinkPreviews({ messageId: id, links: [link('https://a.org')] });
  expect(await urls(id)).toEqual([]);
});

test('a link that is edited away takes its preview along, a deleted message all', async () => {
  const { id } = await say('see https://a.org and https://b.org');
  await previews.addLinkPreviews({ messageId: id, links: [link('https://a.org'), link('https://b.org')] });
  await p.messages.editMessage({ actorId: ana.id, request: { messageId: id, text: 'only https://b.org' } });
  expect(await urls(id)).toEqual(['https://b.org']);
  await p.messages.deleteMessage({ actorId: ana.id, request: { messageId: id } });
  await previews.addLinkPreviews({ messageId: id, links: [link('https://b.org')] });
  expect(await urls(id)).toEqual([]);
});

describe('the picture of a preview', () => {
  const photo = () =>
    sharp({ create: { width: 1_200, height: 630, channels: 3, background: { r: 20, g: 90, b: 120 } } })
      .withExifMerge({ IFD3: { GPSLatitudeRef: 'S', GPSLatitude: '23/1 26/1 0/1' } })
      .jpeg()
      .toBuffer();
  const add = async (picture: Uint8Array, text = 'see https://a.org') => {
    const { id } = await say(text);
    await previews.addLinkPreviews({ messageId: id, links: [{ ...link('https://a.org'), picture }] });
    return { id, pictureId: (await message(id))?.linkPreviews[0]?.pictureId ?? '' };
  };
  const small = (who: User, pictureId: string) => download(p, who, pictureId, { thumbnail: true });
  const gone = 'NotFound ATTACHMENT_NOT_FOUND';

  test('is kept small, without metadata, for who may read the message', async () => {
    const { pictureId } = await add(await photo());
    const { head, bytes } = await small(bo, pictureId);
    expect(head?.mediaType).toBe('image/webp');
    expect(bytes.length).toBeLessThan(20_000);
    const { format, width, height, exif } = await sharp(bytes).metadata();
    expect([format, width, height, exif]).toEqual(['webp', 264, 204, undefined]);
    const eve = await signUp(p, 'Eve');
    expect(await refusal(small(eve, pictureId))).toBe(gone);
    expect(await refusal(download(p, bo, pictureId))).toBe(gone);
    expect(
      (await download(p, bo, pictureId, { thumbnail: true, range: { first: 0n, last: 3n } })).bytes.toString(),
    ).toBe('RIFF');
  });

  test.each([
    ['no picture', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['a picture with far too many pixels', pngHead(60_000, 60_000)],
  ])('%s is left out, the rest is shown', async (_, bytes) => {
    const { id, pictureId } = await add(bytes);
    expect([pictureId, await urls(id)]).toEqual(['', ['https://a.org']]);
  });

  test('goes with its preview, with its link, with its message', async () => {
    const [removed, edited, deleted] = [await add(await photo()), await add(await photo()), await add(await photo())];
    await remove(ana.id, removed.id, 'https://a.org');
    await p.messages.editMessage({ actorId: ana.id, request: { messageId: edited.id, text: 'no link' } });
    await p.messages.deleteMessage({ actorId: ana.id, request: { messageId: deleted.id } });
    for (const { pictureId } of [removed, edited, deleted]) expect(await refusal(small(ana, pictureId))).toBe(gone);
  });
});

/** The beginning of a PNG that says it is this large. */
function pngHead(width: number, height: number): Buffer {
  const head = Buffer.from('89504e470d0a1a0a0000000d494844520000000000000000080000000000000000', 'hex');
  head.writeUInt32BE(width, 16);
  head.writeUInt32BE(height, 20);
  head.writeUInt32BE(crc32(head.subarray(12, 29)), 29);
  return head;
}
