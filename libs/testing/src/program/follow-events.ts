import type { SubscribeResponse } from '@prosa/proto/chat';
import { Code, ConnectError } from '@connectrpc/connect';
import { setTimeout as wait } from 'node:timers/promises';
import type { Program } from './program.ts';

/** A place in a room's log. */
export interface Cursor {
  epoch: string;
  seq: bigint;
}

/** How to follow. */
export interface FollowOptions {
  /** Where the reader stands, a room; moved on as events come. Rooms that come up are added. */
  readonly cursors: Map<string, Cursor>;
  /** Ends it. */
  readonly signal: AbortSignal;
  /** Every item, in order. Cursors stand behind an event when it is given. */
  readonly onItem: (item: SubscribeResponse['item']) => void | Promise<void>;
  /** Whom to ask for each new stream; so a reader can change between gateways. */
  readonly program: () => Program;
  /** Cuts the open stream without ending the reader, which comes back with its cursors. */
  readonly onStream?: (cut: () => void) => void;
  /** A stream that was ready came to an end, by neither `signal` nor the cut of `onStream`. */
  readonly onLost?: () => void;
  /**
   * Given: streams have heartbeats, which are items, too, and one that has brought nothing for so long is lost. Until it is ready, when it has
   * none, it has {@link openMs}.
   */
  readonly silenceMs?: number;
}

/** So long a stream that shall not be silent may take from one item to the next until it is ready: who catches up waits for a busy server. */
const openMs = 30_000;

/** Answers that would be the same the next time. */
const hopeless = new Set([Code.Unauthenticated, Code.PermissionDenied, Code.InvalidArgument, Code.Unimplemented]);

/**
 * Reads the event stream and comes back with its cursors whenever it ends, with growing waits and jitter, until the
 * signal aborts. A stream that became ready ends a row of failures. Throws when coming back would not help (not signed in any more, a refused request), and whatever `onItem` throws.
 */
export async function followEvents(options: FollowOptions): Promise<void> {
  const { signal } = options;
  for (let failures = 0; !signal.aborted;) {
    failures += 1;
    try {
      await readStream(options, () => (failures = 0));
    } catch (error) {
      if (signal.aborted) return;
      if (!(error instanceof ConnectError) || hopeless.has(error.code)) throw error;
    }
    const upToMs = Math.min(2_000, 25 * 2 ** failures);
    await wait(Math.random() * upToMs, undefined, { signal }).catch(() => {});
  }
}

async function readStream(options: FollowOptions, onReady: () => void): Promise<void> {
  const { cursors, signal, onItem, program, onStream, onLost, silenceMs } = options;
  const cut = new AbortController();
  const silence = new AbortController();
  const ended = AbortSignal.any([signal, cut.signal, silence.signal]);
  let isReady = false;
  let timer: NodeJS.Timeout | undefined;
  const listen = (): void => {
    if (silenceMs !== undefined) timer = setTimeout(() => silence.abort(), isReady ? silenceMs : openMs);
  };
  onStream?.(() => cut.abort());
  const request = {
    cursors: [...cursors].map(([roomId, { epoch, seq }]) => ({ roomId, epoch, seq })),
    heartbeats: silenceMs !== undefined,
  };
  try {
    listen();
    for await (const { item } of program().events.subscribe(request, { signal: ended })) {
      clearTimeout(timer);
      if (ended.aborted) return; // what is still on the way comes again
      if (item.case === 'ready') {
        isReady = true;
        onReady();
      }
      move(cursors, item);
      await onItem(item);
      listen();
    }
  } finally {
    clearTimeout(timer);
    if (isReady && !signal.aborted && !cut.signal.aborted) onLost?.();
  }
}

function move(cursors: Map<string, Cursor>, item: SubscribeResponse['item']): void {
  if (item.case === 'event') {
    const cursor = cursors.get(item.value.roomId);
    if (cursor !== undefined) cursor.seq = item.value.seq;
  } else if (item.case === 'recovery' && !item.value.recovered) {
    cursors.set(item.value.roomId, { epoch: item.value.epoch, seq: item.value.seq });
  } else if (item.case === 'ready') {
    for (const { roomId, epoch, seq } of item.value.rooms)
      if (!cursors.has(roomId)) cursors.set(roomId, { epoch, seq });
  } else if (item.case === 'roomAdded' && item.value.room !== undefined) {
    const { id, epoch, lastSeq } = item.value.room;
    if (!cursors.has(id)) cursors.set(id, { epoch, seq: lastSeq });
  } else if (item.case === 'roomRemoved') {
    cursors.delete(item.value.roomId);
  }
}
