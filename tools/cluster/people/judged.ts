import assert from 'node:assert/strict';
import { type Findings, isClean, kinds } from '../../faults/history/findings.ts';
import type { Phase } from './phases.ts';

/** What it came to that people wrote and read. */
export interface Judged {
  readonly acknowledged: number;
  readonly findings: Findings;
  /** Messages that the senders never learnt of, and that are there. */
  readonly recovered: number;
  /** What happened, in turn, and what was seen of it. */
  readonly phases: readonly Phase[];
  /** What senders were told when they failed, how often. */
  readonly failures: readonly (readonly [string, number])[];
}

/** In words, a line each: how senders failed, how much was kept and how much of it was found wrong. */
export function told({ acknowledged, findings, failures }: Judged): string[] {
  const counts = kinds.map((kind) => `${kind} ${findings[kind].length}`).join(', ');
  return [...failures.map(([kind, count]) => `${count} times ${kind}`), `${acknowledged} acknowledged, ${counts}`];
}

/** Throws with all that was found wrong, when anything was. */
export function assertClean({ findings }: Judged): void {
  assert.ok(isClean(findings), JSON.stringify(findings, undefined, 2));
}
