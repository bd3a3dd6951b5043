import { DestroyRef, Injectable, computed, inject, signal } from '@angular/core';
import type { MessageInitShape } from '@bufbuild/protobuf';
import { Code, ConnectError } from '@connectrpc/connect';
import type {
  Model,
  ModelHour,
  ModelVersion,
  MonitorResponse,
  UncertainMessage,
  UpdateModelRequestSchema,
} from '@prosa/proto/chat';
import { Backoff } from '../api/backoff.ts';
import { failureOf, request, type Failure } from '../api/failure.ts';
import { TIMING } from '../api/timing.ts';
import { Wake } from '../connection/wake.ts';
import { MODELS } from './model-clients.ts';

/** What of a model can be changed. */
export type ModelChange = Omit<MessageInitShape<typeof UpdateModelRequestSchema>, 'modelId' | '$typeName'>;

/** One model, as its page shows it: provided by that page, and gone with it. */
@Injectable()
export class ModelStore {
  private readonly client = inject(MODELS);
  private readonly timing = inject(TIMING);
  private readonly wake = inject(Wake);
  private readonly gone = new AbortController();
  private watching: AbortController | undefined;
  private readonly theModel = signal<Model | undefined>(undefined);
  private readonly theVersions = signal<readonly ModelVersion[]>([]);
  private readonly theReading = signal<MonitorResponse | undefined>(undefined);
  private readonly theHours = signal<readonly ModelHour[]>([]);
  private readonly theUncertain = signal<{ readonly messages: readonly UncertainMessage[]; readonly total: number }>({
    messages: [],
    total: 0,
  });
  private readonly theFailure = signal<Failure | undefined>(undefined);
  private readonly isTraining = signal(false);

  /** Undefined until it is there. */
  readonly model = this.theModel.asReadonly();
  /** Newest first. */
  readonly versions = this.theVersions.asReadonly();
  /** What the monitor last said. */
  readonly reading = this.theReading.asReadonly();
  /** The model's life by hour, oldest first. */
  readonly hours = this.theHours.asReadonly();
  /** What it is least sure of. */
  readonly uncertain = this.theUncertain.asReadonly();
  /** Why the model cannot be shown. */
  readonly failure = this.theFailure.asReadonly();
  /** A training is under way, here or by somebody else. */
  readonly training = computed(() => this.isTraining() || (this.theModel()?.training ?? false));
  /** The version in use and the one before it. */
  readonly current = computed(() => this.theVersions().find(({ version }) => version === this.theModel()?.version));
  readonly previous = computed(() => {
    const current = this.current();
    return current && this.theVersions().find(({ version }) => version < current.version);
  });

  constructor() {
    inject(DestroyRef).onDestroy(() => {
      this.gone.abort();
      this.watching?.abort();
    });
  }

  /** Shows this model from now on. */
  async open(modelId: string): Promise<void> {
    this.watching?.abort();
    this.theModel.set(undefined);
    this.theReading.set(undefined);
    this.theHours.set([]);
    this.theFailure.set(undefined);
    try {
      await this.load(modelId);
      void this.watch(modelId);
    } catch (error) {
      this.theFailure.set(failureOf(error));
    }
  }

  /** Fetches the model and its versions again. Throws `RequestFailed`. */
  async reload(): Promise<void> {
    const model = this.theModel();
    if (model) await this.load(model.id);
  }

  /** Changes the model. Throws `RequestFailed`. */
  async update(change: ModelChange): Promise<void> {
    const { model } = await request(this.client.updateModel({ modelId: this.id(), ...change }));
    if (model) this.theModel.set(model);
  }

  /** Trains on all examples. Throws `RequestFailed`. */
  async train(): Promise<void> {
    this.isTraining.set(true);
    try {
      await request(this.client.train({ modelId: this.id() }, { timeoutMs: 0, signal: this.gone.signal }));
      await this.reload();
    } finally {
      this.isTraining.set(false);
    }
  }

  /** Uses another version. Throws `RequestFailed`. */
  async use(version: number): Promise<void> {
    const { model } = await request(this.client.useVersion({ modelId: this.id(), version }));
    if (model) this.theModel.set(model);
  }

  /** Says what a message is; an empty label: none of them. Throws `RequestFailed`. */
  async label(messageId: string, label: string): Promise<void> {
    await request(this.client.labelMessage({ modelId: this.id(), messageId, label }));
    this.theUncertain.update((before) => {
      const messages = before.messages.filter(({ message }) => message?.id !== messageId);
      // Pressed twice it is gone already.
      return { messages, total: before.total - (before.messages.length - messages.length) };
    });
  }

  /** Removes the model with all that belongs to it. Throws `RequestFailed`. */
  async remove(): Promise<void> {
    await request(this.client.deleteModel({ modelId: this.id() }));
  }

  private id(): string {
    return this.theModel()?.id ?? '';
  }

  private async load(modelId: string): Promise<void> {
    const [{ model }, uncertain] = await Promise.all([
      request(this.client.getModel({ modelId })),
      request(this.client.listUncertain({ modelId })),
    ]);
    this.theModel.set(model);
    this.theUncertain.set(uncertain);
    // The versions lie with the ai service: without it the rest of the page still says what it can.
    const versions = await this.client.listVersions({ modelId }).catch((error: unknown) => {
      if (failureOf(error).temporary) return { versions: this.theVersions() };
      throw error;
    });
    this.theVersions.set([...versions.versions]);
  }

  /** Follows the model until the page goes; a stream that ends is opened again. */
  private async watch(modelId: string): Promise<void> {
    const watching = new AbortController();
    this.watching = watching;
    const backoff = new Backoff(this.timing.retryFirstMs, this.timing.retryMaxMs);
    while (!watching.signal.aborted) {
      try {
        for await (const reading of this.client.monitor({ modelId }, { signal: watching.signal, timeoutMs: 0 })) {
          backoff.reset();
          if (reading.hours.length > 0) this.theHours.set(reading.hours);
          const isNew = this.theReading()?.version !== undefined && reading.version !== this.theReading()?.version;
          this.theReading.set(reading);
          if (isNew) await this.load(modelId);
        }
      } catch (error) {
        if (ConnectError.from(error).code === Code.Canceled) return;
      }
      await this.wake.sleep(backoff.nextMs(), watching.signal);
    }
  }
}
