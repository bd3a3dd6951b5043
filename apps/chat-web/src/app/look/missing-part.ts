import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Words } from '../i18n/words.ts';
import { Icon } from './icon.ts';

/** In place of a part of the app that is fetched when it is used, and could not be: the network or the gateway was away just then. */
@Component({
  selector: 'prosa-missing-part',
  imports: [Icon, MatButton],
  template: `
    <prosa-icon name="circle-alert" [size]="15" /><span>{{ t('app.partMissing') }}</span>
    <button matButton class="prosa-small" type="button" (click)="reload()">{{ t('update.reload') }}</button>
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 0.5rem;
      padding-block: 0.25rem;
      font: var(--mat-sys-body-small);
      color: var(--mat-sys-on-surface-variant);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class MissingPart {
  protected readonly t = inject(Words).t;

  /** What is being written stays: drafts are kept. */
  protected reload(): void {
    location.reload();
  }
}
