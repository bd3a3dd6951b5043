import { ChangeDetectionStrategy, Component, input, model } from '@angular/core';
import { Icon } from './icon.ts';
import type { IconName } from './icons.ts';
import { Roving } from './roving.ts';

/** One of the options of a segmented choice. */
export interface Segment<T> {
  readonly value: T;
  readonly name: string;
  readonly icon?: IconName;
}

/** A choice of a few short names side by side; arrows move and take. */
@Component({
  selector: 'prosa-segments',
  imports: [Roving, Icon],
  template: `
    @if (!hideLabel()) {
      <span class="field__label" aria-hidden="true">{{ label() }}</span>
    }
    <div class="seg" prosaRoving [attr.aria-label]="label()">
      @for (option of options(); track option.value) {
        <button
          type="button"
          role="radio"
          [attr.aria-checked]="option.value === value()"
          [attr.tabindex]="option.value === value() ? 0 : -1"
          (click)="value.set(option.value)"
        >
          @if (option.icon; as icon) {
            <prosa-icon [name]="icon" [size]="15" />
          }
          {{ option.name }}
        </button>
      }
    </div>
  `,
  host: { class: 'field' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Segments<T> {
  readonly label = input.required<string>();
  /** The label stands somewhere else already. */
  readonly hideLabel = input(false);
  readonly options = input.required<readonly Segment<T>[]>();
  readonly value = model.required<T>();
}
