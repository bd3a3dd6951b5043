import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import type { WordKey } from '../i18n/dictionary.ts';
import { Words } from '../i18n/words.ts';

/** The keys and what they do. */
@Component({
  selector: 'prosa-keyboard-page',
  template: `
    <header>
      <h2>{{ t('settings.shortcuts') }}</h2>
      <p>{{ t('settings.shortcutsBody') }}</p>
    </header>
    <dl>
      @for (row of rows; track row.key) {
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
  protected readonly t = inject(Words).t;
  private readonly control = /Mac|iP(hone|ad)/.test(navigator.userAgent) ? '⌘' : 'Ctrl';
  protected readonly rows = [
    { key: 'settings.keyJump', keys: [this.control, 'K'] },
    { key: 'settings.keySheets', keys: ['F6'] },
    { key: 'settings.keyMessages', keys: ['↑', '↓'] },
    { key: 'settings.keyReact', keys: ['R'] },
    { key: 'settings.keyReply', keys: ['Q'] },
    { key: 'settings.keyEditMessage', keys: ['E'] },
    { key: 'settings.keySend', keys: ['Enter'] },
    { key: 'settings.keyLine', keys: ['Shift', 'Enter'] },
    { key: 'settings.keyEdit', keys: ['↑'] },
    { key: 'settings.keyClose', keys: ['Esc'] },
  ] as const satisfies readonly { key: WordKey; keys: readonly string[] }[];
}
