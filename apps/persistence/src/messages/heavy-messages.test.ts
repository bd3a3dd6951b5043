import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { createRoom, sendAll, signUp, startTestPersistence, type TestPersistence } from '../test-persistence.ts';

/** As large as the contract lets the files of a message be. */
const file = () => ({
  id: randomUUID(),
  name: '🌊'.repeat(255),
  mediaType: 'image/png',
  sizeBytes: '1',
  altText: '🌊'.repeat(1_000),
});

describe('messages with as much as may go with one', () => {
  let p: TestPersistence;
  beforeAll(async () => {
    p = await startTestPersistence();
  });
  afterAll(() => p.close());

  test('never make a page, a list by id or the pins of a room fail', async () => {
    const ana = await signUp(p, 'Ana');
    const room = await createRoom(p, [ana]);
    const sends = Array.from({ length: 100 }, () => ({ actorId: ana.id, roomId: room.id, text: '🌊'.repeat(16_000) }));
    await sendAll(p, sends);
    const client = new Client({ connectionString: p.databaseUrl });
    await client.connect();
    const attachments = JSON.stringify(Array.from({ length: 20 }, file));
    await client.query('update message set attachments = $1, pinned_at = now() where room_id = $2', [
      attachments,
      room.id,
    ]);
    await client.end();
    const page = await p.messages.listMessages({ actorId: ana.id, request: { roomId: room.id, limit: 200 } });
    expect(page.response?.messages.at(-1)?.attachments).toHaveLength(20);
    expect(page.response?.hasMoreBefore).toBe(true);
    const pins = await p.pins.listPins({ actorId: ana.id, request: { roomId: room.id } });
    expect(pins.response?.messages).toHaveLength(100);
    const messageIds = pins.response?.messages.map(({ id }) => id) ?? [];
    const { response } = await p.messages.getMessages({ actorId: ana.id, request: { messageIds } });
    expect(response?.messages).toHaveLength(100);
  });
});
