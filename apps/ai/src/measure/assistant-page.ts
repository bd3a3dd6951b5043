import type { AssistantCosts, CallCost } from './assistant-costs.ts';
import { judgeAssistant, promisesTable } from './promises.ts';

/** The page about the assistant, in Markdown; `where` tells where and when it was measured. */
export function assistantPage(costs: AssistantCosts, where: string): string {
  const { runs, longSummary, shortSummary, firstText, replies, idleBytes, usedBytes } = costs;
  const rows = [
    row('summary of 1,000 messages', longSummary),
    row('summary of 100 messages', shortSummary),
    row('answer from 100 messages, first text of `Converse`', firstText),
    row('three replies from 200 examples', replies),
  ];
  return `# The assistant

Written by \`npm run bench -- --ai\` ${where}.
The rules (\`AI_ENGINE=builtin\`) in the built service, over real gRPC, with the messages of \`tools/ai-data\` in English and Portuguese.

${promisesTable(judgeAssistant(costs))}

Median of ${runs} calls until the answer is there; CPU time is the mean of the service alone.

| what | median (ms) | CPU of the service (ms) |
| --- | ---: | ---: |
${rows.join('\n')}

Memory of the process (RSS): ${megabytes(idleBytes)} idle, ${megabytes(usedBytes)} after ${(runs + 1) * rows.length} calls.
`;
}

function row(what: string, { ms, cpuMs }: CallCost): string {
  return `| ${what} | ${ms.toFixed(1)} | ${cpuMs.toFixed(1)} |`;
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1e6)} MB`;
}
