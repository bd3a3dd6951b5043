/** The part of a room's messages that a client holds: a window without holes, oldest first. */
import type { ListMessagesResponse, Message } from '@prosa/proto/chat';
import { newer } from './newest.ts';

/** Messages in `seq` order, with every message of the room that lies between the first and the last. */
export interface Timeline {
  readonly messages: readonly Message[];
  /** There are older messages on the server. */
  readonly hasMoreBefore: boolean;
  /** There are newer messages on the server; false: new messages are appended as they come. */
  readonly hasMoreAfter: boolean;
}

/** A window at the end of a room into which nothing has been loaded yet. */
export const emptyTimeline: Timeline = { messages: [], hasMoreBefore: true, hasMoreAfter: false };

/** The window that a page shows. */
export function timelineFromPage(
  page: Pick<ListMessagesResponse, 'messages' | 'hasMoreBefore' | 'hasMoreAfter'>,
): Timeline {
  const { messages, hasMoreBefore, hasMoreAfter } = page;
  return { messages, hasMoreBefore, hasMoreAfter };
}

/**
 * The window and a page that overlaps it or touches it: the page before its first message, the page after
 * its last, or the newest page. Of two copies of a message the newer one stays.
 */
export function mergePage(
  timeline: Timeline,
  page: Pick<ListMessagesResponse, 'messages' | 'hasMoreBefore' | 'hasMoreAfter'>,
): Timeline {
  if (timeline.messages.length === 0) {
    return { ...timelineFromPage(page), hasMoreAfter: page.hasMoreAfter && timeline.hasMoreAfter };
  }
  const byId = new Map(timeline.messages.map((message) => [message.id, message]));
  for (const message of page.messages) byId.set(message.id, newer(byId.get(message.id), message));
  const messages = [...byId.values()].sort(bySeq);
  const reachesBack = page.messages.length === 0 || page.messages[0] === messages[0] || first(page) <= first(timeline);
  const reachesOn = page.messages.length > 0 && last(page) >= last(timeline);
  return {
    messages,
    hasMoreBefore: reachesBack ? page.hasMoreBefore : timeline.hasMoreBefore,
    hasMoreAfter: reachesOn ? page.hasMoreAfter && timeline.hasMoreAfter : timeline.hasMoreAfter,
  };
}

/**
 * The window after a message was created (`append`) or changed. A changed message outside the window is
 * left out: it comes in its newest state when its page is loaded.
 */
export function upsert(timeline: Timeline, message: Message, append: boolean): Timeline {
  const { messages } = timeline;
  const index = messages.findLastIndex(({ id }) => id === message.id);
  if (index >= 0) {
    const known = messages[index];
    if (newer(known, message) === known) return timeline;
    return { ...timeline, messages: messages.with(index, message) };
  }
  if (!append || timeline.hasMoreAfter) return timeline;
  const end = messages.at(-1);
  const next = [...messages, message];
  return { ...timeline, messages: end && end.seq > message.seq ? next.sort(bySeq) : next };
}

/** At most `max` messages; what is over goes at the named end, and the window says that there is more. */
export function trimTimeline(timeline: Timeline, max: number, drop: 'oldest' | 'newest'): Timeline {
  if (timeline.messages.length <= max) return timeline;
  return drop === 'oldest'
    ? { ...timeline, messages: timeline.messages.slice(-max), hasMoreBefore: true }
    : { ...timeline, messages: timeline.messages.slice(0, max), hasMoreAfter: true };
}

const bySeq = (a: Message, b: Message): number => (a.seq < b.seq ? -1 : a.seq > b.seq ? 1 : 0);

const first = ({ messages }: { readonly messages: readonly Message[] }): bigint => messages[0]?.seq ?? 0n;
const last = ({ messages }: { readonly messages: readonly Message[] }): bigint => messages.at(-1)?.seq ?? 0n;
