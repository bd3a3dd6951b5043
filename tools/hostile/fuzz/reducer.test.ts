/** The client's reducer with whatever a server could send, in any order: it never throws, and its promises hold. */
import { create, type MessageInitShape } from '@bufbuild/protobuf';
import { MyRoomSchema, type SubscribeResponse, SubscribeResponseSchema } from '@prosa/proto/chat';
import { applyItem, clientState, cursors, openPins, openTimeline, withRoom, withRooms } from '@prosa/room-state';
import type { ClientState } from '@prosa/room-state';
import { hostileRuns } from '@prosa/testing/hostile';
import fc from 'fast-check';
import { arbitraryMessage } from './arbitrary-message.ts';

const me = '0197a3a0-0000-7000-8000-00000000000a';
const roomIds = ['0197a3a0-0000-7000-8000-000000000001', '0197a3a0-0000-7000-8000-000000000002'];
const known = { ids: [me, ...roomIds, '0197a3a0-0000-7000-8000-00000000000b'] };
const itemsEach = 12;

function start(): ClientState {
  const listed = roomIds.map((id): MessageInitShape<typeof MyRoomSchema> => ({
    room: { id, epoch: 'e', lastSeq: 3n },
  }));
  let state = withRooms(
    clientState(me),
    listed.map((init) => create(MyRoomSchema, init)),
  );
  for (const room of state.rooms.values()) state = withRoom(state, openPins(openTimeline(room)));
  return state;
}

test('any items in any order', () => {
  const item = arbitraryMessage(SubscribeResponseSchema, known) as fc.Arbitrary<SubscribeResponse>;
  fc.assert(
    fc.property(fc.array(item, { minLength: itemsEach, maxLength: itemsEach }), (items) => {
      let state = start();
      for (const next of items) {
        const after = applyItem(state, next);
        for (const [id, room] of after.rooms) {
          const before = state.rooms.get(id);
          if (before?.room.epoch === room.room.epoch) expect(room.seq >= before.seq).toBe(true);
          expect(room.ahead.length).toBeLessThanOrEqual(1_000);
          const seqs = room.timeline?.messages.map(({ seq }) => seq) ?? [];
          expect(seqs.every((seq, index) => index === 0 || seqs[index - 1]! <= seq)).toBe(true);
        }
        expect(cursors(after).every(({ roomId }) => after.rooms.get(roomId)?.stale === false)).toBe(true);
        state = after;
      }
    }),
    hostileRuns('items for the reducer of the client', 100, 2_500, itemsEach),
  );
}, 600_000);
