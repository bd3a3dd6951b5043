import type { ServiceImpl } from '@connectrpc/connect';
import type { ReceiptService } from '@prosa/proto/persistence';
import { request } from '../request.ts';
import type { Workspace } from '../workspace.ts';
import { listReaders } from './readers.ts';

/** Who has read what. */
export function createReceiptService(workspace: Workspace): ServiceImpl<typeof ReceiptService> {
  return { listReaders: async (call) => ({ response: await listReaders(workspace, ...request(call)) }) };
}
