import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { Words } from '../i18n/words.ts';
import { Icon } from '../look/icon.ts';
import { Viewport } from '../shell/viewport.ts';
import { AskTalk } from './ask-talk.ts';

/** Beside a room: asking about what was said in it, or in all rooms. Nobody else sees it. */
@Component({
  selector: 'prosa-ask-panel',
  imports: [AskTalk, Icon, MatIconButton],
  template: `
    <aside class="sheet" tabindex="-1" data-sheet [attr.aria-label]="t('assistant.askTitle')">
      <header>
        <h2>{{ t('assistant.askTitle') }}</h2>
        <button
          matIconButton
          type="button"
          [attr.aria-label]="t('app.close')"
          [attr.title]="t('app.close')"
          (click)="closed.emit()"
        >
          <prosa-icon name="x" />
        </button>
      </header>
      <prosa-ask-talk [roomId]="roomId()" />
    </aside>
  `,
  styleUrls: ['../shell/sheet.scss', '../room/members-panel.scss'],
  host: { '[class]': '"at-" + viewport.width()' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AskPanel {
  protected readonly viewport = inject(Viewport);
  protected readonly t = inject(Words).t;

  readonly roomId = input.required<string>();
  readonly closed = output();
}
