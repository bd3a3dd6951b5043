import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { Model, ModelVersion } from '@prosa/proto/chat';
import { Moments, dateOf } from '../i18n/moments.ts';
import { Words } from '../i18n/words.ts';
import { Toasts } from '../look/toasts.ts';
import { ModelStore } from './model-store.ts';
import { percent } from './percent.ts';

/** What was trained before; any of them can be used. */
@Component({
  selector: 'prosa-versions-tab',
  imports: [MatButton],
  template: `
    <table class="table">
      <thead>
        <tr>
          <th scope="col">{{ t('models.version') }}</th>
          <th scope="col">{{ t('models.trainedAt') }}</th>
          <th scope="col" class="r">{{ t('models.examples') }}</th>
          <th scope="col" class="r">{{ t('models.accuracy') }}</th>
          <th scope="col" class="r">
            <span class="sr">{{ t('models.use') }}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        @for (version of store.versions(); track version.version) {
          <tr>
            <td>{{ version.version }}</td>
            <td>{{ when(version) }}</td>
            <td class="r">{{ version.examples.toLocaleString(language()) }}</td>
            <td class="r">{{ share(version.accuracy) }}</td>
            <td class="r">
              @if (version.version === model().version) {
                <span class="tag">{{ t('models.inUse') }}</span>
              } @else if (model().mineToChange) {
                <button matButton="outlined" class="prosa-small" type="button" (click)="use(version)">
                  {{ t('models.use') }}<span class="sr"> {{ version.version }}</span>
                </button>
              }
            </td>
          </tr>
        } @empty {
          <tr>
            <td colspan="5" class="quiet">{{ t('models.versionsNone') }}</td>
          </tr>
        }
      </tbody>
    </table>
  `,
  styleUrl: './page.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class VersionsTab {
  private readonly moments = inject(Moments);
  private readonly toasts = inject(Toasts);
  private readonly words = inject(Words);
  protected readonly store = inject(ModelStore);
  protected readonly t = this.words.t;
  protected readonly language = this.words.dates;

  readonly model = input.required<Model>();

  protected readonly share = (value: number): string => percent(value, this.words.dates(), 1);

  protected when({ trainedAt }: ModelVersion): string {
    const date = dateOf(trainedAt);
    return date ? this.moments.full(date) : '';
  }

  protected async use({ version }: ModelVersion): Promise<void> {
    const before = this.model().version;
    if (!(await this.toasts.try(this.store.use(version)))) return;
    const undo = await this.toasts.offer(this.t('models.used', { version }), this.t('models.undo'));
    if (undo && before) await this.toasts.try(this.store.use(before));
  }
}
