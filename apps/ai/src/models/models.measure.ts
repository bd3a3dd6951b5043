/**
 * Measures label models and writes docs/benchmarks/ai.md: `npm run bench:ai`. How well they tell messages of tools/ai-data apart,
 * beside the commonest label and a library's classifier on the same words; and what they cost in time and memory on one core.
 */
import createNaiveBayes from 'wink-naive-bayes-text-classifier';
import { writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { resolve } from 'node:path';
import { type LabelledMessage, readMessages } from '../testing/examples.ts';
import { Classifier } from './classifier/classifier.ts';
import { type Evaluation, Evaluator } from './classifier/evaluation.ts';
import { foldText } from './classifier/fold-text.ts';
import { seededRandom } from './classifier/random.ts';
import { type Examples, train } from './classifier/train.ts';

const report = resolve(import.meta.dirname, '../../../../docs/benchmarks/ai.md');
const library = 'wink-naive-bayes-text-classifier 2.2.1';
const speedExamples = 10_000;
const predictions = 50_000;

interface Quality {
  readonly name: string;
  readonly learnt: number;
  readonly unseen: Evaluation;
  readonly heldOut: Evaluation;
  readonly library: { readonly words: number; readonly pairs: number };
}

function examplesOf(messages: readonly LabelledMessage[]): Examples {
  const labels = [...new Set(messages.map(({ label }) => label))].sort();
  const targets = Uint8Array.from(messages, ({ label }) => labels.indexOf(label));
  return { texts: messages.map(({ text }) => text), targets, labels };
}

function quality(name: string, messages: readonly LabelledMessage[]): Quality {
  const learnt = messages.filter(({ split }) => split === 'train');
  const unseen = messages.filter(({ split }) => split === 'test');
  const examples = examplesOf(learnt);
  const trained = train(examples);
  const classifier = new Classifier(trained.bytes);
  const evaluator = new Evaluator(examples.labels.length);
  for (const { text, label } of unseen) {
    const best = classifier.classify(text)[0]!;
    evaluator.add(examples.labels.indexOf(best.label), best.probability, examples.labels.indexOf(label));
  }
  const library = { words: libraryAccuracy(learnt, unseen, false), pairs: libraryAccuracy(learnt, unseen, true) };
  return { name, learnt: learnt.length, unseen: evaluator.read(), heldOut: trained.evaluation, library };
}

/** What the library gets right with the same folded words, and pairs of them, at its best of four settings (on the test part). */
function libraryAccuracy(
  learnt: readonly LabelledMessage[],
  unseen: readonly LabelledMessage[],
  withPairs: boolean,
): number {
  const tokens = (text: string): string[] => {
    const words = foldText(text).match(/[\p{L}\p{N}]+|[?!]/gu) ?? [];
    return withPairs ? [...words, ...words.slice(1).map((word, place) => `${words[place]} ${word}`)] : words;
  };
  const settings = [true, false].flatMap((considerOnlyPresence) =>
    [0.5, 1].map((smoothingFactor) => ({ considerOnlyPresence, smoothingFactor })),
  );
  const accuracies = settings.map((config) => {
    const bayes = createNaiveBayes();
    bayes.defineConfig(config);
    bayes.definePrepTasks([tokens]);
    for (const { text, label } of learnt) bayes.learn(text, label);
    bayes.consolidate();
    return unseen.filter(({ text, label }) => bayes.predict(text) === label).length / unseen.length;
  });
  return Math.max(...accuracies);
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

function speed(messages: readonly LabelledMessage[]) {
  const examples = examplesOf(manyExamples(messages, speedExamples));
  const begunMs = performance.now();
  const cpuBefore = process.cpuUsage();
  const { bytes, iterations } = train(examples);
  const trainSeconds = (performance.now() - begunMs) / 1_000;
  const trainCpu = process.cpuUsage(cpuBefore);
  const classifier = new Classifier(bytes);
  for (const text of examples.texts) classifier.classify(text); // the compiler's warm-up
  const tookUs = new Float64Array(predictions);
  const cpuStart = process.cpuUsage();
  for (let turn = 0; turn < predictions; turn++) {
    const before = performance.now();
    classifier.classify(messages[turn % messages.length]!.text);
    tookUs[turn] = (performance.now() - before) * 1_000;
  }
  const cpu = process.cpuUsage(cpuStart);
  tookUs.sort();
  return {
    trainSeconds,
    trainCpuSeconds: (trainCpu.user + trainCpu.system) / 1e6,
    iterations,
    perSecond: predictions / ((cpu.user + cpu.system) / 1e6),
    p50Us: tookUs[predictions / 2]!,
    p99Us: tookUs[(predictions * 99) / 100]!,
    modelBytes: classifier.bytes,
    storedBytes: bytes.length,
    peakBytes: process.resourceUsage().maxRSS * 1_024,
  };
}

const en = readMessages('en');
const pt = readMessages('pt');
const qualities = [
  quality('English', en),
  quality('Brazilian Portuguese', pt),
  quality('both in one model', [...en, ...pt]),
];
const costs = speed([...en, ...pt]);

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
const mib = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(1)} MiB`;
const text = `# Label models

Written by \`npm run bench:ai\` (${new Date().toISOString().slice(0, 10)}) on ${cpus().length} cores of ${cpus()[0]?.model ?? 'an unknown CPU'}, ${Math.round(totalmem() / 2 ** 30)} GiB,
Node ${process.version}. Messages and what is asked of them: \`tools/ai-data/README.md\`, six labels.

## How well they tell messages apart

On the test part, which nothing was learnt from or chosen by. “Library” is ${library} (naive Bayes) on the same folded
words, at the best of four of its settings **on the test part**, so with an advantage.

| messages | learnt from | accuracy | macro F1 | calibration error | held out in training | commonest label | library, words | library, words and pairs |
| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
${qualities
  .map(({ name, learnt, unseen, heldOut, library }) =>
    [
      '',
      name,
      learnt,
      percent(unseen.accuracy),
      percent(unseen.macroF1),
      unseen.calibrationError.toFixed(3),
      percent(heldOut.accuracy),
      percent(unseen.majorityAccuracy),
      percent(library.words),
      percent(library.pairs),
      '',
    ]
      .join(' | ')
      .trim(),
  )
  .join('\n')}

The test part has 510 messages a language: the 95 % interval of an accuracy is about ± 4 points.

## What they cost

One core, ${speedExamples.toLocaleString('en')} examples of six labels in two languages, ${predictions.toLocaleString('en')} predictions of the messages of the data set.

| | |
| --- | ---: |
| training, with measuring what it is worth (${costs.iterations} passes) | ${costs.trainCpuSeconds.toFixed(1)} s of CPU, ${costs.trainSeconds.toFixed(1)} s passed |
| predictions a second of CPU | ${Math.round(costs.perSecond).toLocaleString('en')} |
| one prediction, median | ${costs.p50Us.toFixed(0)} µs |
| one prediction, 99th percentile | ${costs.p99Us.toFixed(0)} µs |
| the model in memory | ${mib(costs.modelBytes)} |
| the model as it is stored | ${mib(costs.storedBytes)} |
| peak memory of the process that measured all this | ${mib(costs.peakBytes)} |

Times that passed depend on what else the machine does; CPU time hardly does.
`;
writeFileSync(report, text);
console.log(text);
