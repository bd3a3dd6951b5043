import { create, toJson } from '@bufbuild/protobuf';
import { Code, createContextValues } from '@connectrpc/connect';
import type { Client } from '@connectrpc/connect';
import { AddExamplesResponseSchema } from '@prosa/proto/chat';
import { ImportExamplesRequestSchema } from '@prosa/proto/persistence';
import type { ExampleLine, ExamplesTarget, ImportExamplesRequest, ModelService } from '@prosa/proto/persistence';
import { failure, requestIdKey } from '@prosa/service';
import type { Logger } from 'pino';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Admission } from '../accounts/admission.ts';
import { answerError, answerJson } from '../http/answer.ts';
import { logFailure } from '../http/call-log.ts';
import { edgeError } from '../http/edge-error.ts';
import type { Edge } from '../http/edge.ts';
import type { TokenBuckets } from '../http/token-buckets.ts';
import { exampleLines } from './example-lines.ts';
import type { ExampleFormat } from './example-lines.ts';

const IMPORT_PATH = /^\/import\/examples\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i;
const LINES_AT_ONCE = 200;

/** What the handler uses. */
export interface ExampleImportOptions {
  readonly models: Client<typeof ModelService>;
  readonly admission: Admission;
  readonly rate: TokenBuckets;
  readonly logger: Logger;
}

/**
 * `POST /import/examples/{modelId}`: a file of examples as CSV (`text/csv`) or as lines of JSON (anything else), streamed to persistence.
 * Answers with what became of them. All are added, or none: a bad line is named by its number.
 */
export class ExampleImportHandler {
  readonly #options: ExampleImportOptions;

  constructor(options: ExampleImportOptions) {
    this.#options = options;
  }

  /** Answers a request below /import/examples/. Never throws. */
  handle(edge: Edge, response: ServerResponse, path: string): void {
    void this.#answer(edge, response, path).catch((reason: unknown) => {
      const { requestId, request } = edge;
      const error = edgeError(reason, requestId);
      logFailure(this.#options.logger, { requestId, method: 'ImportExamples' }, error);
      answerError(response, requestId, error, { close: !request.complete });
      if (!request.complete) request.resume();
    });
  }

  async #answer({ request, requestId }: Edge, response: ServerResponse, path: string): Promise<void> {
    const modelId = IMPORT_PATH.exec(path)?.[1]?.toLowerCase();
    if (modelId === undefined) throw failure('MODEL_NOT_FOUND', Code.NotFound, 'no such model');
    if (request.method !== 'POST') throw failure('NOT_IMPLEMENTED', Code.Unimplemented, 'an import is a POST');
    const { admission, rate, models } = this.#options;
    const { userId: actorId } = await admission.admit(request, rate);
    const contextValues = createContextValues().set(requestIdKey, requestId);
    const known = await models.getModel({ actorId, request: { modelId } }, { contextValues });
    const labels = known.response?.model?.labels ?? [];
    const gone = new AbortController();
    response.on('close', () => gone.abort());
    let bad: unknown;
    const parts = requestsOf({ actorId, modelId }, exampleLines(request, formatOf(request), labels), (reason) => {
      bad = reason;
    });
    const options = { signal: gone.signal, timeoutMs: 0, contextValues };
    const { response: added } = await models.importExamples(parts, options).catch((reason: unknown) => {
      throw bad ?? reason;
    });
    const receipt = added ?? create(AddExamplesResponseSchema);
    answerJson(response, requestId, 200, toJson(AddExamplesResponseSchema, receipt));
  }
}

function formatOf({ headers }: IncomingMessage): ExampleFormat {
  return headers['content-type']?.toLowerCase().startsWith('text/csv') ? 'csv' : 'jsonl';
}

/** The stream to persistence. A bad line cuts it, so that nothing is added, and is told to `refused`. */
async function* requestsOf(
  target: Pick<ExamplesTarget, 'actorId' | 'modelId'>,
  examples: AsyncIterable<ExampleLine>,
  refused: (reason: unknown) => void,
): AsyncGenerator<ImportExamplesRequest> {
  yield create(ImportExamplesRequestSchema, { part: { case: 'target', value: target } });
  let lines: ExampleLine[] = [];
  const taken = () => create(ImportExamplesRequestSchema, { part: { case: 'lines', value: { lines } } });
  try {
    for await (const line of examples) {
      lines.push(line);
      if (lines.length < LINES_AT_ONCE) continue;
      yield taken();
      lines = [];
    }
  } catch (reason) {
    refused(reason);
    throw reason;
  }
  if (lines.length > 0) yield taken();
}
