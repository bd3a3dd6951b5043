import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Words } from '../i18n/words.ts';
import { TourStore } from '../tour/tour-store.ts';
import { shortcutsIn } from './shortcuts.ts';

/** The keys and what they do. */
@Component({
  selector: 'prosa-keyboard-page',
  imports: [MatButton],
  template: `
    <header>
      <h2>{{ t('settings.shortcuts') }}</h2>
      <p>{{ t('settings.shortcutsBody') }}</p>
    </header>
    <dl>
      @for (row of rows(); track row.key) {
        <div class="opt">
          <dt>{{ t(row.key) }}</dt>
          <dd>
            @for (key of row.keys; track key) {
              <kbd class="kbd">{{ key }}</kbd>
            }
          </dd>
        </div>
      }
    </dl>
    <button matButton="outlined" type="button" (click)="tour.again()">{{ t('tour.again') }}</button>
  `,
  styleUrl: './page.scss',
  styles: `
    dd {
      display: flex;
      gap: 0.25rem;
    }
    .opt.opt {
      padding: 0.5rem 0;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class KeyboardPage {
  protected readonly tour = inject(TourStore);
  private readonly words = inject(Words);
  protected readonly t = this.words.t;
  protected readonly rows = computed(() => shortcutsIn(this.words));

  constructor() {
    void this.words.fetchRest();
  }
}
