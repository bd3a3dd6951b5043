import { setTimeout as delay } from 'node:timers/promises';
import { drivers } from '../drivers/drivers.ts';
import { LatencyHistogram } from '../measure/latency-histogram.ts';
import { Comebacks } from './comebacks.ts';
import type { Closable } from './driver.ts';
import type { LoadPlan, LoadResult } from './load-plan.ts';
import { createPacing } from './pacing.ts';
import type { Pacing } from './pacing.ts';
import { Reception } from './reception.ts';
import { Sender } from './sender.ts';

const DRAIN_POLL_MS = 20;
/** Connections that are being opened at once: a server's queue of them is short. */
const OPENING = 200;

/** The connections of a plan, and the load on them. */
export class Load {
  readonly #plan: LoadPlan;
  readonly #receptions: Reception[] = [];
  readonly #senders: Sender[] = [];
  readonly #connections: Closable[] = [];
  readonly #onBroken: (reason: string) => void;
  readonly #acknowledgement = new LatencyHistogram();
  readonly #delivery = new LatencyHistogram();
  readonly #comebacks = new Comebacks();
  #pacing: Pacing | undefined;
  /** The measured time, of performance.now(). */
  #from = Infinity;
  #to = Infinity;
  #readySeconds = 0;
  #acknowledged = 0;
  #deliveries = 0;
  readonly #failures: string[] = [];

  /** `onBroken` is called when a subscriber's connection ends by itself. */
  constructor(plan: LoadPlan, onBroken: (reason: string) => void) {
    this.#plan = plan;
    this.#onBroken = onBroken;
  }

  /** Opens all connections; resolves when every subscriber is live, rejects when one was refused. */
  async open(): Promise<void> {
    const plan = this.#plan;
    const driver = drivers[plan.driver](plan);
    const startedAt = performance.now();
    let next = 0;
    const work = async (): Promise<void> => {
      for (let subscriber = plan.subscribers[next++]; subscriber; subscriber = plan.subscribers[next++]) {
        const reception = new Reception({
          onDelivery: (intendedAt) => this.#delivered(intendedAt),
          onBroken: this.#onBroken,
          onCutOff: () => this.#comebacks.cutOff(),
          onBack: () => this.#comebacks.back(),
        });
        this.#receptions.push(reception);
        this.#connections.push(driver.subscribe(subscriber, reception));
        await reception.ready;
      }
    };
    await Promise.all(Array.from({ length: OPENING }, work));
    this.#readySeconds = (performance.now() - startedAt) / 1000;
    for (const sender of plan.senders) {
      this.#senders.push(
        new Sender((events) => driver.openOutlet(sender, events), {
          onAcknowledged: (from, intendedAt) => this.#acknowledge(from, intendedAt),
          onFailed: (reason) => this.#failures.push(reason),
        }),
      );
    }
    this.#pacing = createPacing(plan, this.#senders);
  }

  /** Warm-up, measured time, then everything outstanding is waited for. The callbacks enclose the measured time. */
  async run(onMeasuring: () => void, onMeasured: () => void): Promise<LoadResult> {
    this.#pacing?.start();
    await delay(this.#plan.warmUpSeconds * 1000);
    onMeasuring();
    const cpuBefore = process.cpuUsage();
    this.#from = performance.now();
    await delay(this.#plan.seconds * 1000);
    this.#to = performance.now();
    const cpu = process.cpuUsage(cpuBefore);
    onMeasured();
    this.#pacing?.stop();
    await this.#drain();
    const seconds = (this.#to - this.#from) / 1000;
    return {
      seconds,
      acknowledged: this.#acknowledged,
      deliveries: this.#deliveries,
      subscribers: this.#receptions.length,
      readySeconds: this.#readySeconds,
      cameBack: this.#comebacks.read(),
      failed: this.#failures.length + this.#senders.filter(({ idle }) => !idle).length,
      ...this.#faults(),
      firstFailure: this.#failures[0],
      generatorBusy: (cpu.user + cpu.system) / 1e6 / seconds,
      acknowledgement: this.#acknowledgement.read(),
      delivery: this.#delivery.read(),
    };
  }

  close(): void {
    for (const reception of this.#receptions) reception.expectEnd();
    for (const connection of [...this.#senders, ...this.#connections]) connection.close();
  }

  #acknowledge(sender: Sender, intendedAt: number): void {
    const now = performance.now();
    if (now >= this.#from && now < this.#to) this.#acknowledged += 1;
    if (this.#isMeasured(intendedAt)) this.#acknowledgement.record(now - intendedAt);
    this.#pacing?.acknowledged(sender);
  }

  #delivered(intendedAt: number | undefined): void {
    const now = performance.now();
    if (now >= this.#from && now < this.#to) this.#deliveries += 1;
    if (intendedAt !== undefined && this.#isMeasured(intendedAt)) this.#delivery.record(now - intendedAt);
  }

  /** Latencies belong to the run in which the message was meant to be sent, even when they end after it. */
  #isMeasured(intendedAt: number): boolean {
    return intendedAt >= this.#from && intendedAt < this.#to;
  }

  async #drain(): Promise<void> {
    const deadline = performance.now() + this.#plan.drainSeconds * 1000;
    while (performance.now() < deadline) {
      if (
        this.#comebacks.under === 0 &&
        this.#senders.every(({ idle }) => idle) &&
        this.#receptions.every(({ caughtUp }) => caughtUp)
      )
        return;
      await delay(DRAIN_POLL_MS);
    }
  }

  #faults(): { lost: number; doubled: number; reordered: number } {
    const total = { lost: 0, doubled: 0, reordered: 0 };
    for (const reception of this.#receptions) {
      const { lost, doubled, reordered } = reception.faults();
      total.lost += lost;
      total.doubled += doubled;
      total.reordered += reordered;
    }
    return total;
  }
}
