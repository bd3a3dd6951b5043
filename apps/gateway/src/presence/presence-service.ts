import type { Client, ServiceImpl } from '@connectrpc/connect';
import type { PresenceService } from '@prosa/proto/chat';
import type { PresenceService as PresenceBackend } from '@prosa/proto/persistence';
import { callerOf, forCaller } from '../onward.ts';
import type { DeviceSignals } from './device-signals.ts';

/** prosa.chat.v1.PresenceService. */
export function presenceService(
  presence: Client<typeof PresenceBackend>,
  devices: DeviceSignals,
): ServiceImpl<typeof PresenceService> {
  return {
    async setPresence({ state, heartbeats }, context) {
      devices.set(callerOf(context), state, heartbeats);
      return {};
    },
    async setStatus(request, context) {
      const { user } = await presence.setStatus(...forCaller(request, context));
      return { user };
    },
    async setAvailability(request, context) {
      const { user } = await presence.setAvailability(...forCaller(request, context));
      return { user };
    },
  };
}
