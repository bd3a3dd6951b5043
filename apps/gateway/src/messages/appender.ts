import { Code, ConnectError } from '@connectrpc/connect';
import type { Client } from '@connectrpc/connect';
import { fromRpcStatus } from '@prosa/grpc';
import type { SendMessageRequest } from '@prosa/proto/chat';
import type { AppendResult, LogService } from '@prosa/proto/persistence';
import { failure, reasonOf } from '@prosa/service';
import type { Logger } from 'pino';
import { pause } from '../pause.ts';
import { AppendQueue } from './append-queue.ts';
import type { PendingSend } from './append-queue.ts';

/** How long a send may take. */
const SEND_MS = 10_000;
/** How long sends wait for the stream to come back after it was cut. */
const RESEND_MS = 2_000;
/** Sends under way at most; more are refused at once. */
const MAX_PENDING = 20_000;
/** Characters of text in sends under way at most. */
const MAX_PENDING_CHARS = 64 * 1024 * 1024;
const SWEEP_MS = 250;
const MAX_BACKOFF_MS = 200;

/** Tells how long a send took, in seconds. */
export type SendTimer = (seconds: number) => void;

/** Told of each message that was committed: its text as it was sent, and the encoded message. Must not throw. */
export type SentWatcher = (text: string, message: Uint8Array) => void;

/**
 * All sends of this gateway on one pipelined stream to persistence. When the stream is cut, what was under way
 * is sent again on the next one (a send is idempotent), if that is there within two seconds.
 */
export class Appender {
  readonly #client: Client<typeof LogService>;
  readonly #logger: Logger;
  readonly #observe: SendTimer;
  readonly #onSent: SentWatcher;
  readonly #queue = new AppendQueue();
  /** Sends that are on the stream. */
  readonly #sent = new Map<number, PendingSend>();
  readonly #closed = new AbortController();
  #pendingChars = 0;
  #lastId = 0;
  #connected = false;
  #running: Promise<void> | undefined;
  #sweeper: NodeJS.Timeout | undefined;
  /** How often the stream was cut. */
  cuts = 0;

  constructor(
    client: Client<typeof LogService>,
    logger: Logger,
    observe: SendTimer = () => undefined,
    onSent: SentWatcher = () => undefined,
  ) {
    this.#client = client;
    this.#logger = logger;
    this.#observe = observe;
    this.#onSent = onSent;
  }

  /** Sends under way. */
  get pending(): number {
    return this.#queue.length + this.#sent.size;
  }

  start(): void {
    this.#running ??= this.#run();
    this.#sweeper ??= setInterval(() => this.#sweep(performance.now()), SWEEP_MS).unref();
  }

  /** Ends the stream; what is still under way fails with SHUTTING_DOWN. */
  async close(): Promise<void> {
    this.#closed.abort();
    clearInterval(this.#sweeper);
    await this.#running;
    this.#fail([...this.#sent.values(), ...this.#queue.remove(() => true)], 'SHUTTING_DOWN');
  }

  /**
   * Sends a message and gives the encoded prosa.chat.v1.Message as committed. Throws what persistence refuses it
   * with, or PERSISTENCE_UNAVAILABLE when it is not known what became of it: send again with the same id.
   */
  append(actorId: string, request: SendMessageRequest): Promise<Uint8Array> {
    return new Promise((resolve, reject) => {
      if (this.pending >= MAX_PENDING || this.#pendingChars > MAX_PENDING_CHARS || this.#closed.signal.aborted) {
        reject(unavailable('PERSISTENCE_UNAVAILABLE'));
        return;
      }
      const now = performance.now();
      const chars = request.text.length;
      this.#pendingChars += chars;
      const settle = () => {
        this.#pendingChars -= chars;
        this.#observe((performance.now() - now) / 1_000);
      };
      this.#queue.push({
        correlationId: ++this.#lastId,
        actorId,
        request,
        giveUpAt: now + (this.#connected ? SEND_MS : RESEND_MS),
        resolve: (message) => {
          settle();
          resolve(message);
          this.#onSent(request.text, message);
        },
        reject: (error: unknown) => {
          settle();
          reject(ConnectError.from(error));
        },
      });
    });
  }

  async #run(): Promise<void> {
    let failures = 0;
    while (!this.#closed.signal.aborted) {
      let cause: unknown;
      const stream = new AbortController();
      const signal = AbortSignal.any([stream.signal, this.#closed.signal]);
      try {
        const batches = this.#queue.batches(signal, (item) => this.#sent.set(item.correlationId, item));
        const onHeader = () => (this.#connected = true);
        for await (const { results } of this.#client.append(batches, { signal, timeoutMs: 0, onHeader })) {
          failures = 0;
          for (const result of results) this.#settle(result);
        }
      } catch (reason) {
        cause = reason;
      } finally {
        stream.abort();
      }
      if (this.#closed.signal.aborted) return;
      this.#cut(cause, failures++);
      await pause(Math.random() * Math.min(MAX_BACKOFF_MS, 20 * 2 ** failures), this.#closed.signal);
    }
  }

  #settle({ correlationId, outcome }: AppendResult): void {
    const id = Number(correlationId);
    const item = this.#sent.get(id);
    if (item === undefined) return;
    this.#sent.delete(id);
    if (outcome.case === 'message') return item.resolve(outcome.value);
    const error = outcome.case === 'error' ? fromRpcStatus(outcome.value) : undefined;
    // That it was not stored now does not say that it was not before.
    const isKnown = error !== undefined && !(item.cut && reasonOf(error) === 'READ_ONLY');
    item.reject(isKnown ? error : unavailable('PERSISTENCE_UNAVAILABLE'));
  }

  #cut(cause: unknown, failures: number): void {
    if (this.#connected) this.cuts++;
    this.#connected = false;
    this.#logger[failures === 0 ? 'warn' : 'debug']({ err: cause, pending: this.pending }, 'append stream cut');
    const giveUpAt = performance.now() + RESEND_MS;
    const again = [...this.#sent.values()];
    this.#sent.clear();
    for (const item of again) {
      item.giveUpAt = Math.min(item.giveUpAt, giveUpAt);
      item.cut = true;
    }
    this.#queue.pushBack(again);
  }

  #sweep(now: number): void {
    if (this.pending === 0) return;
    const late = (item: PendingSend) => item.giveUpAt < now;
    const expired = [...this.#sent.values()].filter(late);
    for (const item of expired) this.#sent.delete(item.correlationId);
    this.#fail([...expired, ...this.#queue.remove(late)], 'PERSISTENCE_UNAVAILABLE');
  }

  #fail(items: readonly PendingSend[], reason: 'PERSISTENCE_UNAVAILABLE' | 'SHUTTING_DOWN'): void {
    for (const item of items) item.reject(unavailable(reason));
  }
}

function unavailable(reason: 'PERSISTENCE_UNAVAILABLE' | 'SHUTTING_DOWN') {
  const message = 'it is not known whether the message was stored; send it again with the same id';
  return failure(reason, Code.Unavailable, message);
}
