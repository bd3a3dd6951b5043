import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { Words } from '../i18n/words.ts';

/** Grey lines in the shape of messages, still, once it takes longer than a moment. */
@Component({
  selector: 'prosa-skeleton',
  template: `
    <span class="sr" role="status">{{ t('app.loading') }}</span>
    @for (row of rows; track $index) {
      <div>
        <i class="face"></i>
        <span><i [class]="row[0]"></i><i [class]="row[1]"></i><i [class]="row[2]"></i></span>
      </div>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 1.5rem;
      padding: 1rem 1.5rem;
      margin-top: auto;
      animation: late 300ms step-end;
    }
    @keyframes late {
      from {
        visibility: hidden;
      }
    }
    div {
      display: flex;
      gap: 0.75rem;
    }
    span:not(.sr) {
      flex: 1;
      display: grid;
      gap: 0.5rem;
      max-width: var(--prosa-measure);
    }
    i {
      display: block;
      height: 0.75rem;
      border-radius: 4px;
      background: var(--mat-sys-surface-container-high);
    }
    .face {
      flex: none;
      width: var(--prosa-avatar);
      height: var(--prosa-avatar);
      border-radius: var(--prosa-corner-voice);
    }
    .w1 {
      width: 18%;
    }
    .w2 {
      width: 48%;
    }
    .w3 {
      width: 64%;
    }
    .w4 {
      width: 82%;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Skeleton {
  protected readonly t = inject(Words).t;
  protected readonly rows = [
    ['w1', 'w4', 'w2'],
    ['w1', 'w3', 'w2'],
    ['w1', 'w4', 'w3'],
  ] as const;
}
