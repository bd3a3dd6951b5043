import { PresenceState } from '@prosa/proto/chat';
import type { PresenceEntry, PresenceReport } from '@prosa/proto/persistence';
import { itemFrame } from './frame.ts';
import type { Frame } from './frame.ts';
import type { RoomListener } from './room-hub.ts';
import type { RoomHubs } from './room-hubs.ts';

interface Person {
  readonly byGateway: Map<string, Sighting>;
  /** What was last told of them, encoded once for all who are told. */
  told: { readonly state: PresenceState; readonly frame: Frame } | undefined;
}

interface Sighting {
  /** Online or away. */
  readonly state: PresenceState;
  readonly roomIds: readonly string[];
  heardAt: number;
}

/** What a gateway has not said again for so long is no longer so. */
export const PRESENCE_LAPSE_MS = 75_000;

/**
 * Who is there, as this gateway and the others say. A change is shown to those who share a small room with
 * the person. Nothing of it is stored; a gateway that is gone lapses.
 */
export class PresenceBoard {
  readonly #gatewayId: string;
  readonly #hubs: RoomHubs;
  readonly #answer: () => void;
  readonly #people = new Map<string, Person>();
  /** Who is seen in a room, with the number of gateways that say so. */
  readonly #byRoom = new Map<string, Map<string, number>>();

  /** `answer` is called when another gateway asks for everything this one knows. */
  constructor(gatewayId: string, hubs: RoomHubs, answer: () => void) {
    this.#gatewayId = gatewayId;
    this.#hubs = hubs;
    this.#answer = answer;
  }

  /** People seen at any gateway. */
  get size(): number {
    return this.#people.size;
  }

  /** Online where they are at a device of any gateway, away where all their devices stand alone, else offline. */
  stateOf(userId: string): PresenceState {
    const person = this.#people.get(userId);
    if (person === undefined) return PresenceState.OFFLINE;
    for (const { state } of person.byGateway.values()) if (state === PresenceState.ONLINE) return PresenceState.ONLINE;
    return PresenceState.AWAY;
  }

  /** Everybody who is seen in one of these rooms, each once, at most `limit`. */
  *seenIn(roomIds: Iterable<string>, limit: number): Generator<string> {
    const told = new Set<string>();
    for (const roomId of roomIds) {
      for (const userId of this.#byRoom.get(roomId)?.keys() ?? []) {
        if (told.size >= limit) return;
        if (told.has(userId)) continue;
        told.add(userId);
        yield userId;
      }
    }
  }

  /** What says how a person is. */
  frameOf(userId: string): Frame {
    const state = this.stateOf(userId);
    const person = this.#people.get(userId);
    if (person?.told?.state === state) return person.told.frame;
    const frame = itemFrame({ case: 'presence', value: { userId, state } }, 'ephemeral');
    if (person !== undefined) person.told = { state, frame };
    return frame;
  }

  /** Takes what another gateway says; what came back from this one is known already. */
  take(report: PresenceReport): void {
    if (report.gatewayId === this.#gatewayId) return;
    for (const entry of report.entries) this.set(report.gatewayId, entry);
    if (report.complete) {
      const named = new Set(report.entries.map((entry) => entry.userId));
      this.#forget(report.gatewayId, (userId) => !named.has(userId));
    }
    if (report.wantsAnswer) this.#answer();
  }

  /** Takes one entry of a gateway. */
  set(gatewayId: string, { userId, state, roomIds }: Pick<PresenceEntry, 'userId' | 'state' | 'roomIds'>): void {
    const before = this.stateOf(userId);
    if (state !== PresenceState.ONLINE && state !== PresenceState.AWAY) {
      this.#forgetOne(userId, gatewayId);
      return;
    }
    const person: Person = this.#people.get(userId) ?? { byGateway: new Map(), told: undefined };
    this.#people.set(userId, person);
    const left = person.byGateway.get(gatewayId)?.roomIds ?? [];
    person.byGateway.set(gatewayId, { state, roomIds, heardAt: performance.now() });
    for (const roomId of roomIds) this.#enter(roomId, userId);
    for (const roomId of left) this.#leave(roomId, userId);
    this.#showChange(userId, before, roomIds);
  }

  /** Drops what other gateways have not said again in time. */
  lapse(now: number): void {
    for (const [userId, { byGateway }] of this.#people) {
      for (const [gatewayId, sighting] of byGateway) {
        if (gatewayId === this.#gatewayId || now - sighting.heardAt <= PRESENCE_LAPSE_MS) continue;
        this.#forgetOne(userId, gatewayId);
      }
    }
  }

  #forget(gatewayId: string, which: (userId: string) => boolean): void {
    for (const userId of this.#people.keys()) if (which(userId)) this.#forgetOne(userId, gatewayId);
  }

  #forgetOne(userId: string, gatewayId: string): void {
    const person = this.#people.get(userId);
    const sighting = person?.byGateway.get(gatewayId);
    if (person === undefined || sighting === undefined) return;
    const before = this.stateOf(userId);
    person.byGateway.delete(gatewayId);
    if (person.byGateway.size === 0) this.#people.delete(userId);
    for (const roomId of sighting.roomIds) this.#leave(roomId, userId);
    this.#showChange(userId, before, sighting.roomIds);
  }

  #enter(roomId: string, userId: string): void {
    const seen = this.#byRoom.get(roomId) ?? new Map<string, number>();
    this.#byRoom.set(roomId, seen);
    seen.set(userId, (seen.get(userId) ?? 0) + 1);
  }

  #leave(roomId: string, userId: string): void {
    const seen = this.#byRoom.get(roomId);
    const others = (seen?.get(userId) ?? 0) - 1;
    if (others > 0) seen?.set(userId, others);
    else seen?.delete(userId);
    if (seen?.size === 0) this.#byRoom.delete(roomId);
  }

  #showChange(userId: string, before: PresenceState, roomIds: readonly string[]): void {
    if (this.stateOf(userId) === before) return;
    const audience = new Set<RoomListener>();
    for (const roomId of roomIds)
      for (const listener of this.#hubs.get(roomId)?.listeners ?? []) audience.add(listener);
    if (audience.size === 0) return;
    const frame = this.frameOf(userId);
    for (const listener of audience) if (listener.accountId !== userId) listener.deliver(frame);
  }
}
