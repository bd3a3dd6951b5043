import type { ServerResponse } from 'node:http';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { answerBytes } from './answer.ts';
import type { Edge } from './edge.ts';

/** Where the numbers are read when somebody asks for them; counting itself costs an addition. */
export interface MetricSources {
  readonly connections: () => number;
  readonly streams: () => number;
  readonly accounts: () => number;
  readonly delivered: () => number;
  readonly shed: () => number;
  readonly merged: () => number;
  readonly hubs: () => number;
  readonly sendsPending: () => number;
  readonly appendCuts: () => number;
  /** Whether persistence can only read. */
  readonly databaseReadOnly: () => Promise<boolean>;
  readonly tailLive: () => boolean;
  readonly tailCuts: () => number;
  readonly tailLagSeconds: () => number;
  readonly catchUps: () => { memory: number; log: number };
  /** Messages that a model was asked about, that got another label, that were put before moderators. */
  readonly labels: () => { asked: number; labelled: number; flagged: number };
  /** Trainings by how they ended. */
  readonly trainings: () => { trained: number; failed: number };
  /** Refusals by limit. */
  readonly refused: () => Readonly<Record<string, number>>;
}

/** Prometheus text at /metrics: sums only, nothing of a person or a room. */
export class Metrics {
  readonly #registry = new Registry();
  readonly #sends: Histogram;

  constructor() {
    collectDefaultMetrics({ register: this.#registry });
    this.#sends = new Histogram({
      name: 'prosa_send_seconds',
      help: 'Time from a send to its acknowledgement, refused ones included.',
      buckets: [0.0005, 0.001, 0.002, 0.004, 0.008, 0.016, 0.032, 0.064, 0.128, 0.256, 0.512, 1, 2, 4, 8],
      registers: [this.#registry],
    });
  }

  /** Takes the time of a send. */
  readonly observeSend = (seconds: number): void => this.#sends.observe(seconds);

  /** Says where the numbers are. Once. */
  read(from: MetricSources): void {
    this.#gauge('prosa_http_connections', 'Open connections.', from.connections);
    this.#gauge('prosa_streams', 'Open event streams.', from.streams);
    this.#gauge('prosa_stream_accounts', 'Accounts with an open event stream.', from.accounts);
    this.#counter('prosa_deliveries_total', 'Items handed to event streams.', from.delivered);
    this.#counter('prosa_shed_total', 'Ephemeral items dropped for slow readers.', from.shed);
    this.#counter('prosa_merged_total', 'Items replaced by newer ones for slow readers.', from.merged);
    this.#gauge('prosa_room_hubs', 'Rooms held in memory.', from.hubs);
    this.#gauge('prosa_sends_pending', 'Sends under way.', from.sendsPending);
    this.#counter('prosa_append_cuts_total', 'Times the append stream was cut.', from.appendCuts);
    this.#gauge('prosa_database_read_only', 'Whether no database takes writes and one is read from.', async () =>
      (await from.databaseReadOnly()) ? 1 : 0,
    );
    this.#gauge('prosa_tail_live', 'Whether the tail is live.', () => (from.tailLive() ? 1 : 0));
    this.#counter('prosa_tail_cuts_total', 'Times the tail was cut.', from.tailCuts);
    this.#gauge(
      'prosa_tail_lag_seconds',
      'Time from the commit of an event to its arrival, sampled.',
      from.tailLagSeconds,
    );
    this.#labelled('prosa_catch_ups_total', 'Catch-ups by where they were served from.', 'from', () => ({
      ...from.catchUps(),
    }));
    this.#labelled('prosa_labels_total', 'Messages by what models said of them.', 'step', () => ({ ...from.labels() }));
    this.#labelled('prosa_trainings_total', 'Trainings of models by how they ended.', 'outcome', () => ({
      ...from.trainings(),
    }));
    this.#labelled('prosa_refused_total', 'Calls refused by a limit.', 'limit', from.refused);
  }

  /** GET /metrics. */
  answer(edge: Edge, response: ServerResponse): void {
    void this.#registry.metrics().then((text) => {
      answerBytes(response, edge.requestId, 200, this.#registry.contentType, Buffer.from(text));
    });
  }

  #gauge(name: string, help: string, value: () => number | Promise<number>): void {
    new Gauge({
      name,
      help,
      registers: [this.#registry],
      async collect() {
        this.set(await value());
      },
    });
  }

  #counter(name: string, help: string, value: () => number): void {
    new Counter({
      name,
      help,
      registers: [this.#registry],
      collect() {
        this.reset();
        this.inc(value());
      },
    });
  }

  #labelled(name: string, help: string, label: string, values: () => Readonly<Record<string, number>>): void {
    new Counter({
      name,
      help,
      labelNames: [label],
      registers: [this.#registry],
      collect() {
        this.reset();
        for (const [key, value] of Object.entries(values())) this.inc({ [label]: key }, value);
      },
    });
  }
}
