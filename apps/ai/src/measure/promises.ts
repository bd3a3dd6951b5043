import type { AssistantCosts } from './assistant-costs.ts';
import type { LabelCosts } from './label-costs.ts';
import type { LabelQuality } from './label-quality.ts';

/** Something promised, and what was measured. */
export interface Promised {
  readonly what: string;
  readonly promised: string;
  readonly measured: string;
  readonly kept: boolean;
}

/** What is promised of how well messages are told apart: better than by the commonest label, and than the library does it. */
export function judgeQuality(qualities: readonly LabelQuality[]): Promised[] {
  return qualities.map(({ name, unseen, library }) => {
    const others = Math.max(unseen.majorityAccuracy, library.words, library.pairs);
    return {
      what: `accuracy, ${name}`,
      promised: `over ${percent(others)}`,
      measured: percent(unseen.accuracy),
      kept: unseen.accuracy > others,
    };
  });
}

/** What is promised of the costs of a label model. */
export function judgeLabelCosts({ examples, trainSeconds, perSecond, p99Us }: LabelCosts): Promised[] {
  return [
    {
      what: `training of ${examples.toLocaleString('en')} examples`,
      promised: 'under 5 s',
      measured: `${trainSeconds.toFixed(1)} s`,
      kept: trainSeconds < 5,
    },
    {
      what: 'predictions a second a core',
      promised: 'over 5,000',
      measured: Math.round(perSecond).toLocaleString('en'),
      kept: perSecond > 5_000,
    },
    {
      what: 'one prediction, 99th percentile (p99)',
      promised: 'under 5 ms',
      measured: `${(p99Us / 1_000).toFixed(3)} ms`,
      kept: p99Us < 5_000,
    },
  ];
}

/** What is promised of the costs of the assistant. */
export function judgeAssistant({ longSummary }: AssistantCosts): Promised[] {
  return [
    {
      what: 'summary of 1,000 messages',
      promised: 'under 300 ms',
      measured: `${longSummary.ms.toFixed(0)} ms`,
      kept: longSummary.ms < 300,
    },
  ];
}

/** A share as people read it. */
export function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

/** The promises as a table. */
export function promisesTable(promises: readonly Promised[]): string {
  const lines = promises.map(
    ({ what, promised, measured, kept }) => `| ${what} | ${promised} | ${measured} | ${kept ? 'yes' : '**no**'} |`,
  );
  return ['| what | promised | measured | kept |', '| --- | ---: | ---: | --- |', ...lines].join('\n');
}
