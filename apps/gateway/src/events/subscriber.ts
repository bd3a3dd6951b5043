import type { Room } from '@prosa/proto/chat';
import type { Caller } from '../accounts/caller.ts';
import { edgeError } from '../http/edge-error.ts';
import { endOfStream } from './envelope.ts';
import type { FlushTurn } from './flush-turn.ts';
import type { Frame } from './frame.ts';
import { Outbox } from './outbox.ts';
import type { OutboxCounts } from './outbox.ts';
import type { RoomHub, RoomListener } from './room-hub.ts';
import type { StreamSink } from './sink.ts';
import { streamErrors } from './stream-errors.ts';

/** A change of membership that the tail brought. */
export interface MembershipChange {
  readonly roomId: string;
  readonly seq: number;
  /** The room for one who came in; undefined: they went. */
  readonly room: Room | undefined;
}

/** How long an ended stream may take to hand its last bytes over before the connection is cut. */
const END_MS = 20_000;

/**
 * One open event stream. It starts (`recovery`, missed events), becomes live (`ready`, what was held back
 * meanwhile) and ends once.
 */
export class Subscriber implements RoomListener {
  readonly accountId: string;
  readonly caller: Caller;
  readonly requestId: string;
  readonly outbox: Outbox;
  /** The rooms it listens to. */
  readonly rooms = new Map<string, RoomHub>();
  /**
   * What happened to the caller's rooms since their heads were asked for (at the start, or after the tail was cut);
   * undefined: they are known.
   */
  changes: MembershipChange[] | undefined = [];
  /** Whether it listens to its rooms: from then on changes of membership are carried out as they come. */
  attached = false;
  /** Nobody is at the device (PresenceService.SetPresence). */
  away = false;
  readonly #sink: StreamSink;
  readonly #onEnd: (subscriber: Subscriber) => void;
  #held: Frame[] | undefined = [];
  #heldBytes = 0;
  readonly #maxBytes: number;
  #ended = false;

  constructor(
    caller: Caller,
    requestId: string,
    sink: StreamSink,
    turn: FlushTurn,
    counts: OutboxCounts,
    options: { maxBytes: number; onEnd: (subscriber: Subscriber) => void },
  ) {
    this.caller = caller;
    this.accountId = caller.userId;
    this.requestId = requestId;
    this.#sink = sink;
    this.#maxBytes = options.maxBytes;
    this.#onEnd = options.onEnd;
    this.outbox = new Outbox(sink, turn, counts, {
      maxBytes: options.maxBytes,
      onFull: () => this.end(streamErrors.overflow()),
    });
  }

  get ended(): boolean {
    return this.#ended;
  }

  get live(): boolean {
    return this.#held === undefined && !this.#ended;
  }

  /** Takes a live frame. Before `goLive` it is held back, within the same bound. */
  deliver(frame: Frame): void {
    if (this.#held === undefined) {
      this.outbox.push(frame);
      return;
    }
    if (this.#ended || frame.urgency === 'ephemeral') return;
    this.#heldBytes += this.#sink.bytesOf(frame).length;
    if (this.#heldBytes > this.#maxBytes) this.end(streamErrors.overflow());
    else this.#held.push(frame);
  }

  /** Sends `ready`, then what was held back; from now on frames go out as they come. */
  goLive(ready: Frame): void {
    const held = this.#held ?? [];
    this.#held = undefined;
    this.outbox.push(ready);
    for (const frame of held) this.outbox.push(frame);
  }

  /** Ends the stream with the reason in its last envelope. Only the first call counts. */
  end(reason: unknown): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#held = undefined;
    this.#onEnd(this);
    this.outbox.finish(endOfStream(edgeError(reason, this.requestId)));
    setTimeout(() => {
      if (this.#sink.pendingBytes > 0) this.#sink.destroy();
    }, END_MS).unref();
  }

  /** The connection is gone. */
  abandon(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#held = undefined;
    this.#onEnd(this);
    this.outbox.close();
  }

  /** Cuts a connection whose reader takes nothing. */
  cut(reason: unknown): void {
    this.end(reason);
    this.#sink.destroy();
  }
}
