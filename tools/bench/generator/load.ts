import { setTimeout as delay } from 'node:timers/promises';
import { LatencyHistogram } from '../measure/latency-histogram.ts';
import { DeliveryClock } from './delivery-clock.ts';
import type { LoadPlan, LoadResult } from './load-plan.ts';
import { createPacing } from './pacing.ts';
import type { Pacing } from './pacing.ts';
import { RoomLog } from './room-log.ts';
import { Sender } from './sender.ts';
import { Subscriber } from './subscriber.ts';

const DRAIN_POLL_MS = 20;

/** The connections of a plan, and the load on them. */
export class Load {
  readonly #plan: LoadPlan;
  readonly #rooms: readonly RoomLog[];
  readonly #subscribers: readonly Subscriber[];
  readonly #senders: readonly Sender[];
  readonly #pacing: Pacing;
  readonly #clock = new DeliveryClock();
  readonly #acknowledgement = new LatencyHistogram();
  readonly #delivery = new LatencyHistogram();
  /** The measured time, of performance.now(). */
  #from = Infinity;
  #to = Infinity;
  #acknowledged = 0;
  #deliveries = 0;
  #failures: string[] = [];

  /** Opens all connections; wait for `ready`. `onBroken` is called when an event stream ends by itself. */
  constructor(plan: LoadPlan, onBroken: (reason: string) => void) {
    this.#plan = plan;
    const rooms = new Map(plan.senders.map(({ roomId }) => [roomId, new RoomLog(roomId)]));
    this.#rooms = [...rooms.values()];
    this.#subscribers = plan.subscribers.map(
      (cookie) =>
        new Subscriber(
          plan.port,
          cookie,
          this.#rooms,
          (room, seq, bytes, start, end) => this.#delivered(room, seq, bytes, start, end),
          onBroken,
        ),
    );
    const text = 'm'.repeat(plan.textLength);
    this.#senders = plan.senders.map(
      (sender) =>
        new Sender(plan.port, sender, rooms.get(sender.roomId)!, text, {
          onSend: (id, intendedAt) => {
            if (plan.timeDeliveries) this.#clock.sent(id, intendedAt);
          },
          onAcknowledged: (from, intendedAt) => this.#acknowledge(from, intendedAt),
          onFailed: (reason) => this.#failures.push(reason),
        }),
    );
    this.#pacing = createPacing(plan.pace, this.#senders);
  }

  /** Resolves when every event stream is live; rejects when one was refused. */
  async ready(): Promise<void> {
    await Promise.all(this.#subscribers.map(({ ready }) => ready));
  }

  /** One run: warm-up, measured time, then everything outstanding is waited for. The callbacks enclose the measured time. */
  async run(onMeasuring: () => void, onMeasured: () => void): Promise<LoadResult> {
    this.#clear();
    this.#pacing.start();
    await delay(this.#plan.warmUpSeconds * 1000);
    onMeasuring();
    const cpuBefore = process.cpuUsage();
    this.#from = performance.now();
    await delay(this.#plan.seconds * 1000);
    this.#to = performance.now();
    const cpu = process.cpuUsage(cpuBefore);
    onMeasured();
    this.#pacing.stop();
    await this.#drain();
    const seconds = (this.#to - this.#from) / 1000;
    return {
      seconds,
      acknowledged: this.#acknowledged,
      deliveries: this.#deliveries,
      failed: this.#failures.length + this.#senders.filter(({ idle }) => !idle).length,
      ...this.#faults(),
      firstFailure: this.#failures[0],
      generatorBusy: (cpu.user + cpu.system) / 1e6 / seconds,
      acknowledgement: this.#acknowledgement.read(),
      delivery: this.#delivery.read(),
    };
  }

  close(): void {
    for (const connection of [...this.#senders, ...this.#subscribers]) connection.close();
  }

  #clear(): void {
    this.#from = Infinity;
    this.#to = Infinity;
    this.#acknowledged = 0;
    this.#deliveries = 0;
    this.#failures = [];
    this.#acknowledgement.clear();
    this.#delivery.clear();
  }

  #acknowledge(sender: Sender, intendedAt: number): void {
    const now = performance.now();
    if (now >= this.#from && now < this.#to) this.#acknowledged += 1;
    if (this.#isMeasured(intendedAt)) this.#acknowledgement.record(now - intendedAt);
    this.#pacing.acknowledged(sender);
  }

  #delivered(room: RoomLog, seq: number, bytes: Buffer, start: number, end: number): void {
    const now = performance.now();
    if (now >= this.#from && now < this.#to) this.#deliveries += 1;
    if (!this.#plan.timeDeliveries) return;
    const intendedAt = this.#clock.intendedAt(room, seq, bytes, start, end);
    if (intendedAt !== undefined && this.#isMeasured(intendedAt)) this.#delivery.record(now - intendedAt);
  }

  /** Latencies belong to the run in which the message was meant to be sent, even when they end after it. */
  #isMeasured(intendedAt: number): boolean {
    return intendedAt >= this.#from && intendedAt < this.#to;
  }

  async #drain(): Promise<void> {
    const deadline = performance.now() + this.#plan.drainSeconds * 1000;
    while (performance.now() < deadline) {
      if (this.#senders.every(({ idle }) => idle) && this.#subscribers.every(({ caughtUp }) => caughtUp)) return;
      await delay(DRAIN_POLL_MS);
    }
  }

  #faults(): { lost: number; doubled: number; reordered: number } {
    const sum = { lost: 0, doubled: 0, reordered: 0 };
    for (const subscriber of this.#subscribers) {
      const faults = subscriber.faults();
      sum.lost += faults.lost;
      sum.doubled += faults.doubled;
      sum.reordered += faults.reordered;
    }
    return sum;
  }
}
