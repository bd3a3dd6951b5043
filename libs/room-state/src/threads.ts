/** The threads of a room as one person has them: those they follow, and those that are open. */
import type { Message, MyThread, ThreadState, ThreadSummary } from '@prosa/proto/chat';
import { newer, withThread } from './newest.ts';
import { mentionsAfter, mentionsAfterMove, names, unreadAfter } from './read-marker.ts';
import type { RoomState } from './room-state.ts';
import { emptyTimeline, upsert, type Timeline } from './timeline.ts';

/** A thread as the person has it. */
export interface ThreadEntry {
  /** The message that it begins with; its `thread` is what it has come to. */
  readonly root: Message;
  readonly following: boolean;
  readonly lastReadSeq: bigint;
  readonly readOrdinal: bigint;
  readonly ownReadOrdinal: bigint;
  /** Replies the person ever sent there. */
  readonly ownCount: bigint;
  /** Replies after the marker that name the person, oldest first. */
  readonly unreadMentionSeqs: readonly bigint[];
  /** Of two copies the one with the higher number is newer in whether it is followed and in its marker. */
  readonly revision: bigint;
}

/** What a room's state holds of threads. */
export interface RoomThreads {
  /** By the id of the root. Who follows is in here; who is not in here is not known or does not follow. */
  readonly entries: ReadonlyMap<string, ThreadEntry>;
  /** Replies of open threads, by the id of the root. */
  readonly timelines: ReadonlyMap<string, Timeline>;
  /** Threads that may be followed now: ask for them. */
  readonly wanted: ReadonlySet<string>;
  /** Something may have been missed: ask for all that the person follows. */
  readonly stale: boolean;
  /** The person follows more threads than were asked for: an unknown one may be among them. */
  readonly partial: boolean;
  /** Replies that came, or changed, while an answer is on its way; undefined: none is. */
  readonly meanwhile: readonly ReplyNews[] | undefined;
}

/** A reply that was created or changed. */
export interface ReplyNews {
  readonly reply: Message;
  readonly thread: ThreadSummary | undefined;
  readonly created: boolean;
}

/** Nothing is known yet. */
export const noThreads: RoomThreads = {
  entries: new Map(),
  timelines: new Map(),
  wanted: new Set(),
  stale: true,
  partial: false,
  meanwhile: undefined,
};

/** Replies of others that the person has not read; none for who does not follow. */
export function threadUnread({ root, following, ownCount, ...marker }: ThreadEntry): number {
  return following ? unreadAfter(root.thread?.messageCount ?? 0n, ownCount, marker) : 0;
}

/** The room after a reply was created or changed. */
export function withReply(state: RoomState, me: string, news: ReplyNews): RoomState {
  const { reply, thread, created } = news;
  const rootId = reply.threadRootMessageId;
  const base = thread ? withSummary(state, thread) : state;
  const { threads } = base;
  const entry = threads.entries.get(rootId);
  const timeline = threads.timelines.get(rootId);
  const meanwhile = threads.meanwhile && [...threads.meanwhile, news];
  return {
    ...base,
    threads: {
      ...threads,
      entries: entry ? new Map(threads.entries).set(rootId, afterReply(entry, me, news)) : threads.entries,
      timelines: timeline
        ? new Map(threads.timelines).set(rootId, upsert(timeline, reply, created))
        : threads.timelines,
      wanted: created && mayFollowNow(threads, me, news) ? new Set(threads.wanted).add(rootId) : threads.wanted,
      meanwhile,
    },
  };
}

function afterReply(entry: ThreadEntry, me: string, { reply, created }: ReplyNews): ThreadEntry {
  const own = created && reply.senderId === me && reply.threadSenderOrdinal > entry.ownCount;
  return {
    ...entry,
    ownCount: own ? reply.threadSenderOrdinal : entry.ownCount,
    unreadMentionSeqs: entry.following
      ? mentionsAfter(entry.unreadMentionSeqs, entry.lastReadSeq, me, reply)
      : entry.unreadMentionSeqs,
  };
}

/** Whether the server may have made the person follow with this reply, or they did before without it being known here. */
function mayFollowNow(threads: RoomThreads, me: string, { reply, thread }: ReplyNews): boolean {
  const entry = threads.entries.get(reply.threadRootMessageId);
  if (entry?.following) return false;
  if (reply.senderId === me || names(reply, me)) return true;
  const first = reply.threadOrdinal === 1n;
  return first ? thread?.rootSenderId === me : !entry && threads.partial;
}

/** The room after news of what a thread has come to: its root shows it wherever it is held. */
export function withSummary(state: RoomState, summary: ThreadSummary): RoomState {
  const rootId = summary.rootMessageId;
  const { timeline, pins, threads } = state;
  const entry = threads.entries.get(rootId);
  return {
    ...state,
    timeline: timeline && { ...timeline, messages: withRoot(timeline.messages, summary) },
    pins: pins && { ...pins, messages: withRoot(pins.messages, summary) },
    threads: entry
      ? {
          ...threads,
          entries: new Map(threads.entries).set(rootId, { ...entry, root: withThread(entry.root, summary) }),
        }
      : threads,
  };
}

function withRoot(messages: readonly Message[], summary: ThreadSummary): readonly Message[] {
  const index = messages.findLastIndex(({ id }) => id === summary.rootMessageId);
  const known = messages[index];
  if (!known) return messages;
  const root = withThread(known, summary);
  return root === known ? messages : messages.with(index, root);
}

/** The room after a message that may be a root changed. */
export function withChangedRoot(threads: RoomThreads, message: Message): RoomThreads {
  const entry = threads.entries.get(message.id);
  if (!entry) return threads;
  const root = newer(entry.root, message);
  return root === entry.root
    ? threads
    : { ...threads, entries: new Map(threads.entries).set(message.id, { ...entry, root }) };
}

/** The room after news of how the person has a thread; older news change nothing. */
export function mergeThreadState(state: RoomState, news: ThreadState): RoomState {
  const { threads } = state;
  const entry = threads.entries.get(news.rootMessageId);
  if (entry && news.revision <= entry.revision) return state;
  // What is followed from now on is asked for: its replies and its root are not known here.
  if (!entry?.following && news.following) return want(state, news.rootMessageId);
  if (!entry) return state;
  const moved = { before: entry.lastReadSeq, after: news.lastReadSeq };
  const next: ThreadEntry = {
    ...entry,
    ...markerOfThread(news),
    ownCount: entry.ownCount > news.ownCount ? entry.ownCount : news.ownCount,
    unreadMentionSeqs: news.following ? mentionsAfterMove(entry.unreadMentionSeqs, moved, news.unreadMentionSeqs) : [],
  };
  return { ...state, threads: { ...threads, entries: new Map(threads.entries).set(news.rootMessageId, next) } };
}

/** The room with a thread to be asked for. */
export const want = (state: RoomState, rootId: string): RoomState => ({
  ...state,
  threads: { ...state.threads, wanted: new Set(state.threads.wanted).add(rootId) },
});

/** The room with an open window of a thread. Open it before asking for the page, so that what comes meanwhile is kept. */
export function openThread(state: RoomState, rootId: string): RoomState {
  const { threads } = state;
  if (threads.timelines.has(rootId)) return state;
  const opened = {
    ...state,
    threads: { ...threads, timelines: new Map(threads.timelines).set(rootId, emptyTimeline) },
  };
  return threads.entries.has(rootId) ? opened : want(opened, rootId);
}

/** The room with this window of a thread; undefined: without one. */
export function withThreadTimeline(state: RoomState, rootId: string, timeline: Timeline | undefined): RoomState {
  const timelines = new Map(state.threads.timelines);
  if (timeline) timelines.set(rootId, timeline);
  else timelines.delete(rootId);
  return { ...state, threads: { ...state.threads, timelines } };
}

const markerOfThread = ({ following, lastReadSeq, readOrdinal, ownReadOrdinal, revision }: ThreadState) => ({
  following,
  lastReadSeq,
  readOrdinal,
  ownReadOrdinal,
  revision,
});

/** A thread as the server gives it, and what was known of it. */
export function mergeEntry(known: ThreadEntry | undefined, { root, state }: MyThread): ThreadEntry | undefined {
  if (!root || !state) return known;
  const listed: ThreadEntry = {
    root: newer(known?.root, root),
    ...markerOfThread(state),
    ownCount: known && known.ownCount > state.ownCount ? known.ownCount : state.ownCount,
    unreadMentionSeqs: state.unreadMentionSeqs,
  };
  if (!known || known.revision <= state.revision) return listed;
  const { root: newest, ownCount } = listed;
  return { ...known, root: newest, ownCount };
}
