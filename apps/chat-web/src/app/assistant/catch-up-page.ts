import {
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  computed,
  effect,
  inject,
  signal,
  untracked,
} from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { PointKind, type Citation } from '@prosa/proto/chat';
import { FailureWords } from '../i18n/failure-words.ts';
import { Moments, dateOf } from '../i18n/moments.ts';
import { Words } from '../i18n/words.ts';
import { Avatar } from '../look/avatar.ts';
import { Pair } from '../look/dash.ts';
import { Empty } from '../look/empty.ts';
import { Icon } from '../look/icon.ts';
import { AllRead } from '../messages/all-read.ts';
import { roomIcon } from '../room-list/room-groups.ts';
import { RoomStore } from '../rooms/room-store.ts';
import { Drawer } from '../shell/drawer.ts';
import { Viewport } from '../shell/viewport.ts';
import { AssistantStore } from './assistant-store.ts';
import { CatchUp, type RoomBrief } from './catch-up.ts';
import { CitedText } from './cited-text.ts';
import { OriginWords } from './origin-words.ts';
import { PointWords } from './point-words.ts';
import { ShowSource } from './show-source.ts';
import { SourcesPanel } from './sources-panel.ts';

/** How many words one reads in a minute. */
const wordsAMinute = 200;

/** What was said while one was away: what waits for the person first, then room by room, every sentence with its source. */
@Component({
  selector: 'prosa-catch-up-page',
  imports: [Avatar, CitedText, Empty, Icon, MatButton, MatIconButton, Pair, RouterLink, SourcesPanel],
  providers: [CatchUp],
  templateUrl: './catch-up-page.html',
  styleUrls: ['../shell/sheet.scss', './catch-up-page.scss'],
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CatchUpPage {
  private readonly failures = inject(FailureWords);
  private readonly moments = inject(Moments);
  private readonly origin = inject(OriginWords);
  private readonly rooms = inject(RoomStore);
  private readonly words = inject(Words);
  protected readonly allRead = inject(AllRead);
  protected readonly assistant = inject(AssistantStore);
  protected readonly catchUp = inject(CatchUp);
  protected readonly drawer = inject(Drawer);
  protected readonly pointWords = inject(PointWords);
  protected readonly source = inject(ShowSource);
  protected readonly viewport = inject(Viewport);
  protected readonly t = this.words.t;
  protected readonly n = this.words.n;
  protected readonly roomIcon = roomIcon;

  /** Id of the message whose sentences are marked; empty: none. */
  protected readonly marked = signal('');
  /** The sources stand beside the page. */
  protected readonly sourcesOpen = signal(this.viewport.width() === 'wide');

  protected readonly unread = computed(() => this.catchUp.briefs().reduce((sum, { unread }) => sum + unread, 0));
  protected readonly minutes = computed(() => {
    const words = this.catchUp.briefs().flatMap(({ run }) => run.text().split(/\s+/)).length;
    return Math.max(1, Math.round(words / wordsAMinute));
  });
  /** When what is cited was said. */
  protected readonly span = computed(() => {
    const dates = this.catchUp.sources().flatMap(({ sentAt }) => dateOf(sentAt) ?? []);
    if (!dates.length) return '';
    const times = dates.map((date) => date.getTime());
    const [from, to] = [new Date(Math.min(...times)), new Date(Math.max(...times))];
    return this.t('assistant.span', { from: this.momentOf(from), to: this.momentOf(to) });
  });
  protected readonly heading = computed(() => {
    if (!this.catchUp.briefs().some(({ run }) => run.text())) return this.t('assistant.readingAll');
    const waiting = this.catchUp.forYou().length;
    if (waiting) return this.n('assistant.waitsForYou', waiting);
    return this.t(this.catchUp.running() ? 'assistant.soFar' : 'assistant.nothingWaits');
  });
  protected readonly nothing = computed(
    () =>
      this.rooms.loaded() &&
      !this.catchUp.running() &&
      !this.catchUp.briefs().some(({ run }) => run.text() || run.points().length || run.running()) &&
      !this.problem(),
  );
  /** Why there is nothing to read; empty: there is no reason against it. */
  protected readonly problem = computed(() => {
    if (this.assistant.hidden()) return this.t('assistant.hiddenBody');
    if (this.assistant.about()?.enabled === false) return this.t('failure.ASSISTANT_OFF');
    const failure = this.catchUp.failure();
    return failure ? this.failures.sayFailure(failure) : '';
  });
  /** By what it was made, in a sentence; empty while it is being made. */
  protected readonly made = computed(() => {
    const all = this.catchUp.briefs().flatMap(({ run }) => run.done() ?? []);
    const [first] = all;
    if (!first || this.catchUp.running()) return '';
    return this.origin.say({
      engine: first.engine,
      fallback: all.some(({ fallback }) => fallback),
      sentencesDropped: all.reduce((sum, { sentencesDropped }) => sum + sentencesDropped, 0),
      elapsedMs: all.reduce((sum, { elapsedMs }) => sum + elapsedMs, 0),
    });
  });

  constructor() {
    inject(DestroyRef).onDestroy(() => this.catchUp.stop());
    void this.assistant.load();
    let begun = false;
    effect(() => {
      if (begun || !this.rooms.loaded() || !this.assistant.offered()) return;
      begun = true;
      untracked(() => this.catchUp.begin());
    });
  }

  /** What a room points out, beside what waits for the person. */
  protected pointsOf({ run }: RoomBrief) {
    return this.catchUp.pointsOf(run).filter(({ kind }) => kind !== PointKind.FOR_YOU);
  }

  protected failureOf({ run }: RoomBrief): string {
    const failure = run.failure();
    const quiet = !failure || failure.reason === 'NOTHING_TO_SUMMARIZE';
    return quiet || this.catchUp.failure() ? '' : this.failures.sayFailure(failure);
  }

  /** Beside the page the source is shown, its sentence marked; where there is no room for both, its message. */
  protected pick(citation: Citation): void {
    this.marked.set(citation.messageId);
    if (this.viewport.width() === 'wide') this.sourcesOpen.set(true);
    else void this.source.show(citation);
  }

  protected async again(): Promise<void> {
    await this.assistant.load();
    this.marked.set('');
    this.catchUp.begin();
  }

  private momentOf(date: Date): string {
    const weekday = new Intl.DateTimeFormat(this.words.dates(), { weekday: 'long' }).format(date);
    return `${weekday} ${this.moments.clock(date)}`;
  }
}
