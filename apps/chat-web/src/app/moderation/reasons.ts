import { ReportReason } from '@prosa/proto/chat';
import type { WordKey } from '../i18n/dictionary.ts';

/** What may be wrong with a message, in the order in which it is offered. */
export const reasons = [ReportReason.SPAM, ReportReason.UNKIND, ReportReason.PRIVATE, ReportReason.OTHER] as const;

/** What each is called and what it means. */
export const reasonKeys: Readonly<
  Record<(typeof reasons)[number], { readonly name: WordKey; readonly means: WordKey }>
> = {
  [ReportReason.SPAM]: { name: 'moderation.spam', means: 'moderation.spamMeans' },
  [ReportReason.UNKIND]: { name: 'moderation.unkind', means: 'moderation.unkindMeans' },
  [ReportReason.PRIVATE]: { name: 'moderation.private', means: 'moderation.privateMeans' },
  [ReportReason.OTHER]: { name: 'moderation.other', means: 'moderation.otherMeans' },
};

/** The name of a reason. */
export function reasonKey(reason: ReportReason): WordKey {
  const known = reasons.find((one) => one === reason) ?? ReportReason.OTHER;
  return reasonKeys[known].name;
}
