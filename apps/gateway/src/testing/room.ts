import { randomUUID } from 'node:crypto';
import { RoomKind } from '@prosa/proto/chat';
import type { Program } from '@prosa/testing/stack';

/** A room as tests use it. */
export interface TestRoom {
  readonly id: string;
  readonly epoch: string;
  /** `seq` when it was made. */
  readonly seq: bigint;
  /** Says something and gives the `seq` it got. */
  say(who: Program, text: string): Promise<bigint>;
}

/** Makes a private room of these people; the first one makes it. */
export async function makeRoom(maker: Program, ...others: Program[]): Promise<TestRoom> {
  const memberIds = others.map(({ userId }) => userId);
  const { room } = await maker.rooms.createRoom({ name: `Room ${randomUUID()}`, kind: RoomKind.PRIVATE, memberIds });
  if (room === undefined) throw new Error('no room was made');
  return {
    id: room.id,
    epoch: room.epoch,
    seq: room.lastSeq,
    async say(who, text) {
      const { message } = await who.messages.sendMessage({ roomId: room.id, clientMessageId: randomUUID(), text });
      return message?.seq ?? 0n;
    },
  };
}
