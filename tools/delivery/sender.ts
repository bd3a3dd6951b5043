import { Code, ConnectError } from '@connectrpc/connect';
import type { Program } from '@prosa/testing/stack';
import { setTimeout as wait } from 'node:timers/promises';
import { v7 as uuid } from 'uuid';
import type { Acknowledgement } from './history.ts';
import type { Progress } from './progress.ts';
import type { Random } from './random.ts';

/** What a sender needs. */
export interface SenderOptions {
  readonly name: string;
  /** The sender at each gateway; one is used until it fails. */
  readonly programs: readonly Program[];
  readonly roomIds: readonly string[];
  readonly messages: number;
  readonly outstanding: number;
  readonly random: Random;
  readonly progress: Progress;
  /** Called before a message is sent for the first time. */
  readonly onAttempt: (clientMessageId: string, roomId: string) => void;
  /** Called for every acknowledgement, also of repeated sends. */
  readonly onAcknowledged: (acknowledgement: Acknowledgement) => void;
}

/** What may have happened or not: to be sent again with the same id. */
const unknownOutcome = new Set([
  Code.Unavailable,
  Code.DeadlineExceeded,
  Code.Aborted,
  Code.Canceled,
  Code.Unknown,
  Code.Internal,
  Code.ResourceExhausted,
]);

const attemptTimeoutMs = 10_000;
const giveUpAfterMs = 120_000;

/** Says its share, some of it twice at once or again much later, as a client does that never learnt how it went. */
export class Sender {
  private readonly options: SenderOptions;
  private readonly again: { clientMessageId: string; roomId: string; text: string }[] = [];
  private gateway: number;
  private left: number;
  /** Calls that failed and were made again. */
  retries = 0;
  /** Messages sent again although they had been acknowledged, or twice at once. */
  repeats = 0;

  constructor(options: SenderOptions) {
    this.options = options;
    this.left = options.messages;
    this.gateway = options.random.between(0, options.programs.length - 1);
  }

  /** Resolves when every message is acknowledged. Throws at an answer that sending again cannot cure. */
  async run(): Promise<void> {
    await Promise.all(Array.from({ length: this.options.outstanding }, () => this.lane()));
    for (const { clientMessageId, roomId, text } of this.again) await this.deliver(clientMessageId, roomId, text);
  }

  private async lane(): Promise<void> {
    const { random, roomIds, progress, onAttempt, name } = this.options;
    while (this.left > 0) {
      this.left -= 1;
      await progress.begin();
      const clientMessageId = uuid();
      const roomId = random.pick(roomIds);
      const text = `${name} says ${clientMessageId} ${'x'.repeat(random.between(0, 60))}`;
      onAttempt(clientMessageId, roomId);
      const sends = [this.deliver(clientMessageId, roomId, text)];
      if (random.chance(0.03)) sends.push(this.repeat(clientMessageId, roomId, text));
      await Promise.all(sends);
      progress.end();
      if (random.chance(0.02)) this.again.push({ clientMessageId, roomId, text });
      if (random.chance(0.02)) await this.repeatOne();
    }
  }

  /** One of those that were acknowledged a while ago. */
  private async repeatOne(): Promise<void> {
    const [earlier] = this.again.splice(0, 1);
    if (earlier) await this.repeat(earlier.clientMessageId, earlier.roomId, earlier.text);
  }

  private async repeat(clientMessageId: string, roomId: string, text: string): Promise<void> {
    this.repeats += 1;
    await this.deliver(clientMessageId, roomId, text);
  }

  private async deliver(clientMessageId: string, roomId: string, text: string): Promise<void> {
    const { programs, random, onAcknowledged } = this.options;
    const giveUpAt = performance.now() + giveUpAfterMs;
    for (let attempt = 0; ; attempt++) {
      const gateway = this.gateway;
      const program = programs[gateway % programs.length];
      if (program === undefined) throw new Error('a sender needs a gateway');
      try {
        const { message } = await program.messages.sendMessage(
          { roomId, clientMessageId, text },
          { timeoutMs: attemptTimeoutMs },
        );
        if (message === undefined) throw new Error('an acknowledgement without its message');
        onAcknowledged({ roomId, clientMessageId, messageId: message.id, seq: Number(message.seq) });
        return;
      } catch (error) {
        if (!(error instanceof ConnectError) || !unknownOutcome.has(error.code) || performance.now() > giveUpAt) {
          throw new Error(`${this.options.name} could not send ${clientMessageId}: ${String(error)}`, { cause: error });
        }
      }
      this.retries += 1;
      if (this.gateway === gateway) this.gateway = (gateway + 1) % programs.length;
      await wait(random.next() * Math.min(1_000, 10 * 2 ** attempt));
    }
  }
}
