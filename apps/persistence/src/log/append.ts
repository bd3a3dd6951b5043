import { create } from '@bufbuild/protobuf';
import { ConnectError } from '@connectrpc/connect';
import { toRpcStatus } from '@prosa/grpc';
import { type AppendRequest, type AppendResult, AppendResultSchema } from '@prosa/proto/persistence';
import { checkSend } from './check-send.ts';
import type { SendLanes } from './send-lanes.ts';
import type { SendOutcome } from './send-outcome.ts';

/** Results that nobody fetches stop the reading of further sends. */
const maxWaitingResults = 20_000;
const maxResultsInMessage = 500;

/**
 * LogService.Append: sends in, results out as they are committed, in any order. Aborted, it ends at once: what becomes of sends that
 * were taken is then told when they are sent again, to another process.
 */
export async function* append(
  lanes: SendLanes,
  requests: AsyncIterable<AppendRequest>,
  signal: AbortSignal,
): AsyncGenerator<{ results: AppendResult[] }> {
  const results = new ResultQueue();
  signal.addEventListener('abort', () => results.abandon(), { once: true });
  const reading = readAll();
  reading.catch(() => undefined); // told below, after the results that are ready
  for (;;) {
    const batch = await results.take(maxResultsInMessage);
    if (signal.aborted) return;
    if (batch.length === 0) break;
    yield { results: batch };
  }
  await reading;

  async function readAll(): Promise<void> {
    try {
      for await (const { items } of requests) {
        for (const item of items) {
          results.expect();
          const settle = (outcome: SendOutcome) => results.push(toResult(item.correlationId, outcome));
          const send = checkSend(item);
          if (send instanceof ConnectError) settle({ error: send });
          else lanes.submit(send, settle);
        }
        while (results.outstanding > maxWaitingResults) await results.taken();
      }
    } finally {
      results.end();
    }
  }
}

function toResult(correlationId: bigint, outcome: SendOutcome): AppendResult {
  return create(AppendResultSchema, {
    correlationId,
    outcome:
      'message' in outcome
        ? { case: 'message', value: outcome.message }
        : { case: 'error', value: toRpcStatus(outcome.error) },
  });
}

/** Results on their way to the reader, and how many are still to come. */
class ResultQueue {
  #results: AppendResult[] = [];
  #expected = 0;
  #ended = false;
  #abandoned = false;
  #onPush: (() => void) | undefined;
  #onTake: (() => void) | undefined;

  /** Results that are ready or to come, and not taken yet. */
  get outstanding(): number {
    return this.#expected + this.#results.length;
  }

  expect(): void {
    this.#expected++;
  }

  push(result: AppendResult): void {
    this.#expected--;
    this.#results.push(result);
    this.#onPush?.();
  }

  /** Nothing more is expected than what was announced. */
  end(): void {
    this.#ended = true;
    this.#onPush?.();
  }

  /** Nobody wants the results any more: whoever waits for them goes on. */
  abandon(): void {
    this.#abandoned = true;
    this.#onPush?.();
  }

  /** Waits for results and takes them; none at the end, or when they were abandoned. */
  async take(max: number): Promise<AppendResult[]> {
    while (!this.#abandoned && this.#results.length === 0 && !(this.#ended && this.#expected === 0)) {
      await new Promise<void>((resolve) => (this.#onPush = resolve));
    }
    this.#onPush = undefined;
    const taken = this.#results.length <= max ? this.#results : this.#results.slice(0, max);
    this.#results = this.#results.slice(taken.length);
    this.#onTake?.();
    return taken;
  }

  /** Resolves when results are taken. */
  taken(): Promise<void> {
    return new Promise((resolve) => (this.#onTake = resolve));
  }
}
