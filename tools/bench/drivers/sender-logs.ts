import { acknowledge } from '../generator/driver.ts';
import { EventLog } from '../generator/event-log.ts';
import type { LoadPlan, SenderPlan } from '../generator/load-plan.ts';
import type { Reception } from '../generator/reception.ts';
import { markedText } from '../wire/mark.ts';
import type { Mark } from '../wire/mark.ts';

/** What one sender of a plan has said, numbered by the sender: for products whose rooms have no numbers of their own. */
export class SenderLog extends EventLog {
  /** Which sender of the plan. */
  readonly index: number;
  /** How many have gone out. */
  #count = 0;

  constructor(index: number) {
    super();
    this.index = index;
  }

  /** Text of the next message, which is meant to be sent at that time. */
  next(intendedAt: number, length: number): string {
    this.#count += 1;
    this.intendedAt.set(this.#count, intendedAt);
    return markedText(this.index, this.#count, length);
  }

  /** The server has kept the last one. */
  acknowledge(): void {
    acknowledge(this, this.#count);
  }
}

/** The logs of all senders of a plan. */
export class SenderLogs {
  readonly #logs: readonly SenderLog[];
  readonly #senders: readonly SenderPlan[];
  readonly #timed: boolean;

  constructor({ senders, timeDeliveries }: Pick<LoadPlan, 'senders' | 'timeDeliveries'>) {
    this.#senders = senders;
    this.#logs = senders.map((_, index) => new SenderLog(index));
    this.#timed = timeDeliveries;
  }

  /** The log of a sender of the plan. */
  of(sender: SenderPlan): SenderLog {
    return this.#logs[this.#senders.indexOf(sender)]!;
  }

  /** What is said in these rooms has to reach this subscriber. */
  expect(roomIds: readonly string[], reception: Reception): void {
    const rooms = new Set(roomIds);
    for (const [index, { roomId }] of this.#senders.entries()) {
      if (rooms.has(roomId)) reception.expect(this.#logs[index]!, 0);
    }
  }

  /** A message has arrived. */
  deliver(mark: Mark, reception: Reception): void {
    const log = this.#logs[mark.sender];
    if (log) reception.deliver(log, mark.count, this.#timed ? log.intendedAt.get(mark.count) : undefined);
  }
}
