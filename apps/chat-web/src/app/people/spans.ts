/** Spans of time as people name them, from a moment on, in local time. */

/** How long something is to last. `today`: until midnight; `week`: until Monday; `morning`: until 8:00 tomorrow. */
export type Span = 'half' | 'hour' | 'fourHours' | 'today' | 'week' | 'morning';

const minuteMs = 60_000;

/** When a span that begins now ends. */
export function endOf(span: Span, now: Date): Date {
  const minutes = { half: 30, hour: 60, fourHours: 240, today: 0, week: 0, morning: 0 }[span];
  if (minutes > 0) return new Date(now.getTime() + minutes * minuteMs);
  const end = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1);
  if (span === 'morning') end.setHours(8);
  if (span === 'week') end.setDate(end.getDate() + ((8 - end.getDay()) % 7));
  return end;
}
