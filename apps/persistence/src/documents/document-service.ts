import type { ServiceImpl } from '@connectrpc/connect';
import type { DocumentService } from '@prosa/proto/persistence';
import type { Workspace } from '../workspace.ts';
import { createDocument, deleteDocument, queryDocuments, readDocument, updateDocument } from './documents.ts';

/** JSON documents by collection and id; see the functions for what each promises and refuses. */
export function createDocumentService({ db }: Workspace): ServiceImpl<typeof DocumentService> {
  return {
    create: async (request) => ({ document: await createDocument(db, request) }),
    read: async (request) => ({ document: await readDocument(db, request) }),
    update: async (request) => ({ document: await updateDocument(db, request) }),
    async delete(request) {
      await deleteDocument(db, request);
      return {};
    },
    async *query(request) {
      for await (const documents of queryDocuments(db, request)) yield { documents };
    },
  };
}
