import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { Words } from '../i18n/words.ts';
import { Icon } from '../look/icon.ts';
import { Drawer } from '../shell/drawer.ts';
import { Viewport } from '../shell/viewport.ts';
import { AskTalk } from './ask-talk.ts';

/** Asking about all that was said in one's rooms; `q` of the address is asked at once. */
@Component({
  selector: 'prosa-ask-page',
  imports: [AskTalk, Icon, MatIconButton, RouterLink],
  template: `
    <main class="sheet" id="main" tabindex="-1" data-sheet>
      <header>
        @if (viewport.isPhone()) {
          <a matIconButton routerLink="/" [attr.aria-label]="t('app.back')"
            ><prosa-icon name="arrow-left" [size]="22"
          /></a>
        } @else if (drawer.exists()) {
          <button matIconButton type="button" [attr.aria-label]="t('wall.open')" (click)="drawer.open()">
            <prosa-icon name="panel-left" />
          </button>
        }
        <h1>{{ t('assistant.askTitle') }}</h1>
      </header>
      @for (question of [q() ?? '']; track question) {
        <prosa-ask-talk class="talk" [question]="question" />
      }
    </main>
  `,
  styleUrls: ['../shell/sheet.scss', '../threads/threads-page.scss'],
  styles: `
    .talk {
      width: 100%;
      max-width: 50rem;
      margin-inline: auto;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AskPage {
  protected readonly drawer = inject(Drawer);
  protected readonly viewport = inject(Viewport);
  protected readonly t = inject(Words).t;

  /** From the address. */
  readonly q = input<string>();
}
