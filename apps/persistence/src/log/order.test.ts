import { ConnectError } from '@connectrpc/connect';
import type { Message, User } from '@prosa/proto/chat';
import { createRoom, send, sendAll, signUp, startTestPersistence, type TestPersistence } from '../test-persistence.ts';
import { openTail, range, roomEvent } from '../test-tail.ts';

/** Four processes on one database, with edits, reactions, comings and goings between the messages. */
test('every reader gets every event of every room in order and without holes', async () => {
  const first = await startTestPersistence();
  const processes = [first, ...(await Promise.all(range(1, 3).map(() => startTestPersistence(first.databaseUrl))))];
  try {
    const people = await Promise.all(range(1, 4).map((n) => signUp(first, `Person ${n}`)));
    const [ana] = people as [User, ...User[]];
    const rooms = await Promise.all(range(1, 3).map(() => createRoom(first, people)));
    const guest = await signUp(first, 'Guest');
    const tails = await Promise.all(
      processes.map((each) =>
        openTail(
          each,
          rooms.map(({ id }) => ({ roomId: id, seq: 0n })),
        ),
      ),
    );

    const talk = async (process: TestPersistence, index: number) => {
      const person = people[index] ?? ana;
      for (const round of range(1, 15)) {
        const sends = range(1, 20).map((n) => ({
          actorId: person.id,
          roomId: rooms[(n + round) % rooms.length]?.id ?? '',
          text: `${person.displayName} ${round} ${n}`,
        }));
        for (const outcome of await sendAll(process, sends)) if (outcome instanceof ConnectError) throw outcome;
      }
    };
    const fiddle = async (process: TestPersistence) => {
      for (const round of range(1, 15)) {
        const room = rooms[round % rooms.length];
        const message: Message = await send(process, ana.id, { roomId: room?.id ?? '', text: 'fiddled with' });
        await process.messages.editMessage({ actorId: ana.id, request: { messageId: message.id, text: `v${round}` } });
        await process.messages.setReaction({
          actorId: ana.id,
          request: { messageId: message.id, emoji: '🎉', present: true },
        });
        await process.rooms.joinRoom({ actorId: guest.id, request: { roomId: room?.id } });
        await process.rooms.leaveRoom({ actorId: guest.id, request: { roomId: room?.id } });
        if (round % 2) await process.messages.deleteMessage({ actorId: ana.id, request: { messageId: message.id } });
      }
    };
    await Promise.all([...processes.map(talk), ...processes.slice(0, 2).map(fiddle)]);

    for (const room of rooms) {
      const { response } = await first.rooms.listRooms({ actorId: ana.id, request: {} });
      const top = Number(response?.rooms.find((each) => each.room?.id === room.id)?.room?.lastSeq);
      expect(top).toBeGreaterThan(400);
      for (const tail of tails) {
        await tail.until(() => tail.seqs(room.id).at(-1) === top);
        expect(tail.seqs(room.id)).toEqual(range(1, top));
      }
      // The log, read again, has the same changes; ordinals of messages are without holes as well.
      const { events } = await first.log.readLog({ roomId: room.id, afterSeq: 0n, limit: 1_000 });
      expect(events.map((event) => roomEvent(event).change.case)).toEqual(
        tails[0]?.events(room.id).map((event) => roomEvent(event).change.case),
      );
      const created = events
        .map(roomEvent)
        .flatMap(({ change }) => (change.case === 'messageCreated' ? [change.value.message] : []));
      expect(created.map((message) => Number(message?.ordinal))).toEqual(range(1, created.length));
    }
    for (const tail of tails) tail.close();
  } finally {
    for (const process of processes) await process.close();
  }
}, 60_000);
