import type { MessageInitShape } from '@bufbuild/protobuf';
import { PresenceState } from '@prosa/proto/chat';
import type { SignalSchema } from '@prosa/proto/persistence';
import type { Caller } from '../accounts/caller.ts';
import type { Heartbeats } from '../events/heartbeats.ts';
import type { OpenStreams } from '../events/open-streams.ts';

/** Tells every gateway whether somebody is at a device, and looks at it: any of them may hold its streams. */
export class DeviceSignals {
  readonly #streams: OpenStreams;
  readonly #heartbeats: Heartbeats;
  readonly #publish: (signals: MessageInitShape<typeof SignalSchema>[]) => void;

  constructor(options: {
    streams: OpenStreams;
    heartbeats: Heartbeats;
    publish: (signals: MessageInitShape<typeof SignalSchema>[]) => void;
  }) {
    this.#streams = options.streams;
    this.#heartbeats = options.heartbeats;
    this.#publish = options.publish;
  }

  /**
   * The device of the caller's session or token. Whether it arrives is not promised.
   *
   * @param heartbeats whether its streams are to have them; undefined: as before
   */
  set(caller: Caller, state: PresenceState, heartbeats: boolean | undefined): void {
    if (heartbeats !== undefined && this.#isSettledHere(caller, state, heartbeats)) return;
    const { userId, credentialId } = caller;
    const wish = heartbeats === undefined ? {} : { heartbeats };
    this.#publish([{ signal: { case: 'device', value: { userId, credentialId, state, ...wish } } }]);
  }

  /** Who only looks up or away does so many times an hour: where the device's stream is here, no other gateway is told. */
  #isSettledHere({ userId, credentialId }: Caller, state: PresenceState, heartbeats: boolean): boolean {
    const away = state === PresenceState.AWAY;
    const own = [...this.#streams.of(userId)].filter((stream) => stream.caller.credentialId === credentialId);
    if (own.length === 0 || own.some((stream) => stream.away !== away)) return false;
    for (const stream of own) this.#heartbeats.set(stream, heartbeats);
    return true;
  }
}
