import { Injectable, computed, inject, signal, untracked } from '@angular/core';
import type { Citation } from '@prosa/proto/chat';
import { PointKind } from '@prosa/proto/chat';
import type { Failure } from '../api/failure.ts';
import { RoomStore } from '../rooms/room-store.ts';
import type { RoomView } from '../rooms/room-view.ts';
import { AnswerCalls } from './answer-calls.ts';
import type { AnswerRun } from './answer-run.ts';
import { numberSources } from './cite-pieces.ts';
import { sortedPoints } from './point-words.ts';

/** What is new in a room, in short. */
export interface RoomBrief {
  readonly room: RoomView;
  /** Messages that were unread when it began. */
  readonly unread: number;
  readonly run: AnswerRun;
}

/** Failures that the next room would meet too. */
const endsAll = ({ reason, temporary }: Failure): boolean => temporary || reason === 'ASSISTANT_OFF';

/** So many rooms at once; the others are named and come when they are wanted. */
const roomsAtOnce = 12;

/**
 * All that is unread, room by room: those that call the person by name first, then those where most was said. One room
 * after the other, so that it can be read as it comes. One a page.
 */
@Injectable()
export class CatchUp {
  private readonly calls = inject(AnswerCalls);
  private readonly rooms = inject(RoomStore);
  private readonly waiting = signal<readonly RoomView[]>([]);
  private readonly shown = signal<readonly RoomBrief[]>([]);
  private readonly working = signal(false);
  private turn = 0;

  /** The rooms that have something, in the order in which they are read. */
  readonly briefs = computed(() =>
    this.shown()
      .filter(({ run }) => run.running() || run.text() || run.points().length || run.failure())
      // As it is now: the names of a conversation's people may have come meanwhile.
      .map((brief) => ({ ...brief, room: this.rooms.room(brief.room.id)() ?? brief.room })),
  );
  /** Rooms that wait for their turn, or for being asked for. */
  readonly others = this.waiting.asReadonly();
  /** It is being read. */
  readonly running = this.working.asReadonly();
  /** What ended all of it; undefined: nothing did. */
  readonly failure = computed((): Failure | undefined =>
    this.shown()
      .map(({ run }) => run.failure())
      .find((failure) => failure && endsAll(failure)),
  );
  /** Every source in the order of the page, once each. */
  readonly sources = computed((): readonly Citation[] => {
    const all = this.shown().flatMap(({ run }) => [
      ...this.pointsOf(run).flatMap(({ citation }) => citation ?? []),
      ...run.citations(),
    ]);
    return [...new Map(all.toReversed().map((citation) => [citation.messageId, citation])).values()].sort(
      (a, b) => (this.numbers().get(a.messageId) ?? 0) - (this.numbers().get(b.messageId) ?? 0),
    );
  });
  /** Numbers that go through the whole page. */
  readonly numbers = computed(() =>
    numberSources(
      this.shown().flatMap(({ run }) => [
        ...this.pointsOf(run).flatMap(({ citation }) => citation ?? []),
        ...run.citations(),
      ]),
    ),
  );
  /** What waits for the person, over all rooms. */
  readonly forYou = computed(() =>
    this.shown().flatMap(({ room, run }) =>
      run.points().flatMap((point) => (point.kind === PointKind.FOR_YOU ? { room, point } : [])),
    ),
  );

  /** Reads all that is unread now, from the beginning. */
  begin(): void {
    this.stop();
    this.shown.set([]);
    this.waiting.set(untracked(() => unread(this.rooms.rooms())));
    void this.more();
  }

  /** Reads the rooms that wait. */
  async more(): Promise<void> {
    const turn = ++this.turn;
    this.working.set(true);
    for (let read = 0; read < roomsAtOnce; read++) {
      const [room, ...rest] = this.waiting();
      if (!room) break;
      this.waiting.set(rest);
      const run = this.calls.summarize({ roomId: room.id });
      this.shown.update((briefs) => [...briefs, { room, unread: room.unreadCount, run }]);
      await run.finished;
      if (turn !== this.turn) return;
      if (run.stopped() || this.failure()) break;
    }
    this.working.set(false);
  }

  /** Ends what is being read; what there is stands. */
  stop(): void {
    this.turn += 1;
    this.working.set(false);
    for (const { run } of untracked(this.shown)) run.stop();
  }

  /** What a run points out beside what waits for the person. */
  pointsOf(run: AnswerRun): ReturnType<typeof sortedPoints> {
    return sortedPoints(run.points());
  }
}

function unread(rooms: readonly RoomView[]): readonly RoomView[] {
  return rooms
    .filter((room) => room.unreadCount > 0 && !room.archived && !room.muted && !room.assistantOff)
    .toSorted((a, b) => b.mentionCount - a.mentionCount || b.unreadCount - a.unreadCount);
}
