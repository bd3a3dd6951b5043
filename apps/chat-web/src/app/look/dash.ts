import { ChangeDetectionStrategy, Component } from '@angular/core';

/** The travessão: the dash that opens a turn of speech. 20 × 3 pixels of `--dash`; who places it may change the width. */
@Component({
  selector: 'prosa-dash',
  template: '',
  host: { 'aria-hidden': 'true' },
  styles: `
    :host {
      display: inline-block;
      flex: none;
      width: 1.25rem;
      height: 0.1875rem;
      border-radius: 2px;
      vertical-align: middle;
      background: var(--dash, var(--mat-sys-primary));
    }
    @media (forced-colors: active) {
      :host {
        forced-color-adjust: none;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Dash {}

/** Two dashes, one from each side: two people speak. While `:host(.moving)` they lengthen in turn. */
@Component({
  selector: 'prosa-pair',
  imports: [Dash],
  template: '<prosa-dash /><prosa-dash />',
  host: { 'aria-hidden': 'true' },
  styles: `
    :host {
      display: inline-flex;
      flex-direction: column;
      justify-content: center;
      gap: 0.1875rem;
      width: 1.25rem;
      flex: none;
    }
    prosa-dash {
      width: 0.75rem;
      transform-origin: calc(50% - 50% * var(--prosa-direction)) 50%;
    }
    prosa-dash + prosa-dash {
      align-self: flex-end;
      transform-origin: calc(50% + 50% * var(--prosa-direction)) 50%;
    }
    :host(.moving) prosa-dash {
      animation: speak 0.9s var(--prosa-ease-standard) infinite alternate;
    }
    :host(.moving) prosa-dash + prosa-dash {
      animation-delay: 0.45s;
    }
    @keyframes speak {
      from {
        transform: scaleX(0.35);
        opacity: 0.5;
      }
      to {
        transform: none;
        opacity: 1;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Pair {}
