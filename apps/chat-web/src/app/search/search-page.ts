import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  afterNextRender,
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
import { Router } from '@angular/router';
import { FailureWords } from '../i18n/failure-words.ts';
import { Words } from '../i18n/words.ts';
import { Empty } from '../look/empty.ts';
import { Icon } from '../look/icon.ts';
import { addressOf } from '../messages/message-address.ts';
import { RoomStore } from '../rooms/room-store.ts';
import { Viewport } from '../shell/viewport.ts';
import { Skeleton } from '../timeline/skeleton.ts';
import { termsOf } from './folded.ts';
import { FoundMessage } from './found-message.ts';
import { HitContext } from './hit-context.ts';
import { SearchBox } from './search-box.ts';
import { SearchResults } from './search-results.ts';
import { fromParams, isBlank, toParams, type SearchWish } from './search-wish.ts';

/**
 * Search: what is looked for stands in the address, so that going back brings it again. Beside the list, on a wide
 * window, the chosen hit stands among what was said around it; elsewhere choosing a hit goes to it.
 */
@Component({
  selector: 'prosa-search-page',
  imports: [Empty, FoundMessage, HitContext, Icon, MatButton, SearchBox, Skeleton],
  providers: [SearchResults],
  templateUrl: './search-page.html',
  styleUrls: ['../shell/sheet.scss', './search-page.scss'],
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SearchPage {
  private readonly router = inject(Router);
  private readonly rooms = inject(RoomStore);
  private readonly failures = inject(FailureWords);
  private readonly words = inject(Words);
  private readonly box = viewChild.required(SearchBox);
  private readonly list = viewChild<ElementRef<HTMLElement>>('list');
  protected readonly results = inject(SearchResults);
  protected readonly viewport = inject(Viewport);
  protected readonly t = this.words.t;
  protected readonly n = this.words.n;

  // From the address.
  readonly q = input<string>();
  readonly from = input<string>();
  readonly in = input<string>();
  readonly before = input<string>();
  readonly after = input<string>();
  readonly has = input<string>();
  /** Id of the chosen hit's message. */
  readonly hit = input<string>();

  private readonly address = computed(() =>
    fromParams({
      q: this.q(),
      from: this.from(),
      in: this.in(),
      before: this.before(),
      after: this.after(),
      has: this.has(),
    }),
  );
  protected readonly wish = signal<SearchWish>({ text: '', has: [] });
  protected readonly hits = computed(() => this.results.found()?.hits ?? []);
  private readonly chosenId = linkedSignal(() => this.hit() ?? '');
  protected readonly chosen = computed(() => this.hits().findIndex(({ message }) => message?.id === this.chosenId()));
  protected readonly beside = computed(() => {
    const message = this.hits()[this.chosen()]?.message;
    return this.viewport.width() === 'wide' ? message : undefined;
  });
  protected readonly terms = computed(() => termsOf(this.results.found()?.wish.text ?? ''));
  protected readonly blank = computed(() => isBlank(this.wish()));
  protected readonly failure = computed(() => {
    const failure = this.results.failure();
    return failure ? this.failures.sayFailure(failure) : '';
  });
  protected readonly tally = computed(() => {
    const found = this.results.found();
    if (!found?.hits.length) return '';
    const rooms = new Set(found.hits.map(({ message }) => message?.roomId)).size;
    const messages = found.nextPageToken
      ? this.n('search.moreThan', found.hits.length)
      : this.n('search.messages', found.hits.length);
    return `${messages} ${this.n('search.inRooms', rooms)}`;
  });
  protected readonly nothing = computed(() => this.results.settled() && !this.hits().length && !this.blank());
  /** What nothing was found for, in the words of who looked for it. */
  protected readonly asked = computed(() => this.wish().text.trim());
  protected readonly roomTitle = computed(() => this.rooms.room(this.wish().in ?? '')()?.title);

  constructor() {
    effect(() => {
      const address = this.address();
      untracked(() => {
        if (same(address, this.wish())) return;
        this.wish.set(address);
        this.results.lookFor(address);
      });
    });
    afterNextRender(() => this.box().focus());
  }

  protected look(wish: SearchWish): void {
    this.wish.set(wish);
    this.results.lookFor(wish);
    this.chosenId.set('');
    void this.router.navigate([], { queryParams: { ...toParams(wish), hit: null }, replaceUrl: true });
  }

  protected everywhere(): void {
    this.look({ ...this.wish(), in: undefined });
  }

  protected choose(index: number): void {
    const message = this.hits()[index]?.message;
    if (!message) return;
    this.chosenId.set(message.id);
    void this.router.navigate([], { queryParams: { hit: message.id }, queryParamsHandling: 'merge', replaceUrl: true });
  }

  /** A press on a hit shows it beside the list; where there is no room for that, it goes there. */
  protected press(index: number): void {
    this.choose(index);
    if (this.viewport.width() !== 'wide') void this.go(index);
  }

  protected async go(index: number): Promise<void> {
    const message = this.hits()[index]?.message;
    if (!message) return;
    const { commands, queryParams } = addressOf(message);
    await this.router.navigate(commands, { queryParams });
  }

  /** From the field into the list. */
  protected intoList(): void {
    if (!this.hits().length) return;
    if (this.chosen() < 0) this.choose(0);
    this.list()?.nativeElement.focus();
  }

  protected closeContext(): void {
    this.choose(-1);
    this.chosenId.set('');
    void this.router.navigate([], { queryParams: { hit: null }, queryParamsHandling: 'merge', replaceUrl: true });
    this.list()?.nativeElement.focus();
  }

  protected onKey(event: KeyboardEvent): void {
    const last = this.hits().length - 1;
    const now = this.chosen();
    const targets: Readonly<Record<string, number>> = {
      ArrowDown: Math.min(now + 1, last),
      ArrowUp: now - 1,
      Home: 0,
      End: last,
    };
    const target = targets[event.key];
    if (event.key === 'Enter' && now >= 0) void this.go(now);
    else if (event.key === 'Escape') this.box().focus();
    else if (target === undefined) return;
    else if (target < 0) this.box().focus();
    else {
      this.choose(target);
      this.list()?.nativeElement.children[target]?.scrollIntoView({ block: 'nearest' });
    }
    event.preventDefault();
  }
}

function same(a: SearchWish, b: SearchWish): boolean {
  return JSON.stringify(toParams(a)) === JSON.stringify(toParams(b));
}
