import { Injectable, inject } from '@angular/core';
import { PointKind, type Citation, type SummaryPoint } from '@prosa/proto/chat';
import type { WordKey } from '../i18n/dictionary.ts';
import { Words } from '../i18n/words.ts';

/** What waits for the reader first, then what is open, was decided, is to be done. */
const order = [PointKind.FOR_YOU, PointKind.QUESTION, PointKind.DECISION, PointKind.TASK] as const;

const keys: Readonly<Record<(typeof order)[number], WordKey>> = {
  [PointKind.FOR_YOU]: 'assistant.pointForYou',
  [PointKind.QUESTION]: 'assistant.pointQuestion',
  [PointKind.DECISION]: 'assistant.pointDecision',
  [PointKind.TASK]: 'assistant.pointTask',
};

/** The points in the order in which they matter; those of a kind that is not known are left out. */
export function sortedPoints(points: readonly SummaryPoint[]): readonly SummaryPoint[] {
  return order.flatMap((kind) => points.filter((point) => point.kind === kind));
}

/** Says what a point of a summary is. */
@Injectable({ providedIn: 'root' })
export class PointWords {
  private readonly t = inject(Words).t;

  /** `Open question`. */
  kind(kind: PointKind): string {
    const known = order.find((one) => one === kind);
    return known === undefined ? '' : this.t(keys[known]);
  }

  /** Its source, at the end of its words. */
  cited({ text, citation }: SummaryPoint): readonly Citation[] {
    return citation ? [{ ...citation, start: 0, end: text.length }] : [];
  }
}
