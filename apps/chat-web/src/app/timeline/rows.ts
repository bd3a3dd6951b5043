import type { TimelineEntry } from '../messages/timeline-view.ts';
import { dateOf, daysBetween } from '../i18n/moments.ts';

/** How long after a message the next one of the same person still belongs to it. */
export const groupingMs = 5 * 60_000;

/** What stands in the log: a day, the line before what is new, or a message. */
export type Row =
  | { readonly kind: 'day'; readonly key: string; readonly date: Date }
  | { readonly kind: 'new'; readonly key: 'new'; readonly since: Date | undefined }
  | {
      readonly kind: 'message';
      readonly key: string;
      readonly entry: TimelineEntry;
      /** Follows closely on the same person's message: no avatar, no name. */
      readonly continued: boolean;
    };

/**
 * The rows of a window, oldest first. A message follows on the one before when it is of the same person, of the same
 * day, within five minutes of it, answers nothing, and nothing stands between them (the line of a thread does). Those of `starts` (keys) follow on
 * nobody: they had a name when they were the first of the window, and keep it when older ones come before them, so that
 * nothing changes its height under the reader's eyes.
 */
export function toRows(
  entries: readonly TimelineEntry[],
  firstUnreadSeq: bigint | undefined,
  starts: ReadonlySet<string> = new Set(),
): readonly Row[] {
  const rows: Row[] = [];
  let before: { readonly entry: TimelineEntry; readonly date: Date } | undefined;
  let lineDrawn = false;
  for (const entry of entries) {
    const date = dateOf(entry.message.sentAt) ?? before?.date ?? new Date();
    const sameDay = before !== undefined && daysBetween(before.date, date) === 0;
    if (!sameDay)
      rows.push({ kind: 'day', key: `day-${date.getFullYear()}-${date.getMonth()}-${date.getDate()}`, date });
    const isFirstNew = !lineDrawn && firstUnreadSeq !== undefined && entry.message.seq >= firstUnreadSeq;
    if (isFirstNew) {
      lineDrawn = true;
      rows.push({ kind: 'new', key: 'new', since: sameDay ? before?.date : undefined });
    }
    const continued =
      sameDay &&
      !isFirstNew &&
      before?.entry.message.senderId === entry.message.senderId &&
      date.getTime() - before.date.getTime() <= groupingMs &&
      !entry.message.replyToMessageId &&
      !before.entry.message.thread &&
      !starts.has(entry.key);
    rows.push({ kind: 'message', key: entry.key, entry, continued });
    before = { entry, date };
  }
  return rows;
}
