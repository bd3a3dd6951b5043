import { ChangeDetectionStrategy, Component, input, model } from '@angular/core';

/** Something that is on or off, and takes effect at once. What it is about stands beside it. */
@Component({
  selector: 'prosa-switch',
  template: `
    <button
      type="button"
      role="switch"
      [attr.aria-label]="label()"
      [attr.aria-checked]="on()"
      [disabled]="disabled()"
      (click)="on.set(!on())"
    ></button>
  `,
  styles: `
    :host {
      display: inline-flex;
    }
    button {
      position: relative;
      width: 2.5rem;
      height: 1.5rem;
      flex: none;
      border-radius: 0.75rem;
      background: var(--mat-sys-surface-container-highest);
      box-shadow: inset 0 0 0 1.5px var(--mat-sys-outline);

      &::after {
        content: '';
        position: absolute;
        inset-inline-start: 0.3125rem;
        top: 0.3125rem;
        width: 0.875rem;
        height: 0.875rem;
        border-radius: 50%;
        border-end-start-radius: 22%;
        background: var(--mat-sys-outline);
        transition: inset-inline-start var(--prosa-motion-quick) var(--prosa-ease-standard);
      }
      &[aria-checked='true'] {
        background: var(--mat-sys-primary);
        box-shadow: none;
      }
      &[aria-checked='true']::after {
        inset-inline-start: 1.3125rem;
        background: var(--mat-sys-on-primary);
      }
      &:disabled {
        opacity: 0.46;
      }
    }
    @media (forced-colors: active) {
      button {
        border: 1px solid;
      }
      button[aria-checked='true']::after {
        background: Highlight;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Switch {
  readonly label = input.required<string>();
  readonly disabled = input(false);
  readonly on = model.required<boolean>();
}
