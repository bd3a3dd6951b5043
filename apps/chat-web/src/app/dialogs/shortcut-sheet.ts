import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialogClose, MatDialogTitle } from '@angular/material/dialog';
import { Words } from '../i18n/words.ts';
import { shortcutsIn } from '../settings/shortcuts.ts';

/** The keys and what they do, over whatever one is at. */
@Component({
  selector: 'prosa-shortcut-sheet',
  imports: [MatButton, MatDialogClose, MatDialogTitle],
  template: `
    <h2 matDialogTitle>{{ t('settings.shortcuts') }}</h2>
    <dl class="list" tabindex="0" [attr.aria-label]="t('settings.shortcuts')">
      @for (row of rows(); track row.key) {
        <div>
          <dt>{{ t(row.key) }}</dt>
          <dd>
            @for (key of row.keys; track key) {
              <kbd class="kbd">{{ key }}</kbd>
            }
          </dd>
        </div>
      }
    </dl>
    <footer>
      <button matButton="tonal" type="button" matDialogClose>{{ t('app.close') }}</button>
    </footer>
  `,
  styleUrl: './dialog.scss',
  styles: `
    div {
      display: flex;
      align-items: center;
      justify-content: space-between;
      gap: 1rem;
      padding: 0.375rem 0.5rem;
      border-bottom: var(--prosa-hairline);
    }
    dd {
      display: flex;
      flex: none;
      gap: 0.25rem;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ShortcutSheet {
  private readonly words = inject(Words);
  protected readonly t = this.words.t;
  protected readonly rows = computed(() => shortcutsIn(this.words));

  constructor() {
    void this.words.fetchRest();
  }
}
