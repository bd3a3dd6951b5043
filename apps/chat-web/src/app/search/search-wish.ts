import type { MessageInitShape } from '@bufbuild/protobuf';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import type { WordKey } from '../i18n/dictionary.ts';
import type { IconName } from '../look/icons.ts';
import { MessageFeature, type SearchMessagesRequestSchema } from '@prosa/proto/chat';

/** What a message may be asked to have, as it stands in addresses. */
export const features = {
  file: MessageFeature.FILE,
  image: MessageFeature.IMAGE,
  link: MessageFeature.LINK,
  poll: MessageFeature.POLL,
} as const;

/** Name of a feature. */
export type Feature = keyof typeof features;

/** What each feature is called. */
export const featureWords: Readonly<Record<Feature, WordKey>> = {
  file: 'search.has.file',
  image: 'search.has.image',
  link: 'search.has.link',
  poll: 'search.has.poll',
};

/** The sign of each feature. */
export const featureIcons: Readonly<Record<Feature, IconName>> = {
  file: 'paperclip',
  image: 'image',
  link: 'link',
  poll: 'chart-bar-big',
};

/** What somebody looks for. Days are local ones, written `2026-07-14`. */
export interface SearchWish {
  readonly text: string;
  /** Id of who wrote it. */
  readonly from?: string | undefined;
  /** Id of the room. */
  readonly in?: string | undefined;
  /** Written before this day. */
  readonly before?: string | undefined;
  /** Written on this day or later. */
  readonly after?: string | undefined;
  readonly has: readonly Feature[];
}

/** A wish as it stands in an address. */
export type WishParams = Readonly<Record<'q' | 'from' | 'in' | 'before' | 'after' | 'has', string | null>>;

/** Nothing is looked for. */
export const noWish: SearchWish = { text: '', has: [] };

/** Whether there is nothing to look for yet. */
export function isBlank({ text, from, in: room, before, after, has }: SearchWish): boolean {
  return !text.trim() && !from && !room && !before && !after && has.length === 0;
}

/** Whether anything but words narrows the search. */
export function isNarrowed(wish: SearchWish): boolean {
  return !isBlank({ ...wish, text: '' });
}

/** A wish as query parameters; null takes a parameter away. */
export function toParams({ text, from, in: room, before, after, has }: SearchWish): WishParams {
  const orNull = (value: string | undefined) => value || null;
  return {
    q: orNull(text.trim()),
    from: orNull(from),
    in: orNull(room),
    before: orNull(before),
    after: orNull(after),
    has: orNull(has.join(',')),
  };
}

/** Reads query parameters; what makes no sense is left out. */
export function fromParams(params: { readonly [Key in keyof WishParams]: string | null | undefined }): SearchWish {
  const day = (value: string | null | undefined) => (value && dayStart(value) ? value : undefined);
  return {
    text: params.q ?? '',
    from: params.from || undefined,
    in: params.in || undefined,
    before: day(params.before),
    after: day(params.after),
    has: (params.has ?? '').split(',').filter((name): name is Feature => name in features),
  };
}

/** A wish as the server is asked it. */
export function toRequest(
  { text, from, in: room, before, after, has }: SearchWish,
  pageToken: string,
): MessageInitShape<typeof SearchMessagesRequestSchema> {
  const start = (day: string | undefined, shiftMs: number) => {
    const date = day && dayStart(day);
    return date ? timestampFromDate(new Date(date.getTime() + shiftMs)) : undefined;
  };
  return {
    query: text.trim().slice(0, 200),
    senderId: from ?? '',
    roomId: room ?? '',
    before: start(before, 0),
    after: start(after, -1),
    has: has.map((name) => features[name]),
    limit: 20,
    pageToken,
  };
}

/** The beginning of a day written `2026-07-14`, in local time; undefined: there is no such day. */
export function dayStart(day: string): Date | undefined {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day) ?? [];
  if (!year) return undefined;
  const start = new Date(Number(year), Number(month) - 1, Number(date));
  return start.getMonth() === Number(month) - 1 && start.getDate() === Number(date) ? start : undefined;
}

/** A local day as `2026-07-14`. */
export function dayOf(date: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
