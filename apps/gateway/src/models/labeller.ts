import type { MessageInitShape } from '@bufbuild/protobuf';
import type { Client } from '@connectrpc/connect';
import type { ModelService as AiModelService } from '@prosa/proto/ai';
import type {
  LabelledTaskSchema,
  LabelTask,
  MessageToLabel,
  ModelService,
  PredictionSchema,
} from '@prosa/proto/persistence';
import { isAiAway } from './ai-failure.ts';

const AT_ONCE = 100;
/** Questions to ai that are open at a time. */
const CONCURRENCY = 16;
const PREDICT_MS = 5_000;
/** After ai was away. */
const RETRY_MS = 3_000;

type Prediction = MessageInitShape<typeof PredictionSchema>;

/**
 * Has messages labelled that wait for it at persistence, some at a time, until none waits. When ai goes away in between, what it has said
 * is kept, and the rest waits at persistence.
 */
export class Labeller {
  readonly #models: Client<typeof ModelService>;
  readonly #ai: Client<typeof AiModelService>;
  readonly counts = { labelled: 0, flagged: 0, asked: 0 };

  constructor(models: Client<typeof ModelService>, ai: Client<typeof AiModelService>) {
    this.#models = models;
    this.#ai = ai;
  }

  /** Labels what waits. Gives the milliseconds after which to try again; 0: nothing waits any more. */
  async run(signal: AbortSignal): Promise<number> {
    for (;;) {
      const { leaseId, tasks } = await this.#models.leaseLabelWork({ limit: AT_ONCE }, { signal });
      if (tasks.length === 0) return 0;
      const away = new AbortController();
      const done = await Promise.all(
        tasks.map((task) => this.#predictAll(task, AbortSignal.any([signal, away.signal]), () => away.abort())),
      );
      const stored = await this.#models.storePredictions({ leaseId, tasks: done });
      this.counts.labelled += stored.labelled;
      this.counts.flagged += stored.flagged;
      if (away.signal.aborted) return RETRY_MS;
    }
  }

  /** Asks for each message of a task. What comes after the first one without an answer is left out, so that it comes again. */
  async #predictAll(
    task: LabelTask,
    signal: AbortSignal,
    onAway: () => void,
  ): Promise<MessageInitShape<typeof LabelledTaskSchema>> {
    const answers = new Array<Prediction | undefined>(task.messages.length);
    let next = 0;
    const askOn = async () => {
      for (let at = next++; at < task.messages.length && !signal.aborted; at = next++) {
        const message = task.messages[at];
        if (message) answers[at] = await this.#predict(task, message, signal);
        if (!answers[at]) onAway();
      }
    };
    await Promise.all(Array.from({ length: Math.min(CONCURRENCY, task.messages.length) }, askOn));
    const { modelId, version, roomId, messages } = task;
    const open = messages.find(({ seq }, at) => seq > 0n && answers[at] === undefined);
    const untilSeq = open ? open.seq - 1n : task.untilSeq;
    return { modelId, version, roomId, untilSeq, predictions: answers.filter((answer) => answer !== undefined) };
  }

  /** What the model says; undefined: ai is away. A message that it cannot take gets no label. */
  async #predict(
    { modelId, version }: LabelTask,
    { messageId, text, editedAt }: MessageToLabel,
    signal: AbortSignal,
  ): Promise<Prediction | undefined> {
    this.counts.asked++;
    try {
      const said = await this.#ai.predict({ modelId, version, input: text }, { signal, timeoutMs: PREDICT_MS });
      return { messageId, editedAt, label: said.prediction, confidence: said.confidence };
    } catch (reason) {
      return isAiAway(reason) ? undefined : { messageId, editedAt };
    }
  }
}
