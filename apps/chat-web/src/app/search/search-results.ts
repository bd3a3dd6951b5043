import { DestroyRef, Injectable, computed, effect, inject, signal, untracked } from '@angular/core';
import type { SearchHit } from '@prosa/proto/chat';
import { MESSAGES } from '../api/clients.ts';
import { failureOf, type Failure } from '../api/failure.ts';
import { TIMING } from '../api/timing.ts';
import { pause } from '../connection/wake.ts';
import { isBlank, noWish, toRequest, type SearchWish } from './search-wish.ts';

/** What was found, and for what. */
export interface Found {
  readonly wish: SearchWish;
  readonly hits: readonly SearchHit[];
  /** Empty: that is all. */
  readonly nextPageToken: string;
}

/** The server asks for a moment when somebody searches faster than it can; so often it is asked again. */
const maxTries = 4;

/**
 * Searches while somebody types: what they typed last, once they pause; a search that is not wanted any more is
 * cancelled. What was found stays until the next answer is there.
 */
@Injectable()
export class SearchResults {
  private readonly messages = inject(MESSAGES);
  private readonly timing = inject(TIMING);
  private readonly current = signal<SearchWish>(noWish);
  private readonly answer = signal<Found | undefined>(undefined);
  private readonly asking = signal(false);
  private readonly trouble = signal<Failure | undefined>(undefined);
  private readonly again = signal(0);
  private underWay = new AbortController();

  /** What is looked for now. */
  readonly wish = this.current.asReadonly();
  /** The last answer; undefined: none yet, or nothing is looked for. */
  readonly found = this.answer.asReadonly();
  readonly loading = this.asking.asReadonly();
  /** Why the last search failed. */
  readonly failure = this.trouble.asReadonly();
  /** The last answer is the one to what is looked for now. */
  readonly settled = computed(() => !this.loading() && this.found()?.wish === this.wish());

  constructor() {
    effect((onCleanup) => {
      const wish = this.current();
      this.again();
      const ask = (this.underWay = new AbortController());
      untracked(() => this.begin(wish, ask.signal));
      onCleanup(() => ask.abort());
    });
    inject(DestroyRef).onDestroy(() => this.underWay.abort());
  }

  /** Looks for something else, soon. */
  lookFor(wish: SearchWish): void {
    this.current.set(wish);
  }

  /** Asks once more after a failure. */
  retry(): void {
    this.again.update((count) => count + 1);
  }

  /** Fetches older hits and puts them behind. */
  async more(): Promise<void> {
    const found = this.answer();
    const { signal } = this.underWay;
    if (!found?.nextPageToken || this.asking()) return;
    await this.ask(found.wish, found.nextPageToken, found.hits, signal);
  }

  private begin(wish: SearchWish, signal: AbortSignal): void {
    this.trouble.set(undefined);
    if (isBlank(wish)) {
      this.answer.set(undefined);
      this.asking.set(false);
      return;
    }
    this.asking.set(true);
    const first = this.answer() === undefined;
    void pause(first ? 0 : this.timing.searchMs, signal).then(() => this.ask(wish, '', [], signal));
  }

  private async ask(
    wish: SearchWish,
    pageToken: string,
    before: readonly SearchHit[],
    signal: AbortSignal,
  ): Promise<void> {
    if (signal.aborted) return;
    this.asking.set(true);
    try {
      const { hits, nextPageToken } = await this.fetch(wish, pageToken, signal);
      if (signal.aborted) return;
      this.answer.set({ wish, hits: [...before, ...hits], nextPageToken });
    } catch (error) {
      if (!signal.aborted) this.trouble.set(failureOf(error));
    } finally {
      if (!signal.aborted) this.asking.set(false);
    }
  }

  private async fetch(wish: SearchWish, pageToken: string, signal: AbortSignal) {
    for (let tries = 1; ; tries += 1) {
      try {
        return await this.messages.searchMessages(toRequest(wish, pageToken), { signal });
      } catch (error) {
        const { retryAfterMs } = failureOf(error);
        if (retryAfterMs === undefined || tries >= maxTries || signal.aborted) throw error;
        await pause(retryAfterMs * (0.5 + Math.random()), signal);
        signal.throwIfAborted();
      }
    }
  }
}
