import type { MessageInitShape } from '@bufbuild/protobuf';
import { Code } from '@connectrpc/connect';
import type { SignalSchema } from '@prosa/proto/persistence';
import { failure } from '@prosa/service';
import { TokenBuckets } from '../http/token-buckets.ts';
import type { OpenStreams } from './open-streams.ts';
import type { Positions } from './positions.ts';

/** One typing signal a person and room in so many seconds is enough. */
const TYPING_SECONDS = 3;
/** For how long a caller without a stream is taken for a member without asking again. */
const MEMBERSHIP_MS = 30_000;
const MAX_MEMBERSHIPS = 10_000;

/** Takes typing signals of members and hands them to every gateway. */
export class TypingSignals {
  readonly #positions: Positions;
  readonly #streams: OpenStreams;
  readonly #publish: (signals: MessageInitShape<typeof SignalSchema>[]) => void;
  readonly #pace = new TokenBuckets({ perSecond: 1 / TYPING_SECONDS, burst: 1 });
  /** Rooms of accounts that have no stream here, as lately asked. */
  readonly #memberships = new Map<string, { rooms: ReadonlySet<string>; until: number }>();

  constructor(
    positions: Positions,
    streams: OpenStreams,
    publish: (signals: MessageInitShape<typeof SignalSchema>[]) => void,
  ) {
    this.#positions = positions;
    this.#streams = streams;
    this.#publish = publish;
  }

  /** The caller writes in a room. Throws ROOM_NOT_FOUND when they are not in it. */
  async set(userId: string, room: string): Promise<void> {
    const roomId = room.toLowerCase();
    if (!(await this.#isMember(userId, roomId))) {
      throw failure('ROOM_NOT_FOUND', Code.NotFound, 'there is no such room');
    }
    if (this.#pace.take(`${userId} ${roomId}`) > 0) return;
    this.#publish([{ signal: { case: 'typing', value: { userId, roomId } } }]);
  }

  async #isMember(userId: string, roomId: string): Promise<boolean> {
    for (const stream of this.#streams.of(userId)) if (stream.rooms.has(roomId)) return true;
    const known = this.#memberships.get(userId);
    if (known !== undefined && known.until > performance.now() && known.rooms.has(roomId)) return true;
    const { rooms } = await this.#positions(userId);
    const membership = { rooms: new Set(rooms.map((room) => room.roomId)), until: performance.now() + MEMBERSHIP_MS };
    this.#memberships.delete(userId);
    this.#memberships.set(userId, membership);
    for (const oldest of this.#memberships.keys()) {
      if (this.#memberships.size <= MAX_MEMBERSHIPS) break;
      this.#memberships.delete(oldest);
    }
    return membership.rooms.has(roomId);
  }
}
