import type { ServiceImpl } from '@connectrpc/connect';
import type { PushService } from '@prosa/proto/persistence';
import type { Workspace } from '../workspace.ts';
import { leasePushes, settlePushes } from './lease.ts';
import { readPushKey } from './push-key.ts';
import { removePushSubscription, savePushSubscription } from './subscriptions.ts';

/** Web push; see the functions for what each promises and refuses. */
export function createPushService({ db }: Workspace): ServiceImpl<typeof PushService> {
  return {
    getPushKey: async () => ({ response: { publicKey: (await readPushKey(db)).publicKey } }),
    async savePushSubscription(call) {
      await savePushSubscription(db, call);
      return { response: {} };
    },
    async removePushSubscription({ actorId, sessionId }) {
      await removePushSubscription(db, actorId, sessionId);
      return { response: {} };
    },
    leasePushes: ({ limit }) => leasePushes(db, limit),
    async settlePushes({ pushes }) {
      await settlePushes(db, pushes);
      return {};
    },
  };
}
