import type { MessageInitShape } from '@bufbuild/protobuf';
import type { PresenceState } from '@prosa/proto/chat';
import type { SignalSchema } from '@prosa/proto/persistence';
import type { Caller } from '../accounts/caller.ts';

/** Tells every gateway whether somebody is at a device: any of them may hold its streams. */
export class DeviceSignals {
  readonly #publish: (signals: MessageInitShape<typeof SignalSchema>[]) => void;

  constructor(publish: (signals: MessageInitShape<typeof SignalSchema>[]) => void) {
    this.#publish = publish;
  }

  /** The device of the caller's session or token. Whether it arrives is not promised. */
  set({ userId, credentialId }: Caller, state: PresenceState): void {
    this.#publish([{ signal: { case: 'device', value: { userId, credentialId, state } } }]);
  }
}
