import { ChangeDetectionStrategy, Component, input, model } from '@angular/core';
import { Icon } from './icon.ts';
import type { IconName } from './icons.ts';

/** One of the options of a segmented choice. */
export interface Segment<T> {
  readonly value: T;
  readonly name: string;
  readonly icon?: IconName;
}

/** A choice of a few short names side by side; arrows move and take. */
@Component({
  selector: 'prosa-segments',
  imports: [Icon],
  template: `
    @if (!hideLabel()) {
      <span class="field__label" aria-hidden="true">{{ label() }}</span>
    }
    <div class="seg" role="radiogroup" [attr.aria-label]="label()" (keydown)="onKey($event)">
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

  protected onKey(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const options = this.options();
    const next = (options.findIndex(({ value }) => value === this.value()) + step + options.length) % options.length;
    const option = options[next];
    if (!option) return;
    this.value.set(option.value);
    (event.currentTarget as HTMLElement).querySelectorAll('button')[next]?.focus();
  }
}
