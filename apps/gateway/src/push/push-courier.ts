import { PresenceState } from '@prosa/proto/chat';
import type { Client } from '@connectrpc/connect';
import { PushOutcome } from '@prosa/proto/persistence';
import type { LeasePushesResponse, Push, PushService } from '@prosa/proto/persistence';
import type { Logger } from 'pino';
import type { PresenceBoard } from '../events/presence-board.ts';
import { sendPush } from './push-sender.ts';
import type { SenderOptions } from './push-sender.ts';

/** What waits for another try is looked for so often. */
const LOOK_MS = 15_000;
/** Gateways that hear of something at the same time do not all ask at once. */
const SPREAD_MS = 250;
const AT_ONCE = 20;

/**
 * Takes pushes that wait at persistence and sends them, unless the person has an event stream open at any gateway: then they have
 * heard of it. Several gateways share the work.
 */
export class PushCourier {
  readonly #pushes: Client<typeof PushService>;
  readonly #presence: PresenceBoard;
  readonly #options: SenderOptions;
  readonly #logger: Logger;
  readonly counts = { delivered: 0, retried: 0, gone: 0 };
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  #again = false;
  #closed = false;

  constructor(pushes: Client<typeof PushService>, presence: PresenceBoard, options: SenderOptions, logger: Logger) {
    this.#pushes = pushes;
    this.#presence = presence;
    this.#options = options;
    this.#logger = logger;
  }

  start(): void {
    this.#wait(LOOK_MS * Math.random());
  }

  /** Something waits. */
  wake(): void {
    if (this.#running) this.#again = true;
    else this.#wait(SPREAD_MS * Math.random());
  }

  /** Waits for what is under way; the rest is left to the others. */
  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    await this.#running;
  }

  #wait(ms: number): void {
    if (this.#closed) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#running = this.#run().finally(() => {
        this.#running = undefined;
        this.#wait(this.#again ? SPREAD_MS : LOOK_MS * (0.8 + 0.4 * Math.random()));
        this.#again = false;
      });
    }, ms);
  }

  async #run(): Promise<void> {
    try {
      for (let more = true; more && !this.#closed;) {
        const leased = await this.#pushes.leasePushes({ limit: AT_ONCE });
        const settled = await Promise.all(leased.pushes.map((push) => this.#deliver(push, leased)));
        if (settled.length > 0) await this.#pushes.settlePushes({ pushes: settled });
        more = leased.pushes.length === AT_ONCE;
      }
    } catch (error) {
      this.#logger.debug({ err: error }, 'pushes could not be taken');
    }
  }

  async #deliver(push: Push, leased: LeasePushesResponse) {
    if (this.#presence.stateOf(push.accountId) !== PresenceState.OFFLINE) {
      return { id: push.id, outcome: PushOutcome.DONE };
    }
    const { outcome, retryAfterMs, status } = await sendPush(push, leased, this.#options);
    if (outcome === PushOutcome.RETRY) this.counts.retried++;
    else if (outcome === PushOutcome.GONE) this.counts.gone++;
    else this.counts.delivered++;
    this.#logger.debug({ push: push.id, status, tries: push.tries }, 'push sent');
    return { id: push.id, outcome, retryAfterMs: Math.ceil(retryAfterMs) };
  }
}
