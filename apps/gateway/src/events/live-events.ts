import type { MessageInitShape } from '@bufbuild/protobuf';
import type { Client } from '@connectrpc/connect';
import type { AnswerDeltaSchema } from '@prosa/proto/chat';
import type { CredentialEnded, LogService, RoomService } from '@prosa/proto/persistence';
import type { Logger } from 'pino';
import type { Admission } from '../accounts/admission.ts';
import type { Authenticator } from '../accounts/authenticator.ts';
import type { MetricSources } from '../http/metrics.ts';
import type { OpenBodies } from '../http/open-bodies.ts';
import type { TokenBuckets } from '../http/token-buckets.ts';
import type { GatewaySettings } from '../settings.ts';
import { CatchUp } from './catch-up.ts';
import { FlushTurn } from './flush-turn.ts';
import { Heartbeats } from './heartbeats.ts';
import { OpenStreams } from './open-streams.ts';
import type { OutboxCounts } from './outbox.ts';
import { positionsOf } from './positions.ts';
import { PresenceBoard } from './presence-board.ts';
import { PresencePublisher } from './presence-publisher.ts';
import { DeviceSignals } from '../presence/device-signals.ts';
import { Pulse } from './pulse.ts';
import { RoomHubs } from './room-hubs.ts';
import { SignalPublisher } from './signal-publisher.ts';
import { streamErrors } from './stream-errors.ts';
import { SubscribeHandler } from './subscribe-handler.ts';
import { TailDispatch } from './tail-dispatch.ts';
import { TailRecovery } from './tail-recovery.ts';
import { Tail } from './tail.ts';
import { TypingSignals } from './typing.ts';

/** What the live side is built from. */
export interface LiveEventsOptions {
  readonly log: Client<typeof LogService>;
  readonly rooms: Client<typeof RoomService>;
  readonly authenticator: Authenticator;
  readonly admission: Admission;
  readonly rate: TokenBuckets;
  readonly bodies: OpenBodies;
  readonly settings: Pick<GatewaySettings, 'PROSA_MAX_STREAMS' | 'PROSA_MAX_STREAMS_PER_USER' | 'PROSA_STREAM_BUFFER'>;
  readonly logger: Logger;
  readonly gatewayId: string;
  /** Something waits to be pushed. */
  readonly pushesWaiting: () => void;
  /** Messages wait to be labelled. */
  readonly labelsWaiting: () => void;
  /** Models wait to be trained or removed. */
  readonly trainingWaiting: () => void;
  /** The assistant was asked in a room. */
  readonly answersWaiting: () => void;
  /** An answer is to be stopped. */
  readonly answerStopped: (messageId: string) => void;
}

/** Everything between the tail and the event streams, put together. */
export class LiveEvents {
  readonly tail: Tail;
  readonly presence: PresenceBoard;
  readonly typing: TypingSignals;
  readonly devices: DeviceSignals;
  readonly subscribe: SubscribeHandler;
  /** Tells everybody in a room of more of an answer. */
  readonly grown: (delta: MessageInitShape<typeof AnswerDeltaSchema>) => void;
  /** What `/metrics` tells of it. */
  readonly numbers: Omit<
    MetricSources,
    'connections' | 'sendsPending' | 'appendCuts' | 'databaseReadOnly' | 'labels' | 'trainings' | 'refused'
  >;
  readonly #streams: OpenStreams;
  readonly #publisher: PresencePublisher;
  readonly #pulse: Pulse;
  readonly #heartbeats = new Heartbeats();
  readonly #recovery: TailRecovery;
  readonly #hubs = new RoomHubs();
  readonly #authenticator: Authenticator;

  constructor(options: LiveEventsOptions) {
    const { log, rooms, authenticator, admission, rate, bodies, settings, logger, gatewayId } = options;
    const hubs = this.#hubs;
    const counts: OutboxCounts = { delivered: 0, shed: 0, merged: 0 };
    const signals = new SignalPublisher(log, logger);
    const catchUp = new CatchUp(log);
    const positions = positionsOf(log);
    this.#authenticator = authenticator;
    this.#streams = new OpenStreams({
      maxTotal: settings.PROSA_MAX_STREAMS,
      maxPerAccount: settings.PROSA_MAX_STREAMS_PER_USER,
    });
    const streams = this.#streams;
    this.presence = new PresenceBoard(gatewayId, hubs, () => this.#publisher.announceSoon());
    this.#publisher = new PresencePublisher({
      gatewayId,
      streams,
      board: this.presence,
      publish: (what) => signals.publish(what),
    });
    this.devices = new DeviceSignals({
      streams,
      heartbeats: this.#heartbeats,
      publish: (what) => signals.publish(what),
    });
    this.grown = (delta) => signals.publish([{ signal: { case: 'answer', value: delta } }]);
    this.typing = new TypingSignals(positions, streams, (what) => signals.publish(what));
    this.#pulse = new Pulse({ streams, hubs, authenticator, logger });
    const dispatch = new TailDispatch({
      hubs,
      streams,
      presence: this.presence,
      heartbeats: this.#heartbeats,
      credentialsEnded: (ended) => this.#credentialsEnded(ended),
      presenceChanged: (accountId) => this.#publisher.touch(accountId),
      pushesWaiting: options.pushesWaiting,
      labelsWaiting: options.labelsWaiting,
      trainingWaiting: options.trainingWaiting,
      answersWaiting: options.answersWaiting,
      answerStopped: options.answerStopped,
      logLost: streamErrors.logLost,
    });
    this.tail = new Tail({
      client: log,
      readerId: gatewayId,
      hubs,
      logger,
      events: {
        item: (item) => dispatch.dispatch(item),
        lost: (roomId, seq) => dispatch.breakRoom(roomId, seq),
        ready: (first) => this.#tailReady(first),
        epochChanged: () => this.#startOver(),
      },
    });
    this.#recovery = new TailRecovery({ positions, rooms, authenticator, streams, hubs, tail: this.tail, logger });
    this.subscribe = new SubscribeHandler({
      admission,
      rate,
      bodies,
      streams,
      heartbeats: this.#heartbeats,
      turn: new FlushTurn(),
      counts,
      start: {
        positions,
        tail: this.tail,
        hubs,
        catchUp,
        presence: this.presence,
        logLost: streamErrors.logLost,
      },
      maxBytes: settings.PROSA_STREAM_BUFFER,
      changed: (accountId) => this.#publisher.touch(accountId),
      logger,
    });
    this.numbers = {
      streams: () => streams.size,
      accounts: () => streams.accounts,
      delivered: () => counts.delivered,
      shed: () => counts.shed,
      merged: () => counts.merged,
      hubs: () => hubs.size,
      tailLive: () => this.tail.live,
      tailCuts: () => this.tail.cuts,
      tailLagSeconds: () => this.tail.lagSeconds,
      catchUps: () => catchUp.counts,
    };
  }

  start(): void {
    this.tail.start();
    this.#pulse.start();
  }

  /** Ends every stream: its client comes back, here or elsewhere, after a while of its own. */
  endStreams(): void {
    for (const stream of [...this.#streams]) stream.end(streamErrors.shuttingDown());
  }

  /** Stops following the log. */
  async close(): Promise<void> {
    this.#pulse.close();
    this.#heartbeats.close();
    this.#publisher.close();
    await this.tail.close();
  }

  #tailReady(first: boolean): void {
    this.#publisher.hello();
    if (!first) void this.#recovery.run();
  }

  /** The database has another history: no place in it means anything any more. */
  #startOver(): void {
    for (const stream of [...this.#streams]) stream.end(streamErrors.logLost());
    this.#hubs.clear();
  }

  #credentialsEnded(ended: CredentialEnded): void {
    this.#authenticator.drop(ended);
    for (const stream of [...this.#streams.of(ended.accountId)]) {
      if (ended.credentialIds.includes(stream.caller.credentialId)) {
        stream.end(streamErrors.ended());
      }
    }
  }
}
