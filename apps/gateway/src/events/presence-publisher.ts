import type { MessageInitShape } from '@bufbuild/protobuf';
import { PresenceState } from '@prosa/proto/chat';
import type { PresenceEntrySchema, SignalSchema } from '@prosa/proto/persistence';
import type { OpenStreams } from './open-streams.ts';
import type { PresenceBoard } from './presence-board.ts';

type Entry = MessageInitShape<typeof PresenceEntrySchema> & { userId: string; state: PresenceState; roomIds: string[] };
type SignalInit = MessageInitShape<typeof SignalSchema>;

/** Presence shows only in rooms of at most so many people. */
export const PRESENCE_MAX_MEMBERS = 100;
/** Changes are collected for so long, so that a quick return is no change at all. */
const COALESCE_MS = 1_000;
/** Everything is said again so often. */
const ANNOUNCE_MS = 30_000;
const ANSWER_MS = 500;
/** Rooms an entry names at most, and room ids a report: a report has to fit a NOTIFY of persistence. */
const MAX_ROOMS = 100;

/** Tells the other gateways who is at this one. */
export class PresencePublisher {
  readonly #gatewayId: string;
  readonly #streams: OpenStreams;
  readonly #board: PresenceBoard;
  readonly #publish: (signals: SignalInit[]) => void;
  readonly #changed = new Set<string>();
  /** Who was last said to be here. */
  readonly #announced = new Set<string>();
  #collecting: NodeJS.Timeout | undefined;
  #announcing: NodeJS.Timeout | undefined;

  constructor(options: {
    gatewayId: string;
    streams: OpenStreams;
    board: PresenceBoard;
    publish: (signals: SignalInit[]) => void;
  }) {
    this.#gatewayId = options.gatewayId;
    this.#streams = options.streams;
    this.#board = options.board;
    this.#publish = options.publish;
  }

  /** The account's streams, or the rooms they show in, may have changed. */
  touch(accountId: string): void {
    this.#changed.add(accountId);
    this.#collecting ??= setTimeout(() => this.#flush(), COALESCE_MS);
  }

  /** The tail is live (again): says who is here and asks who is elsewhere. */
  hello(): void {
    this.#publish([this.#report([], true)]);
    this.announceAll();
  }

  /** Says again who is here, and keeps doing so. */
  announceAll(): void {
    clearTimeout(this.#announcing);
    this.#announcing = setTimeout(() => this.announceAll(), ANNOUNCE_MS * (0.9 + 0.2 * Math.random()));
    this.#send([...this.#announced].map((accountId) => this.#entry(accountId)));
    this.#board.lapse(performance.now());
  }

  /** Another gateway asks: says who is here a moment later, so that not all answer at once. */
  announceSoon(): void {
    clearTimeout(this.#announcing);
    this.#announcing = setTimeout(() => this.announceAll(), ANSWER_MS * Math.random());
  }

  close(): void {
    clearTimeout(this.#collecting);
    clearTimeout(this.#announcing);
  }

  #flush(): void {
    this.#collecting = undefined;
    const entries: Entry[] = [];
    for (const accountId of this.#changed) {
      const entry = this.#entry(accountId);
      const here = entry.state !== PresenceState.OFFLINE;
      if (!here && !this.#announced.has(accountId)) continue;
      if (here) this.#announced.add(accountId);
      else this.#announced.delete(accountId);
      entries.push(entry);
      this.#board.set(this.#gatewayId, entry);
    }
    this.#changed.clear();
    this.#send(entries);
  }

  #entry(accountId: string): Entry {
    const roomIds = new Set<string>();
    for (const stream of this.#streams.of(accountId)) {
      for (const [roomId, hub] of stream.rooms) {
        if (hub.memberCount <= PRESENCE_MAX_MEMBERS && roomIds.size < MAX_ROOMS) roomIds.add(roomId);
      }
    }
    return { userId: accountId, state: this.#state(accountId), roomIds: [...roomIds] };
  }

  /** Of several devices the most present one counts. */
  #state(accountId: string): PresenceState {
    const streams = [...this.#streams.of(accountId)];
    if (streams.length === 0) return PresenceState.OFFLINE;
    return streams.every(({ away }) => away) ? PresenceState.AWAY : PresenceState.ONLINE;
  }

  #send(entries: readonly Entry[]): void {
    const signals: SignalInit[] = [];
    let part: Entry[] = [];
    let ids = 0;
    for (const entry of entries) {
      if (part.length > 0 && ids + 1 + entry.roomIds.length > MAX_ROOMS) {
        signals.push(this.#report(part, false));
        part = [];
        ids = 0;
      }
      part.push(entry);
      ids += 1 + entry.roomIds.length;
    }
    if (part.length > 0) signals.push(this.#report(part, false));
    if (signals.length > 0) this.#publish(signals);
  }

  #report(entries: Entry[], wantsAnswer: boolean): SignalInit {
    return { signal: { case: 'presence', value: { gatewayId: this.#gatewayId, entries, wantsAnswer } } };
  }
}
