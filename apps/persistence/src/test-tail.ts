import { fromBinary } from '@bufbuild/protobuf';
import { type RoomEvent, RoomEventSchema } from '@prosa/proto/chat';
import type { LogEvent, LogPosition, TailItem } from '@prosa/proto/persistence';
import { randomUUID } from 'node:crypto';
import type { TestPersistence } from './test-persistence.ts';

/** A reader of Tail that keeps all it was given. */
export interface TestTail {
  items: TailItem[];
  /** Events of a room, in the order in which they came. */
  events(roomId: string): LogEvent[];
  /** Their numbers. */
  seqs(roomId: string): number[];
  /** Resolves when the condition holds; the test's own time limit is the limit. */
  until(condition: () => boolean): Promise<void>;
  /** Resolves with the error when the stream ends with one. */
  ended: Promise<unknown>;
  close(): void;
}

/** Opens a tail and resolves when it is live. */
export async function openTail(
  { log }: TestPersistence,
  cursors: readonly Pick<LogPosition, 'roomId' | 'seq'>[] = [],
): Promise<TestTail> {
  const abort = new AbortController();
  const items: TailItem[] = [];
  const waiting = new Set<() => void>();
  const read = async () => {
    const stream = log.tail({ cursors: [...cursors], readerId: randomUUID() }, { signal: abort.signal });
    for await (const response of stream) {
      items.push(...response.items);
      for (const check of waiting) check();
    }
  };
  const ended = read().then(
    () => undefined,
    (reason: unknown) => reason,
  );
  const events = (roomId: string) =>
    items.flatMap(({ item }) => (item.case === 'event' && item.value.roomId === roomId ? [item.value] : []));
  const tail: TestTail = {
    items,
    events,
    seqs: (roomId) => events(roomId).map(({ seq }) => Number(seq)),
    until: (condition) =>
      new Promise((resolve, reject) => {
        const check = () => {
          if (!condition()) return;
          waiting.delete(check);
          resolve();
        };
        waiting.add(check);
        check();
        void ended.then((reason) => reject(reason instanceof Error ? reason : new Error('the tail ended')));
      }),
    ended,
    close: () => abort.abort(),
  };
  await tail.until(() => items.some(({ item }) => item.case === 'ready'));
  return tail;
}

/** The event as callers of prosa.chat.v1 get it. */
export function roomEvent({ event }: LogEvent): RoomEvent {
  return fromBinary(RoomEventSchema, event);
}

/** The numbers from `first` to `last`. */
export function range(first: number, last: number): number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}
