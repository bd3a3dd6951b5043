import { EventEmitter, once } from 'node:events';

/**
 * How far the traffic is. Faults happen at fixed numbers of acknowledged messages; traffic goes on until as many as
 * wanted are acknowledged and the last fault is over, so that every fault meets traffic under way.
 */
export class Progress {
  private readonly changes = new EventEmitter().setMaxListeners(0);
  private readonly wanted: number;
  private finished = 0;
  private underWay = 0;
  private held = false;
  private over = false;

  /** @param wanted messages to be acknowledged at least */
  constructor(wanted: number) {
    this.wanted = wanted;
  }

  /** Messages acknowledged so far. */
  get acknowledged(): number {
    return this.finished;
  }

  /** Before a message is sent for the first time; waits while traffic is held. False: there is nothing more to send. */
  async begin(): Promise<boolean> {
    while (this.held) await once(this.changes, 'change');
    if (this.over && this.finished + this.underWay >= this.wanted) return false;
    this.underWay += 1;
    return true;
  }

  /** After it was acknowledged for the first time, or given up. */
  end(acknowledged: boolean): void {
    this.underWay -= 1;
    if (acknowledged) this.finished += 1;
    this.changes.emit('change');
  }

  /** Resolves when so many are acknowledged. */
  async reach(count: number): Promise<void> {
    while (this.finished < count) await once(this.changes, 'change');
  }

  /** Nothing new is sent until `release`; resolves when nothing is under way. */
  async hold(): Promise<void> {
    this.held = true;
    while (this.underWay > 0) await once(this.changes, 'change');
  }

  /** Lets the senders go on. */
  release(): void {
    this.held = false;
    this.changes.emit('change');
  }

  /** No fault is to come: the senders may end when they have sent what is wanted. */
  finish(): void {
    this.over = true;
    this.release();
  }
}
