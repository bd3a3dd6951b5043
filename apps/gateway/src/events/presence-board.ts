import { PresenceState } from '@prosa/proto/chat';
import type { PresenceEntry, PresenceReport } from '@prosa/proto/persistence';
import { itemFrame } from './frame.ts';
import type { RoomListener } from './room-hub.ts';
import type { RoomHubs } from './room-hubs.ts';

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
  /** By person, then by gateway. */
  readonly #sightings = new Map<string, Map<string, Sighting>>();

  /** `answer` is called when another gateway asks for everything this one knows. */
  constructor(gatewayId: string, hubs: RoomHubs, answer: () => void) {
    this.#gatewayId = gatewayId;
    this.#hubs = hubs;
    this.#answer = answer;
  }

  /** People seen at any gateway. */
  get size(): number {
    return this.#sightings.size;
  }

  /** Online where they are at a device of any gateway, away where all their devices stand alone, else offline. */
  stateOf(userId: string): PresenceState {
    const byGateway = this.#sightings.get(userId);
    if (byGateway === undefined) return PresenceState.OFFLINE;
    for (const { state } of byGateway.values()) if (state === PresenceState.ONLINE) return PresenceState.ONLINE;
    return PresenceState.AWAY;
  }

  /** Everybody who is seen in one of these rooms, at most `limit`. */
  *seenIn(roomIds: ReadonlySet<string>, limit: number): Generator<string> {
    for (const [userId, byGateway] of this.#sightings) {
      if (limit <= 0) return;
      if (![...byGateway.values()].some((sighting) => sighting.roomIds.some((roomId) => roomIds.has(roomId)))) continue;
      limit--;
      yield userId;
    }
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
    const known = this.#sightings.get(userId);
    if (state !== PresenceState.ONLINE && state !== PresenceState.AWAY) {
      const sighting = known?.get(gatewayId);
      if (sighting !== undefined) this.#forgetOne(userId, gatewayId, sighting);
      return;
    }
    const sighting = { state, roomIds, heardAt: performance.now() };
    if (known) known.set(gatewayId, sighting);
    else this.#sightings.set(userId, new Map([[gatewayId, sighting]]));
    this.#showChange(userId, before, roomIds);
  }

  /** Drops what other gateways have not said again in time. */
  lapse(now: number): void {
    for (const [userId, byGateway] of this.#sightings) {
      for (const [gatewayId, sighting] of byGateway) {
        if (gatewayId === this.#gatewayId || now - sighting.heardAt <= PRESENCE_LAPSE_MS) continue;
        this.#forgetOne(userId, gatewayId, sighting);
      }
    }
  }

  #forget(gatewayId: string, which: (userId: string) => boolean): void {
    for (const [userId, byGateway] of this.#sightings) {
      const sighting = byGateway.get(gatewayId);
      if (sighting !== undefined && which(userId)) this.#forgetOne(userId, gatewayId, sighting);
    }
  }

  #forgetOne(userId: string, gatewayId: string, { roomIds }: Sighting): void {
    const before = this.stateOf(userId);
    const byGateway = this.#sightings.get(userId);
    byGateway?.delete(gatewayId);
    if (byGateway?.size === 0) this.#sightings.delete(userId);
    this.#showChange(userId, before, roomIds);
  }

  #showChange(userId: string, before: PresenceState, roomIds: readonly string[]): void {
    const state = this.stateOf(userId);
    if (state === before) return;
    const audience = new Set<RoomListener>();
    for (const roomId of roomIds)
      for (const listener of this.#hubs.get(roomId)?.listeners ?? []) audience.add(listener);
    if (audience.size === 0) return;
    const frame = itemFrame({ case: 'presence', value: { userId, state } }, 'ephemeral');
    for (const listener of audience) if (listener.accountId !== userId) listener.deliver(frame);
  }
}
