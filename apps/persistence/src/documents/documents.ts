import { create, type JsonObject } from '@bufbuild/protobuf';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import { Code, type ConnectError } from '@connectrpc/connect';
import {
  type CreateRequest,
  type DeleteRequest,
  type Document,
  DocumentSchema,
  type QueryRequest,
  type ReadRequest,
  type UpdateRequest,
} from '@prosa/proto/persistence';
import { failure } from '@prosa/service';
import { type Selectable, sql } from 'kysely';
import { v4 as uuidv4 } from 'uuid';
import type { Queries } from '../database/connect.ts';
import { databaseNow } from '../database/now.ts';
import { toBigint } from '../database/numbers.ts';
import type { Database } from '../database/schema.ts';

const maxBodyBytes = 1 << 20;
const batchSize = 100;
/** About how large a message of Query may be. */
const maxBatchBytes = 4 << 20;
const defaultLimit = 1_000;

/** Stores a new document; one without an id gets a UUID. Throws DOCUMENT_EXISTS, DOCUMENT_TOO_LARGE. */
export async function createDocument(db: Queries, request: CreateRequest): Promise<Document> {
  const row = await db
    .insertInto('document')
    .values({
      collection: request.collection,
      id: request.id || uuidv4(),
      body: bodyText(request.body),
      updated_at: databaseNow,
    })
    .onConflict((conflict) => conflict.columns(['collection', 'id']).doNothing())
    .returningAll()
    .executeTakeFirst();
  if (!row) throw failure('DOCUMENT_EXISTS', Code.AlreadyExists, 'there is a document of this id');
  return toDocument(row);
}

/** One document. Throws DOCUMENT_NOT_FOUND. */
export async function readDocument(db: Queries, { collection, id }: ReadRequest): Promise<Document> {
  const row = await db
    .selectFrom('document')
    .selectAll()
    .where('collection', '=', collection)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) throw notFound();
  return toDocument(row);
}

/** Replaces a document. Throws DOCUMENT_NOT_FOUND, DOCUMENT_CHANGED, DOCUMENT_TOO_LARGE. */
export async function updateDocument(db: Queries, request: UpdateRequest): Promise<Document> {
  const { collection, id, ifVersion } = request;
  const row = await db
    .updateTable('document')
    .set(({ eb }) => ({ body: bodyText(request.body), version: eb('version', '+', 1n), updated_at: databaseNow }))
    .where('collection', '=', collection)
    .where('id', '=', id)
    .$if(ifVersion !== 0n, (query) => query.where('version', '=', toBigint(ifVersion)))
    .returningAll()
    .executeTakeFirst();
  if (!row) throw await missing(db, request);
  return toDocument(row);
}

/** Removes a document. Throws DOCUMENT_NOT_FOUND, DOCUMENT_CHANGED. */
export async function deleteDocument(db: Queries, request: DeleteRequest): Promise<void> {
  const { collection, id, ifVersion } = request;
  const row = await db
    .deleteFrom('document')
    .where('collection', '=', collection)
    .where('id', '=', id)
    .$if(ifVersion !== 0n, (query) => query.where('version', '=', toBigint(ifVersion)))
    .returning('id')
    .executeTakeFirst();
  if (!row) throw await missing(db, request);
}

/** The documents of a collection by id, in batches as they are read. */
export async function* queryDocuments(db: Queries, request: QueryRequest): AsyncGenerator<Document[]> {
  const contains = request.contains ? JSON.stringify(request.contains) : undefined;
  let left = request.limit || defaultLimit;
  let afterId = request.afterId;
  while (left > 0) {
    const size = Math.min(left, batchSize);
    const rows = await db
      .selectFrom('document')
      .selectAll()
      .where('collection', '=', request.collection)
      .where('id', '>', afterId)
      .$if(contains !== undefined, (query) => query.where(sql<boolean>`body @> ${contains}::jsonb`))
      .orderBy('id')
      .limit(size)
      .execute();
    yield* inMessages(rows.map(toDocument));
    left -= rows.length;
    if (rows.length < size) return;
    afterId = rows.at(-1)?.id ?? afterId;
  }
}

function* inMessages(documents: readonly Document[]): Generator<Document[]> {
  let batch: Document[] = [];
  let bytes = 0;
  for (const document of documents) {
    const more = JSON.stringify(document.body).length * 2;
    if (batch.length > 0 && bytes + more > maxBatchBytes) {
      yield batch;
      batch = [];
      bytes = 0;
    }
    batch.push(document);
    bytes += more;
  }
  if (batch.length > 0) yield batch;
}

/** Why nothing was changed. */
async function missing(db: Queries, { collection, id }: { collection: string; id: string }): Promise<ConnectError> {
  const there = await db
    .selectFrom('document')
    .select('version')
    .where('collection', '=', collection)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!there) return notFound();
  return failure('DOCUMENT_CHANGED', Code.Aborted, 'the document is at another version', {
    metadata: { version: String(there.version) },
  });
}

function notFound(): ConnectError {
  return failure('DOCUMENT_NOT_FOUND', Code.NotFound, 'no such document');
}

function bodyText(body: JsonObject | undefined): string {
  const text = JSON.stringify(body ?? {});
  if (Buffer.byteLength(text) > maxBodyBytes) {
    throw failure('DOCUMENT_TOO_LARGE', Code.InvalidArgument, 'body: at most 1 MiB of JSON', {
      violations: [{ field: 'body', description: 'at most 1 MiB of JSON' }],
    });
  }
  return text;
}

function toDocument(row: Selectable<Database['document']>): Document {
  return create(DocumentSchema, {
    collection: row.collection,
    id: row.id,
    body: row.body as JsonObject,
    version: row.version,
    updatedAt: timestampFromDate(row.updated_at),
  });
}
