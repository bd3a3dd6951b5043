import {
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  ElementRef,
  Injector,
  afterNextRender,
  afterRenderEffect,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { AnswerDeltas } from '../assistant/answer-deltas.ts';
import type { SummaryWish } from '../assistant/answer-calls.ts';
import { AssistantStore } from '../assistant/assistant-store.ts';
import { PartSummary } from '../assistant/part-summary.ts';
import { SummaryCard } from '../assistant/summary-card.ts';
import { ConnectionStore } from '../connection/connection-store.ts';
import { FailureWords } from '../i18n/failure-words.ts';
import { Moments } from '../i18n/moments.ts';
import { Words } from '../i18n/words.ts';
import { Dash } from '../look/dash.ts';
import { Empty } from '../look/empty.ts';
import { Icon } from '../look/icon.ts';
import { MissingPart } from '../look/missing-part.ts';
import { LastPlaces } from '../messages/last-places.ts';
import { LateFonts } from '../look/late-fonts.ts';
import { placeOf } from '../messages/place.ts';
import { TimelineStore } from '../messages/timeline-store.ts';
import { MemberRole, RoomKind } from '@prosa/proto/chat';
import { ReviewCount } from '../moderation/review-count.ts';
import { Conversation } from '../room/conversation.ts';
import type { RoomView } from '../rooms/room-view.ts';
import { SessionStore } from '../session/session-store.ts';
import { Announcer } from './announcer.ts';
import { MessageRow } from './message-row.ts';
import { toRows } from './rows.ts';
import { everything, further, screenful, shownRows, type Reach } from './shown-rows.ts';
import { ScrollKeeper } from './scroll-keeper.ts';
import { Skeleton } from './skeleton.ts';

/** How long after the first messages it is that what is rare is fetched. */
const settledMs = 1_000;

/** The log of a room or of a thread: a window of its messages that grows towards where one scrolls. */
@Component({
  selector: 'prosa-timeline',
  imports: [Announcer, Dash, Empty, Icon, MatButton, MessageRow, MissingPart, PartSummary, Skeleton, SummaryCard],
  templateUrl: './timeline.html',
  styleUrl: './timeline.scss',
  host: {
    '[class.thread]': 'rootId() !== ""',
    '(window:focus)': 'markRead()',
    '(document:visibilitychange)': 'visible.set(isVisible())',
  },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Timeline {
  private readonly injector = inject(Injector);
  private readonly store = inject(TimelineStore);
  private readonly session = inject(SessionStore);
  private readonly connection = inject(ConnectionStore);
  private readonly places = inject(LastPlaces);
  private readonly fonts = inject(LateFonts);
  private readonly assistant = inject(AssistantStore);
  private readonly reviews = inject(ReviewCount);
  protected readonly conversation = inject(Conversation);
  private readonly failures = inject(FailureWords);
  private readonly words = inject(Words);
  private readonly box = viewChild.required<ElementRef<HTMLElement>>('box');
  private readonly content = viewChild.required<ElementRef<HTMLElement>>('content');
  protected readonly moments = inject(Moments);
  protected readonly t = this.words.t;
  protected readonly n = this.words.n;

  readonly room = input.required<RoomView>();

  /** Id of the message that the thread begins with; empty: the room's main timeline. */
  readonly rootId = input('');

  private readonly here = computed(() => placeOf(this.room().id, this.rootId()));
  protected readonly view = computed(() => this.store.timeline(this.here())());
  /** Keys of entries that were the first of the window while there was more before it. */
  private readonly starts = linkedSignal<string | undefined, ReadonlySet<string>>({
    source: () => (this.view().hasMoreBefore ? this.view().entries[0]?.key : undefined),
    computation: (key, previous) =>
      new Set([...(previous?.value ?? this.places.get(this.here())?.starts ?? []), ...(key ? [key] : [])]),
  });
  private readonly allRows = computed(() => toRows(this.view().entries, this.view().firstUnreadSeq, this.starts()));
  /** A room shows as soon as what fits on the screen is there; the rest of its window comes with the next frames. */
  private readonly reach = signal<Reach>(screenful(window.innerHeight));
  /** The row at which the log stood first; without a key: its end. */
  private readonly standsAt = signal<{ readonly key: string | undefined } | undefined>(undefined);
  protected readonly rows = computed(() => shownRows(this.allRows(), this.centre(), this.reach()));
  protected readonly isDirect = computed(() => this.room().kind === RoomKind.DIRECT);
  protected readonly moderates = computed(() => this.room().role === MemberRole.MODERATOR);
  protected readonly failure = computed(() => {
    const { failure } = this.view();
    return failure ? this.failures.sayFailure(failure) : '';
  });
  /** The "new" line stands somewhere above the window. */
  protected readonly newIsAbove = computed(
    () =>
      this.view().readSeqAtOpen !== undefined && this.view().firstUnreadSeq === undefined && this.view().hasMoreBefore,
  );

  /** What is new may be shortened: the assistant is there, for this room and this person. */
  protected readonly mayShorten = computed(() => this.words.complete() && this.assistant.offeredIn(this.room().id));
  /** The summary under the "new" line; undefined: none is open. */
  protected readonly shortened = signal<SummaryWish | undefined>(undefined);

  protected readonly atEnd = signal(true);
  private readonly seenSeq = signal(0n);
  /** What came from others below what is seen. */
  protected readonly below = computed(() => {
    if (this.atEnd()) return 0;
    const seen = this.seenSeq();
    const mine = this.session.myId();
    return this.view().entries.filter(({ message }) => message.seq > seen && message.senderId !== mine).length;
  });

  protected readonly visible = signal(isVisible());
  /** Somebody looks, and what comes is news. What they missed while they were away they shall find where it begins. */
  private readonly present = computed(() => this.visible() && this.connection.state() === 'online');

  private keeper: ScrollKeeper | undefined;
  private placed = false;
  private growing = false;
  /** Set while nobody is present: whether the log stood at its end when they went, and was not moved since. */
  private leftAtEnd: boolean | undefined;
  /** How often the window was fetched for the sake of the "new" line, so that one that is not to be had is given up. */
  private sought = 0;
  private wish: { readonly seq: bigint } | undefined;
  private readonly hit = signal<bigint | undefined>(undefined);
  protected readonly hitSeq = this.hit.asReadonly();

  constructor() {
    inject(AnswerDeltas); // from now on: what comes before a card is there would be lost
    const destroyed = inject(DestroyRef);
    effect(() => {
      const rare = this.view().entries.some(({ message }) => message.answer !== undefined || message.labels.length > 0);
      if (rare) void this.words.fetchRestSoon();
    });
    effect((onCleanup) => {
      const place = this.here();
      untracked(() => void this.store.open(place));
      onCleanup(() => this.store.close(place));
    });
    effect(() => {
      const jump = this.conversation.jump();
      if (jump) untracked(() => void this.jump(jump));
    });
    effect(() => {
      if (this.conversation.sentCount()) untracked(() => void this.toEnd());
    });
    afterNextRender(() => this.watch(destroyed));
    effect(() => {
      if (this.present()) untracked(() => this.store.lookAgain(this.here()));
    });
    afterRenderEffect(() => {
      this.rows();
      this.reach();
      this.present();
      this.view(); // also when it is known where the room opens
      untracked(() => this.settle());
    });
  }

  protected readonly isVisible = isVisible;

  protected seqOf(seq: bigint): string {
    return String(seq);
  }

  /**
   * The person scrolled: where the log stands now is where it shall stay. What it did itself was noted then; by now more may have come
   * below, and it would count as not at its end any more.
   */
  protected onScroll(): void {
    if (this.keeper?.wasMoved) {
      if (this.leftAtEnd !== undefined) this.leftAtEnd = false;
      this.keeper.note();
    }
    this.look();
  }

  /** Shortens what is new, or puts the summary away. */
  protected shorten(): void {
    if (this.shortened()) return this.shortened.set(undefined);
    const { readSeqAtOpen, firstUnreadSeq = 1n } = this.view();
    this.shortened.set({
      roomId: this.room().id,
      threadRootMessageId: this.rootId(),
      afterSeq: readSeqAtOpen ?? firstUnreadSeq - 1n,
    });
  }

  /** Puts away the part that is shown over the log, which takes the focus. */
  protected putAway(): void {
    this.conversation.shorten(undefined);
    this.box().nativeElement.focus({ preventScroll: true });
  }

  protected markRead(): void {
    if (!document.hasFocus() || !this.present()) return;
    const seq = this.seenSeq();
    this.store.markRead(this.here(), seq);
  }

  protected async toEnd(): Promise<void> {
    this.reach.set(everything);
    if (this.view().hasMoreAfter) await this.store.jumpToEnd(this.here());
    if (this.keeper) this.keeper.moreBelow = this.view().hasMoreAfter;
    this.keeper?.toEnd();
    this.look();
  }

  protected async jump(to: { readonly seq: bigint }): Promise<void> {
    this.wish = to;
    this.reach.set(everything);
    if (this.leftAtEnd) this.leftAtEnd = false; // they know where they want to be
    await this.store.jumpTo(this.here(), to.seq);
    this.settle();
  }

  protected async jumpToNew(): Promise<void> {
    const seq = this.view().readSeqAtOpen;
    if (seq === undefined) return;
    this.reach.set(everything);
    await this.store.jumpTo(this.here(), seq);
    this.placed = false;
    afterNextRender(() => this.settle(), { injector: this.injector }); // not before the rows are there
  }

  protected retry(): void {
    const { loaded, hasMoreAfter } = this.view();
    if (!loaded) void this.store.open(this.here());
    else if (this.keeper?.isNearTop) void this.store.loadBefore(this.here());
    else if (hasMoreAfter) void this.store.loadAfter(this.here());
    else void this.store.jumpToEnd(this.here());
  }

  /** Arrows go from message to message, Home and End to the first and last. */
  protected onKey(event: KeyboardEvent): void {
    const rows = [...this.content().nativeElement.querySelectorAll<HTMLElement>('prosa-message-row')];
    const active = document.activeElement;
    const current = rows.findIndex((row) => row === active);
    const onBox = active === this.box().nativeElement;
    if ((current < 0 && !onBox) || !rows.length) return;
    const targets: Readonly<Record<string, number>> = {
      ArrowUp: current < 0 ? rows.length - 1 : Math.max(current - 1, 0),
      ArrowDown: current < 0 ? rows.length - 1 : Math.min(current + 1, rows.length - 1),
      Home: 0,
      End: rows.length - 1,
    };
    const target = targets[event.key];
    if (target === undefined) return;
    event.preventDefault();
    rows[target]?.focus({ preventScroll: true });
    rows[target]?.scrollIntoView({ block: 'nearest' });
  }

  /** After every change of the log, before it is painted. */
  private settle(): void {
    const keeper = this.keeper;
    if (!keeper || !this.view().loaded) return;
    if (this.view().opening && !this.wish) return keeper.toEnd();
    this.comeAndGo(keeper);
    keeper.moreBelow = this.view().hasMoreAfter || this.rows().at(-1) !== this.allRows().at(-1);
    if (!this.placed) this.place(keeper);
    else keeper.restore(this.present());
    const row = this.wish && this.rowOf(this.wish.seq);
    if (row && this.wish) {
      keeper.show(row, 'center');
      this.flash(this.wish.seq);
      this.wish = undefined;
    }
    if (this.placed) this.showMore();
    this.look();
  }

  /** Who comes back to a log that stood at its end is shown where what they missed begins. */
  private comeAndGo(keeper: ScrollKeeper): void {
    if (!this.present()) this.leftAtEnd ??= !this.wish && keeper.isAtEnd && !this.view().hasMoreAfter;
    else {
      if (this.leftAtEnd) this.placed = false;
      this.leftAtEnd = undefined;
    }
  }

  /**
   * Where a room opens: at the line before what is new when that would be out of sight; with nothing new where the
   * person was when they left; else at the end.
   */
  private place(keeper: ScrollKeeper): void {
    requestAnimationFrame(() => setTimeout(() => this.fetchLater())); // after the first messages are painted
    keeper.toEnd();
    if (this.wish) return this.stand();
    // What the browser kept is shown meanwhile, but it is not what the person came for.
    if (this.present() && this.view().loading === 'window') return;
    // Where it shall stand has to be rendered: it is not when the log stood elsewhere before.
    const target = this.allRows()[this.opensAt()];
    if (target && !this.rows().includes(target)) return this.reach.set(everything);
    if (this.newIsAbove() && this.present()) {
      this.sought += 1;
      if (this.sought <= 3) return void this.jumpToNew();
    }
    this.stand();
    this.sought = 0;
    const place = this.view().readSeqAtOpen === undefined ? this.places.get(this.here()) : undefined;
    const row = place && this.rowOf(place.seq);
    if (row) keeper.show(row, place.top);
    const line = this.content().nativeElement.querySelector<HTMLElement>('.new');
    if (line && line.getBoundingClientRect().top < this.box().nativeElement.getBoundingClientRect().top) {
      keeper.show(line, 'start');
    }
  }

  /** What the first screen does without, once it stands still. */
  private fetchLater(): void {
    this.fonts.load();
    setTimeout(() => {
      void this.words.fetchRestSoon();
      void this.assistant.load();
      void this.reviews.load();
    }, settledMs);
  }

  /** Index of the row around which the log is rendered, as long as not all of it is: the one at which the room opened. */
  private centre(): number {
    const rows = this.allRows();
    const stands = this.standsAt();
    const at = stands ? rows.findIndex(({ key }) => key === stands.key) : this.opensAt();
    return at < 0 ? rows.length : at;
  }

  /** Index of the row at which the room opens, see `place`; the length: at the end. */
  private opensAt(): number {
    const rows = this.allRows();
    const { opening, readSeqAtOpen } = this.view();
    const left = readSeqAtOpen === undefined ? this.places.get(this.here())?.seq : undefined;
    const at = rows.findIndex((row) =>
      row.kind === 'message' ? row.entry.message.seq === left : row.kind === 'new' && !opening,
    );
    return at < 0 ? rows.length : at;
  }

  /** Renders a screenful more after the frame that is due. */
  private showMore(): void {
    if (this.growing || this.reach() === everything) return;
    this.growing = true;
    requestAnimationFrame(() =>
      setTimeout(() => {
        this.growing = false;
        const isWhole = this.rows().length === this.allRows().length;
        this.reach.update((reach) => (isWhole ? everything : further(reach, screenful(window.innerHeight))));
      }),
    );
  }

  /** The log stands where it shall. */
  private stand(): void {
    this.placed = true;
    if (!this.standsAt()) this.standsAt.set({ key: this.allRows()[this.opensAt()]?.key });
  }

  private look(): void {
    const keeper = this.keeper;
    if (!keeper || !this.placed) return;
    this.atEnd.set(keeper.isAtEnd && !this.view().hasMoreAfter);
    const seq = BigInt(keeper.lastSeen()?.dataset['seq'] ?? 0);
    if (seq > this.seenSeq() && this.present()) this.seenSeq.set(seq);
    this.markRead();
    this.remember(keeper);
    this.loadOn(keeper);
  }

  /**
   * Fetches what comes next where the log stands near an end of its window. Asked of the log as it stands, never of what an
   * observer said before: messages may have poured in since, and a page too many in front costs the window its end.
   */
  private loadOn(keeper: ScrollKeeper): void {
    const { hasMoreBefore, hasMoreAfter, loading, failure } = this.view();
    if (this.reach() !== everything || loading || failure) return;
    if (hasMoreBefore && keeper.isNearTop) void this.store.loadBefore(this.here());
    else if (hasMoreAfter && keeper.isNearEnd) void this.store.loadAfter(this.here());
  }

  private remember(keeper: ScrollKeeper): void {
    const { row, top } = (this.atEnd() ? undefined : keeper.firstSeen) ?? {};
    const seq = BigInt(row?.dataset['seq'] ?? 0);
    this.places.set(this.here(), seq && top !== undefined ? { seq, top, starts: this.starts() } : undefined);
  }

  private rowOf(seq: bigint): HTMLElement | undefined {
    return this.content().nativeElement.querySelector<HTMLElement>(`[data-seq="${seq}"]`) ?? undefined;
  }

  private flash(seq: bigint): void {
    this.hit.set(seq);
    setTimeout(() => this.hit.set(undefined), 2_500);
  }

  private watch(destroyed: DestroyRef): void {
    const box = this.box().nativeElement;
    this.keeper = new ScrollKeeper(box);
    const resized = new ResizeObserver(() => {
      if (!this.placed) return;
      this.keeper?.restore(this.present());
      this.look();
    });
    resized.observe(box);
    resized.observe(this.content().nativeElement);
    destroyed.onDestroy(() => resized.disconnect());
    this.settle();
  }
}

function isVisible(): boolean {
  return document.visibilityState === 'visible';
}
