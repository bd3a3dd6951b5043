import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  output,
  signal,
  untracked,
} from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { FailureWords } from '../i18n/failure-words.ts';
import { Words } from '../i18n/words.ts';
import { Icon } from '../look/icon.ts';
import type { AnswerRun } from './answer-run.ts';
import { AnswerCalls, type SummaryWish } from './answer-calls.ts';
import { numberSources } from './cite-pieces.ts';
import { CitedText } from './cited-text.ts';
import { OriginWords } from './origin-words.ts';
import { PointWords, sortedPoints } from './point-words.ts';
import { ShowSource } from './show-source.ts';

/** What is new in a room or a thread, or another part of it, in short: comes as it is written, with its sources, for this person alone. */
@Component({
  selector: 'prosa-summary-card',
  imports: [CitedText, Icon, MatButton, MatIconButton],
  templateUrl: './summary-card.html',
  styleUrl: './answer-card.scss',
  host: { role: 'region', '[attr.aria-label]': 't("assistant.inShort")' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SummaryCard {
  private readonly calls = inject(AnswerCalls);
  private readonly failures = inject(FailureWords);
  private readonly origin = inject(OriginWords);
  private readonly words = inject(Words);
  protected readonly pointWords = inject(PointWords);
  protected readonly source = inject(ShowSource);
  protected readonly t = this.words.t;

  /** What to shorten; another wish is another summary. */
  readonly wish = input.required<SummaryWish>();
  /** Which part it is, in words; empty: what is new, which stands where it is shown. */
  readonly of = input('');
  readonly closed = output();

  protected readonly run = signal<AnswerRun | undefined>(undefined);
  protected readonly points = computed(() => sortedPoints(this.run()?.points() ?? []));
  protected readonly numbers = computed(() => {
    const run = this.run();
    return numberSources([...(run?.citations() ?? []), ...this.points().flatMap(({ citation }) => citation ?? [])]);
  });
  protected readonly failure = computed(() => {
    const failure = this.run()?.failure();
    return failure ? this.failures.sayFailure(failure) : '';
  });
  protected readonly line = computed(() => {
    const run = this.run();
    const done = run?.done();
    if (!run || run.running()) return this.t('assistant.reading');
    if (!done) return run.stopped() ? this.t('assistant.stopped') : '';
    const { n } = this.words;
    return [n('assistant.sources', this.numbers().size), this.origin.say(done)].filter(Boolean).join(' · ');
  });

  constructor() {
    effect((onCleanup) => {
      const wish = this.wish();
      untracked(() => this.begin(wish));
      onCleanup(() => this.run()?.stop());
    });
  }

  protected begin(wish: SummaryWish): void {
    this.run.set(this.calls.summarize(wish));
  }
}
