import { EventEmitter, once } from 'node:events';

/**
 * How far the traffic is, and how far it may go. Kills happen at fixed numbers of acknowledged messages; senders may run
 * a little past the next one, but not away from it, so that every kill meets traffic under way.
 */
export class Progress {
  private readonly changes = new EventEmitter().setMaxListeners(0);
  private readonly slack: number;
  private begun = 0;
  private limit = Infinity;
  private finished = 0;

  /** @param slack sends that may begin after the number at which the next kill is due */
  constructor(slack: number) {
    this.slack = slack;
  }

  /** Messages acknowledged so far. */
  get acknowledged(): number {
    return this.finished;
  }

  /** Before a message is sent for the first time. */
  async begin(): Promise<void> {
    while (this.begun >= this.limit) await once(this.changes, 'change');
    this.begun += 1;
  }

  /** After it was acknowledged for the first time. */
  end(): void {
    this.finished += 1;
    this.changes.emit('change');
  }

  /** Resolves when so many are acknowledged; until `release` senders stay near it. */
  async reach(count: number): Promise<void> {
    this.limit = count + this.slack;
    while (this.finished < count) await once(this.changes, 'change');
  }

  /** Lets the senders go on. */
  release(): void {
    this.limit = Infinity;
    this.changes.emit('change');
  }
}
