import { createClient, type Client } from '@connectrpc/connect';
import { type Room, RoomKind, type User } from '@prosa/proto/chat';
import { LinkPreviewService } from '@prosa/proto/persistence';
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
