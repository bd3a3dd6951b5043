import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { Words } from '../i18n/words.ts';
import { Empty } from '../look/empty.ts';

/** An address that leads nowhere. */
@Component({
  selector: 'prosa-not-found',
  imports: [Empty, MatButton, RouterLink],
  template: `
    <main class="sheet" id="main" tabindex="-1" data-sheet>
      <prosa-empty [heading]="t('app.notFound')" [text]="t('app.notFoundBody')" [closed]="true">
        <a matButton="filled" routerLink="/">{{ t('app.toRooms') }}</a>
      </prosa-empty>
    </main>
  `,
  styleUrl: './sheet.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class NotFound {
  protected readonly t = inject(Words).t;
}
