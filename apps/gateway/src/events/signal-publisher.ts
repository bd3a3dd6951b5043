import type { MessageInitShape } from '@bufbuild/protobuf';
import type { Client } from '@connectrpc/connect';
import type { LogService, SignalSchema } from '@prosa/proto/persistence';
import type { Logger } from 'pino';

type SignalInit = MessageInitShape<typeof SignalSchema>;

/** Signals a call, as the contract says. */
const MAX_SIGNALS = 1_000;
/** Signals that wait at most; they are ephemeral, so what is more is dropped. */
const MAX_WAITING = 10_000;
const TIMEOUT_MS = 2_000;

/** Hands typing and presence to persistence, one call at a time: what comes meanwhile goes with the next one. */
export class SignalPublisher {
  readonly #log: Client<typeof LogService>;
  readonly #logger: Logger;
  #waiting: SignalInit[] = [];
  #running = false;

  constructor(log: Client<typeof LogService>, logger: Logger) {
    this.#log = log;
    this.#logger = logger;
  }

  /** Takes signals; whether they arrive is not promised. */
  publish(signals: readonly SignalInit[]): void {
    if (this.#waiting.length + signals.length > MAX_WAITING) return;
    this.#waiting.push(...signals);
    if (this.#running) return;
    this.#running = true;
    setImmediate(() => void this.#run());
  }

  async #run(): Promise<void> {
    while (this.#waiting.length > 0) {
      const signals = this.#waiting.splice(0, MAX_SIGNALS);
      try {
        await this.#log.publishSignals({ signals }, { timeoutMs: TIMEOUT_MS });
      } catch (error) {
        this.#logger.debug({ err: error, signals: signals.length }, 'signals lost');
      }
    }
    this.#running = false;
  }
}
