import type { LabelCosts } from './label-costs.ts';
import type { LabelQuality } from './label-quality.ts';
import { library } from './library-accuracy.ts';
import { judgeLabelCosts, percent, promisesTable } from './promises.ts';

/** The page about label models, in Markdown; `where` tells where and when they were measured. */
export function labelPage(qualities: readonly LabelQuality[], costs: LabelCosts, where: string): string {
  return `# Label models

Written by \`npm run bench -- --ai\` ${where}.
Messages and what is asked of them: \`tools/ai-data/README.md\`, six labels.

## How well they tell messages apart

On the test part, which nothing was learnt from or chosen by. “Library” is ${library} (naive Bayes) on the same folded
words, at the best of four of its settings **on the test part**, so with an advantage.

| messages | learnt from | accuracy | macro F1 | calibration error | held out in training | commonest label | library, words | library, words and pairs |
| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
${qualities.map(qualityRow).join('\n')}

The test part has 510 messages a language: the 95 % interval of an accuracy is about ± 4 points. \`apps/ai/src/measure/label-quality.test.ts\`
checks that these figures come from it and that the others are beaten.

## What they cost

One core, ${costs.examples.toLocaleString('en')} examples of six labels in two languages, ${costs.predictions.toLocaleString('en')} predictions of the messages of the data set.

${promisesTable(judgeLabelCosts(costs))}

| | |
| --- | ---: |
| training, with measuring what it is worth (${costs.iterations} passes) | ${costs.trainCpuSeconds.toFixed(1)} s of CPU, ${costs.trainSeconds.toFixed(1)} s passed |
| one prediction, median | ${costs.p50Us.toFixed(0)} µs |
| the model in memory | ${mib(costs.modelBytes)} |
| the model as it is stored | ${mib(costs.storedBytes)} |
| peak memory of the process that measured all this | ${mib(costs.peakBytes)} |

Times that passed depend on what else the machine does; CPU time hardly does.
`;
}

function qualityRow({ name, learnt, unseen, heldOut, library }: LabelQuality): string {
  const cells = [
    name,
    learnt,
    percent(unseen.accuracy),
    percent(unseen.macroF1),
    unseen.calibrationError.toFixed(3),
    percent(heldOut.accuracy),
    percent(unseen.majorityAccuracy),
    percent(library.words),
    percent(library.pairs),
  ];
  return `| ${cells.join(' | ')} |`;
}

function mib(bytes: number): string {
  return `${(bytes / 2 ** 20).toFixed(1)} MiB`;
}
