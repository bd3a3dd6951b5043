import { Code, ConnectError } from '@connectrpc/connect';
import { reasonOf } from '@prosa/service';
import type { Program } from '@prosa/testing/stack';
import { setTimeout as wait } from 'node:timers/promises';
import { v7 as uuid } from 'uuid';
import { type Calls, end, type SendCall } from '../history/calls.ts';
import type { Progress } from '../progress.ts';
import type { Random } from '../random.ts';
import type { Traffic } from './traffic.ts';

/** What a sender needs. */
export interface SenderOptions {
  readonly name: string;
  /** The sender at each gateway; one is used until it fails. */
  readonly programs: readonly Program[];
  readonly roomIds: readonly string[];
  readonly outstanding: number;
  readonly random: Random;
  readonly progress: Progress;
  readonly traffic: Traffic;
  /** How long a message is tried, milliseconds; three minutes unless given. */
  readonly giveUpAfterMs?: number;
  /** Where calls are written down now. */
  readonly calls: () => Calls;
  /** Told of each acknowledgement. */
  readonly onAcknowledged: (sender: string, clientMessageId: string) => void;
}

interface Text {
  readonly clientMessageId: string;
  readonly roomId: string;
  readonly text: string;
}

/** What is certainly without effect. */
const refused = new Set([
  Code.InvalidArgument,
  Code.NotFound,
  Code.PermissionDenied,
  Code.FailedPrecondition,
  Code.Unauthenticated,
  Code.ResourceExhausted,
]);

/** What is refused for now, and passes later. */
const passing = new Set([Code.ResourceExhausted, Code.Unavailable]);

const attemptTimeoutMs = 10_000;
const defaultGiveUpAfterMs = 180_000;
const maxWaitMs = 1_000;

/**
 * Says things until enough is said, some of it twice at once or again much later, as a client does that never learnt how it
 * went. Now and then it gives up on a message whose outcome it does not know, and now and then it says what is refused.
 */
export class Sender {
  readonly name: string;
  private readonly options: SenderOptions;
  private readonly again: Text[] = [];
  /** Index of the gateway that it uses now. */
  gateway: number;
  /** Calls that failed and were made again. */
  retries = 0;
  /** Messages sent again although they had been acknowledged, or several times at once. */
  repeats = 0;
  /** Failures by code and reason. */
  readonly failures = new Map<string, number>();

  constructor(options: SenderOptions) {
    this.name = options.name;
    this.options = options;
    this.gateway = options.random.between(0, options.programs.length - 1);
  }

  /** Resolves when enough was said. Throws at an answer that sending again cannot cure. */
  async run(): Promise<void> {
    await Promise.all(Array.from({ length: this.options.outstanding }, () => this.lane()));
    for (const said of this.again) await this.deliver(said);
  }

  private async lane(): Promise<void> {
    const { random, roomIds, progress, traffic, name } = this.options;
    while (await progress.begin()) {
      const clientMessageId = uuid();
      const text = `${name} says ${clientMessageId} ${'x'.repeat(random.between(0, 60))}`;
      const said = { clientMessageId, roomId: random.pick(roomIds), text };
      const copies = random.chance(0.03) ? traffic.copies + 1 : traffic.copies;
      this.repeats += copies - 1;
      const outcomes = await Promise.all(Array.from({ length: copies }, () => this.deliver(said, true)));
      if (random.chance(0.02)) this.again.push(said);
      if (random.chance(0.02)) await this.repeatOne();
      if (random.chance(0.01)) await this.sayNothing(said.roomId);
      progress.end(outcomes.some((acknowledged) => acknowledged));
      if (traffic.pauseMs > 0) await wait(random.next() * 2 * traffic.pauseMs);
    }
  }

  /** One of those that were said a while ago. */
  private async repeatOne(): Promise<void> {
    const [earlier] = this.again.splice(0, 1);
    if (earlier === undefined) return;
    this.repeats += 1;
    await this.deliver(earlier);
  }

  /** A message without a text is refused and must be nowhere. */
  private async sayNothing(roomId: string): Promise<void> {
    const clientMessageId = uuid();
    const call = this.options.calls().send(this.name, roomId, clientMessageId);
    const { error } = await this.attempt(this.gateway, { clientMessageId, roomId, text: '' }, call);
    if (error === undefined) throw new Error(`${this.name} could send a message without a text`);
  }

  /** True when it was acknowledged, false when it was given up. */
  private async deliver(said: Text, mayGiveUp = false): Promise<boolean> {
    const { programs, random, giveUpAfterMs = defaultGiveUpAfterMs } = this.options;
    const giveUpAt = performance.now() + giveUpAfterMs;
    for (let attempt = 0; ; attempt++) {
      const { gateway } = this;
      const call = this.options.calls().send(this.name, said.roomId, said.clientMessageId);
      const { error } = await this.attempt(gateway, said, call);
      if (error === undefined) return true;
      const hopeless = call.outcome === 'fail' && !passing.has(error.code);
      if (hopeless || performance.now() > giveUpAt) {
        throw new Error(`${this.name} could not send ${said.clientMessageId}: ${String(error)}`, { cause: error });
      }
      if (mayGiveUp && random.chance(0.05)) return false;
      this.retries += 1;
      if (this.gateway === gateway) this.gateway = (gateway + 1) % programs.length;
      await wait(random.next() * Math.min(maxWaitMs, 10 * 2 ** attempt));
    }
  }

  private async attempt(gateway: number, said: Text, call: SendCall): Promise<{ error?: ConnectError }> {
    const program = this.options.programs[gateway % this.options.programs.length];
    if (program === undefined) throw new Error('a sender needs a gateway');
    try {
      const { message } = await program.messages.sendMessage(said, { timeoutMs: attemptTimeoutMs });
      if (message === undefined) throw new Error('an acknowledgement without its message');
      const { roomId, clientMessageId } = said;
      end(call, 'ok', {
        acknowledgement: { roomId, clientMessageId, messageId: message.id, seq: Number(message.seq) },
      });
      this.options.onAcknowledged(this.name, clientMessageId);
      return {};
    } catch (reason) {
      if (!(reason instanceof ConnectError)) throw reason;
      const hadNoEffect = refused.has(reason.code) || reasonOf(reason) === 'READ_ONLY';
      end(call, hadNoEffect ? 'fail' : 'unknown');
      if (said.text !== '') this.count(reason);
      return { error: reason };
    }
  }

  private count(error: ConnectError): void {
    const kind = `${Code[error.code]}: ${error.rawMessage}`.slice(0, 100);
    this.failures.set(kind, (this.failures.get(kind) ?? 0) + 1);
  }
}
