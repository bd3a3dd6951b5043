import { Classifier } from '../models/classifier/classifier.ts';
import { seededRandom } from '../models/classifier/random.ts';
import { train } from '../models/classifier/train.ts';
import type { LabelledMessage } from '../testing/examples.ts';
import { examplesOf } from './label-quality.ts';

/** What a label model costs on one core. */
export interface LabelCosts {
  readonly examples: number;
  /** Passes that the training made over them. */
  readonly iterations: number;
  /** Time that passed while it trained and measured what the model is worth. */
  readonly trainSeconds: number;
  /** CPU time of that. */
  readonly trainCpuSeconds: number;
  readonly predictions: number;
  /** Predictions a second of CPU time. */
  readonly perSecond: number;
  /** Time that passed for one prediction, microseconds. */
  readonly p50Us: number;
  readonly p99Us: number;
  /** The model in memory. */
  readonly modelBytes: number;
  /** The model as it is stored. */
  readonly storedBytes: number;
  /** The most that this process has had in memory so far. */
  readonly peakBytes: number;
}

/** Trains once on `examples` made of these messages and predicts `predictions` times, in this process. */
export function measureCosts(
  messages: readonly LabelledMessage[],
  { examples: count, predictions }: Pick<LabelCosts, 'examples' | 'predictions'>,
): LabelCosts {
  const examples = examplesOf(manyExamples(messages, count));
  const begunMs = performance.now();
  const cpuBefore = process.cpuUsage();
  const { bytes, iterations } = train(examples);
  const trainSeconds = (performance.now() - begunMs) / 1_000;
  const trainCpuSeconds = cpuSecondsSince(cpuBefore);
  const classifier = new Classifier(bytes);
  for (const text of examples.texts) classifier.classify(text); // the compiler's warm-up
  const tookUs = new Float64Array(predictions);
  const cpuStart = process.cpuUsage();
  for (let turn = 0; turn < predictions; turn++) {
    const before = performance.now();
    classifier.classify(messages[turn % messages.length]!.text);
    tookUs[turn] = (performance.now() - before) * 1_000;
  }
  const perSecond = predictions / cpuSecondsSince(cpuStart);
  tookUs.sort();
  return {
    examples: count,
    iterations,
    trainSeconds,
    trainCpuSeconds,
    predictions,
    perSecond,
    p50Us: tookUs[Math.floor(predictions * 0.5)]!,
    p99Us: tookUs[Math.floor(predictions * 0.99)]!,
    modelBytes: classifier.bytes,
    storedBytes: bytes.length,
    peakBytes: process.resourceUsage().maxRSS * 1_024,
  };
}

/** As many different texts as wanted: a message with half of another one. For times only, never for accuracy. */
function manyExamples(messages: readonly LabelledMessage[], count: number): LabelledMessage[] {
  const random = seededRandom(1);
  const pick = (): LabelledMessage => messages[Math.floor(random() * messages.length)]!;
  return Array.from({ length: count }, () => {
    const message = pick();
    const words = pick().text.split(' ');
    return { ...message, text: `${message.text} ${words.slice(0, Math.ceil(words.length / 2)).join(' ')}` };
  });
}

function cpuSecondsSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}
