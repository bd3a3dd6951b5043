import type { Message } from '@prosa/proto/chat';

/** How far back a summary may reach, as a choice: what the person has not read, or what was said since. */
export const summarySpans = ['left', 'day', 'week'] as const;
export type SummarySpan = (typeof summarySpans)[number];

/** The part of a room or of a thread that a person chose: from a message on, up to the end or another one; or a span. */
export type SummaryPart =
  { readonly kind: 'from'; readonly message: Message; readonly until?: Message } | { readonly kind: SummarySpan };

const dayMs = 86_400_000;

/** When a span begins, counted back from now; undefined: where the person stopped reading. */
export function beginOf(span: SummarySpan, now = new Date()): Date | undefined {
  if (span === 'left') return undefined;
  return new Date(now.getTime() - (span === 'day' ? dayMs : 7 * dayMs));
}

/** The key of a span's name. */
export const spanWord = {
  left: 'assistant.sinceLeft',
  day: 'assistant.lastDay',
  week: 'assistant.lastWeek',
} as const satisfies Readonly<Record<SummarySpan, string>>;
