import type { Client, ServiceImpl } from '@connectrpc/connect';
import type { ReceiptService } from '@prosa/proto/chat';
import type { ReceiptService as ReceiptBackend } from '@prosa/proto/persistence';
import { forCaller } from '../onward.ts';

/** prosa.chat.v1.ReceiptService: passes calls on with their caller. */
export function receiptService(receipts: Client<typeof ReceiptBackend>): ServiceImpl<typeof ReceiptService> {
  return {
    async listReaders(request, context) {
      const { response } = await receipts.listReaders(...forCaller(request, context));
      return response ?? {};
    },
  };
}
