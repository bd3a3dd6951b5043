/** Where a client stands, for Subscribe. */
import { create } from '@bufbuild/protobuf';
import { CursorSchema, type Cursor } from '@prosa/proto/chat';
import type { ClientState } from './room-state.ts';

/** One cursor a room. A stale room sends none: its snapshot is taken anyway. */
export function cursors({ rooms }: ClientState): Cursor[] {
  return [...rooms.values()]
    .filter(({ stale }) => !stale)
    .map(({ room, seq }) => create(CursorSchema, { roomId: room.id, epoch: room.epoch, seq }));
}
