import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal } from '@angular/core';
import type { Model } from '@prosa/proto/chat';
import { dateOf } from '../i18n/moments.ts';
import { Words } from '../i18n/words.ts';
import { Dash } from '../look/dash.ts';
import { Toasts } from '../look/toasts.ts';
import { ConfusionMatrix } from './confusion-matrix.ts';
import { labelColour } from './label-colour.ts';
import { LineChart, type ChartLine } from './line-chart.ts';
import { ModelFigures } from './model-figures.ts';
import { ModelStore } from './model-store.ts';
import { percent } from './percent.ts';

/** How the version in use was learnt, how well it does on what was held out, and how it does in life. */
@Component({
  selector: 'prosa-training-tab',
  imports: [ConfusionMatrix, Dash, LineChart, ModelFigures],
  templateUrl: './training-tab.html',
  styleUrls: ['./page.scss', './training-tab.scss'],
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TrainingTab {
  private readonly toasts = inject(Toasts);
  private readonly words = inject(Words);
  protected readonly store = inject(ModelStore);
  protected readonly t = this.words.t;
  protected readonly n = this.words.n;
  protected readonly colour = labelColour;

  readonly model = input.required<Model>();

  /** In per cent. */
  protected readonly threshold = linkedSignal(() => Math.round(this.model().threshold * 100));

  protected readonly losses = computed((): readonly ChartLine[] => {
    const points = this.store.current()?.losses ?? [];
    return [
      {
        name: this.t('models.lossHeldOut'),
        tone: 'b',
        points: points.map((p) => ({ x: p.iteration, y: p.heldOutLoss })),
      },
      { name: this.t('models.lossTrain'), tone: 'a', points: points.map((p) => ({ x: p.iteration, y: p.trainLoss })) },
    ];
  });
  protected readonly lossSaid = computed(() => {
    const losses = this.store.current()?.losses ?? [];
    const [first, last] = [losses[0], losses.at(-1)];
    if (!first || !last) return '';
    return this.t('models.lossSaid', {
      from: this.decimal(first.heldOutLoss),
      to: this.decimal(last.heldOutLoss),
      train: this.decimal(last.trainLoss),
    });
  });
  /** How right it was by hour where people looked; hours in which nobody did are left out. */
  protected readonly rightness = computed((): readonly ChartLine[] => {
    const points = this.store
      .hours()
      .filter(({ reviewed }) => reviewed > 0n)
      .map(({ startedAt, right, reviewed }) => ({
        x: dateOf(startedAt)?.getTime() ?? 0,
        y: Number(right) / Number(reviewed),
      }));
    return [{ name: this.t('models.right'), tone: 'a', points }];
  });
  protected readonly hasRightness = computed(() => (this.rightness()[0]?.points.length ?? 0) > 1);
  protected readonly heldOut = computed(() => {
    const current = this.store.current();
    return current && { name: this.t('models.heldOut'), y: current.accuracy };
  });
  protected readonly rightnessSaid = computed(() =>
    this.t('models.rightSaid', { share: this.share(this.store.reading()?.currentAccuracy ?? 0) }),
  );
  protected readonly scores = computed(() => {
    const before = new Map(this.store.previous()?.scores.map(({ label, f1 }) => [label, f1]));
    return (this.store.current()?.scores ?? []).map((score) => {
      const earlier = before.get(score.label);
      return { ...score, change: earlier === undefined ? undefined : score.f1 - earlier };
    });
  });

  protected readonly share = (value: number): string => percent(value, this.words.dates());
  protected readonly count = (value: number): string => value.toLocaleString(this.words.dates());
  protected readonly decimal = (value: number): string =>
    value.toLocaleString(this.words.dates(), { maximumFractionDigits: 2 });
  protected readonly points = (value: number): string =>
    (value * 100).toLocaleString(this.words.dates(), { maximumFractionDigits: 1, signDisplay: 'exceptZero' });
  protected readonly hour = (value: number): string =>
    new Date(value).toLocaleString(this.words.dates(), { day: 'numeric', month: 'short', hour: '2-digit' });

  protected async speak(): Promise<void> {
    const before = this.model().threshold;
    if (!(await this.toasts.try(this.store.update({ threshold: this.threshold() / 100 })))) {
      this.threshold.set(Math.round(before * 100));
    }
  }
}
