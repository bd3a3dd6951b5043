import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { Words } from '../i18n/words.ts';
import { ModelStore } from './model-store.ts';
import { percent } from './percent.ts';

/** The figures of a model, as it goes. */
@Component({
  selector: 'prosa-model-figures',
  template: `
    <dl>
      @for (figure of figures(); track figure.name) {
        <div>
          <dt>{{ figure.name }}</dt>
          <dd>
            {{ figure.value }}
            @if (figure.more; as more) {
              <small>{{ more }}</small>
            }
          </dd>
        </div>
      }
    </dl>
  `,
  styles: `
    dl {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(max(8rem, (100% - 3rem) / 4), 1fr));
      gap: 0.75rem 1rem;
    }
    dt {
      font: var(--mat-sys-label-medium);
      color: var(--mat-sys-on-surface-variant);
    }
    dd {
      font: 600 1.5rem/2rem var(--prosa-font-title);
      font-feature-settings:
        'lnum' 1,
        'tnum' 1;
    }
    small {
      font: var(--mat-sys-label-medium);
      color: var(--mat-sys-on-surface-variant);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ModelFigures {
  private readonly words = inject(Words);
  private readonly store = inject(ModelStore);
  private readonly t = this.words.t;

  protected readonly figures = computed(() => {
    const version = this.store.current();
    const reading = this.store.reading();
    if (!version) return [];
    const share = (value: number) => percent(value, this.words.dates(), 1);
    const number = (value: number | bigint) => value.toLocaleString(this.words.dates());
    return [
      { name: this.t('models.accuracy'), value: share(version.accuracy), more: this.better() },
      { name: this.t('models.alone'), value: share(version.majorityAccuracy) },
      { name: this.t('models.examples'), value: number(version.examples) },
      { name: this.t('models.calibration'), value: share(version.calibrationError) },
      ...(reading
        ? [
            { name: this.t('models.predictions'), value: number(reading.predictionsMade) },
            { name: this.t('models.confidence'), value: share(reading.averageConfidence) },
            { name: this.t('models.drift'), value: share(reading.drift) },
            { name: this.t('models.latency'), value: this.latency(reading.latencyP50Us) },
          ]
        : []),
    ];
  });

  private better(): string {
    const [now, before] = [this.store.current(), this.store.previous()];
    if (!now || !before) return '';
    return ((now.accuracy - before.accuracy) * 100).toLocaleString(this.words.dates(), {
      maximumFractionDigits: 1,
      signDisplay: 'exceptZero',
    });
  }

  private latency(micros: number): string {
    const ms = micros / 1_000;
    return `${ms.toLocaleString(this.words.dates(), { maximumSignificantDigits: 2 })} ms`;
  }
}
