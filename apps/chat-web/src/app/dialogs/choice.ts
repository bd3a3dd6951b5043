import { ChangeDetectionStrategy, Component, input, model } from '@angular/core';
import { Roving } from '../look/roving.ts';

/** One thing of a few: its name and what it means. */
export interface Choice<T> {
  readonly value: T;
  readonly name: string;
  readonly means: string;
}

/** Choices that need a sentence each, as cards; arrows move, the card under them is taken. */
@Component({
  selector: 'prosa-choice',
  imports: [Roving],
  template: `
    <span class="field__label" [id]="id">{{ label() }}</span>
    <div class="cards" prosaRoving [attr.aria-labelledby]="id">
      @for (choice of choices(); track choice.value) {
        <button
          class="tap"
          type="button"
          role="radio"
          [attr.aria-checked]="choice.value === value()"
          [attr.tabindex]="choice.value === value() ? 0 : -1"
          (click)="value.set(choice.value)"
        >
          <span class="radio" aria-hidden="true"></span>
          <span
            ><b>{{ choice.name }}</b
            ><small>{{ choice.means }}</small></span
          >
        </button>
      }
    </div>
  `,
  styles: `
    .cards {
      display: grid;
      gap: 0.5rem;
    }
    button {
      display: grid;
      grid-template-columns: auto minmax(0, 1fr);
      gap: 0 0.75rem;
      align-items: center;
      padding: 0.625rem 0.875rem;
      border-radius: var(--mat-sys-corner-large);
      box-shadow: inset 0 0 0 1px var(--mat-sys-outline);
    }
    [aria-checked='true'] {
      box-shadow: inset 0 0 0 2px var(--mat-sys-primary);
      background: color-mix(in srgb, var(--mat-sys-primary-container) 35%, transparent);
    }
    b {
      display: block;
      font: var(--mat-sys-title-small);
    }
    small {
      font: var(--mat-sys-body-small);
      color: var(--mat-sys-on-surface-variant);
    }
  `,
  host: { class: 'field' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ChoiceCards<T> {
  protected readonly id = `choice-${crypto.randomUUID()}`;

  readonly label = input.required<string>();
  readonly choices = input.required<readonly Choice<T>[]>();
  readonly value = model.required<T>();
}
