import type { Client, ServiceImpl } from '@connectrpc/connect';
import type { PinService } from '@prosa/proto/chat';
import type { PinService as PinBackend } from '@prosa/proto/persistence';
import { forCaller } from '../onward.ts';

/** prosa.chat.v1.PinService. */
export function pinService(pins: Client<typeof PinBackend>): ServiceImpl<typeof PinService> {
  return {
    async pinMessage(request, context) {
      const { response } = await pins.pinMessage(...forCaller(request, context));
      return response ?? {};
    },
    async listPins(request, context) {
      const { response } = await pins.listPins(...forCaller(request, context));
      return response ?? {};
    },
  };
}
