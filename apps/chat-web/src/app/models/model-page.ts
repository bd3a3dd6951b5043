import { ChangeDetectionStrategy, Component, computed, effect, inject, input, untracked } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { ModelState } from '@prosa/proto/chat';
import { Dialogs } from '../dialogs/dialogs.ts';
import type { WordKey } from '../i18n/dictionary.ts';
import { FailureWords } from '../i18n/failure-words.ts';
import { Words } from '../i18n/words.ts';
import { Empty } from '../look/empty.ts';
import { Icon } from '../look/icon.ts';
import { Toasts } from '../look/toasts.ts';
import { ExamplesTab } from './examples-tab.ts';
import { LabelsTab } from './labels-tab.ts';
import { ModelStore } from './model-store.ts';
import { ReviewTab } from './review-tab.ts';
import { TrainingTab } from './training-tab.ts';
import { VersionsTab } from './versions-tab.ts';

const tabs = {
  training: 'models.tab.training',
  examples: 'models.tab.examples',
  review: 'models.tab.review',
  labels: 'models.tab.labels',
  versions: 'models.tab.versions',
} as const satisfies Record<string, WordKey>;

/** A part of the page. */
type Tab = keyof typeof tabs;

const tabNames = Object.keys(tabs) as readonly Tab[];

/** One model: how it does, what it learns from, what it is unsure of, its labels and rooms, its versions. */
@Component({
  selector: 'prosa-model-page',
  imports: [
    Empty,
    ExamplesTab,
    Icon,
    LabelsTab,
    MatButton,
    MatIconButton,
    ReviewTab,
    RouterLink,
    TrainingTab,
    VersionsTab,
  ],
  providers: [ModelStore],
  templateUrl: './model-page.html',
  styleUrls: ['../shell/sheet.scss', './page.scss', './model-page.scss'],
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ModelPage {
  private readonly dialogs = inject(Dialogs);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  private readonly words = inject(Words);
  private readonly failures = inject(FailureWords);
  protected readonly store = inject(ModelStore);
  protected readonly t = this.words.t;

  /** From the address. */
  readonly modelId = input.required<string>();
  readonly show = input<string>();

  protected readonly tab = computed((): Tab => tabNames.find((tab) => tab === this.show()) ?? 'training');
  protected readonly paused = computed(() => this.store.model()?.state === ModelState.PAUSED);
  protected readonly failure = computed(() => {
    const failure = this.store.failure();
    return failure && this.failures.sayFailure(failure);
  });
  protected readonly tabs = computed(() => {
    const model = this.store.model();
    const examples = model?.exampleCounts.reduce((sum, count) => sum + count, 0) ?? 0;
    const counts: Partial<Record<Tab, number>> = { examples, review: this.store.uncertain().total };
    return tabNames.map((tab) => ({ tab, name: this.t(tabs[tab]), count: this.number(counts[tab] ?? 0) }));
  });

  constructor() {
    effect(() => {
      const modelId = this.modelId();
      untracked(() => void this.store.open(modelId));
    });
  }

  protected async pause(): Promise<void> {
    await this.toasts.try(this.store.update({ paused: !this.paused() }));
  }

  protected async train(): Promise<void> {
    if (await this.toasts.try(this.store.train())) this.toasts.say(this.t('models.trained'));
  }

  protected async remove(): Promise<void> {
    const sure = await this.dialogs.confirm({
      title: this.t('models.removeTitle', { name: this.store.model()?.name ?? '' }),
      body: this.t('models.removeBody'),
      action: this.t('models.remove'),
      danger: true,
    });
    if (sure && (await this.toasts.try(this.store.remove()))) await this.router.navigateByUrl('/models');
  }

  private number(count: number): string {
    return count ? count.toLocaleString(this.words.dates()) : '';
  }
}
