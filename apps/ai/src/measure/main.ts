/**
 * Measures label models and the assistant, as part of `npm run bench`: `node apps/ai/src/measure/main.ts [--quick] [--output FOLDER]`.
 * Prints the pages; with `--output` it writes them there as ai.md and assistant.md, too. Ends with 1 when a promise is not kept.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { readMessages } from '../testing/examples.ts';
import { measureAssistant } from './assistant-costs.ts';
import { assistantPage } from './assistant-page.ts';
import { measureCosts } from './label-costs.ts';
import { labelPage } from './label-page.ts';
import { measureQuality } from './label-quality.ts';
import { whereAndWhen } from './machine-words.ts';
import { judgeAssistant, judgeLabelCosts, judgeQuality } from './promises.ts';

const { values } = parseArgs({ options: { quick: { type: 'boolean' }, output: { type: 'string' } } });
const [predictions, runs] = values.quick ? [5_000, 3] : [50_000, 21];

const where = whereAndWhen();
const [en, pt] = [readMessages('en'), readMessages('pt')];
const qualities = [
  measureQuality('English', en),
  measureQuality('Brazilian Portuguese', pt),
  measureQuality('both in one model', [...en, ...pt]),
];
const labelCosts = measureCosts([...en, ...pt], { examples: 10_000, predictions });
const assistantCosts = await measureAssistant([...en.slice(0, 500), ...pt.slice(0, 500)], runs);

const pages = {
  'ai.md': labelPage(qualities, labelCosts, where),
  'assistant.md': assistantPage(assistantCosts, where),
};
for (const [name, markdown] of Object.entries(pages)) {
  const config = await resolveConfig(resolve(import.meta.dirname, name));
  const page = await format(markdown, { ...config, parser: 'markdown' });
  console.log(page);
  if (values.output === undefined) continue;
  await mkdir(values.output, { recursive: true });
  await writeFile(join(values.output, name), page);
}
const broken = [...judgeQuality(qualities), ...judgeLabelCosts(labelCosts), ...judgeAssistant(assistantCosts)].filter(
  ({ kept }) => !kept,
);
for (const { what, promised, measured } of broken) console.error(`${what}: ${measured}, promised: ${promised}`);
if (broken.length) process.exitCode = 1;
