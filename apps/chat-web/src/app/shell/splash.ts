import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Words } from '../i18n/words.ts';
import { Pair } from '../look/dash.ts';
import { Window } from '../look/window.ts';

/** The whole page while it is not known who is here, or when the server does not answer. */
@Component({
  selector: 'prosa-splash',
  imports: [MatButton, Pair, Window],
  template: `
    @if (unreachable()) {
      <main>
        <prosa-window [closed]="true" />
        <h1>{{ t('app.unreachable') }}</h1>
        <p>{{ t('app.unreachableBody') }}</p>
        <button matButton="filled" type="button" (click)="again.emit()">{{ t('app.tryAgain') }}</button>
      </main>
    } @else {
      <div class="waiting" role="status" [attr.aria-label]="t('app.loading')"><prosa-pair class="moving" /></div>
    }
  `,
  styles: `
    :host {
      position: fixed;
      inset: 0;
      display: grid;
      place-content: center;
      background: var(--prosa-wall);
    }
    main {
      display: grid;
      justify-items: center;
      gap: 0.5rem;
      padding: 2rem;
      text-align: center;
    }
    h1 {
      font: var(--mat-sys-display-small);
      word-spacing: var(--prosa-title-space);
    }
    p {
      max-width: 30rem;
      margin-bottom: 1rem;
      font: var(--mat-sys-body-large);
      color: var(--prosa-on-wall-variant);
    }
    .waiting {
      scale: 1.6;
      animation: late 300ms step-end;
    }
    @keyframes late {
      from {
        opacity: 0;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Splash {
  protected readonly t = inject(Words).t;
  readonly unreachable = input(false);
  readonly again = output();
}
