import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { Window } from './window.ts';

/** Nothing to show yet: a picture, a sentence, and what can be done about it. */
@Component({
  selector: 'prosa-empty',
  imports: [Window],
  template: `
    <prosa-window [closed]="closed()" />
    <h2>{{ heading() }}</h2>
    <p>{{ text() }}</p>
    <ng-content />
  `,
  styles: `
    :host {
      flex: 1;
      display: grid;
      place-content: center;
      justify-items: center;
      text-align: center;
      gap: 0.5rem;
      padding: 2rem;
      min-height: 0;
      overflow: auto;
    }
    h2 {
      font: var(--mat-sys-display-small);
      letter-spacing: var(--mat-sys-display-small-tracking);
      word-spacing: var(--prosa-title-space);
      text-wrap: balance;
    }
    p {
      font: var(--mat-sys-body-large);
      color: var(--mat-sys-on-surface-variant);
      max-width: 30rem;
      text-wrap: pretty;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Empty {
  readonly heading = input.required<string>();
  readonly text = input.required<string>();
  readonly closed = input(false);
}
