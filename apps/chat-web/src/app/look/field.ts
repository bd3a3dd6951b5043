import { ChangeDetectionStrategy, Component, ElementRef, computed, input, model, viewChild } from '@angular/core';
import { Icon } from './icon.ts';

let made = 0;

/** A line of text with its label; help or, when something is wrong, the error stands under it. */
@Component({
  selector: 'prosa-field',
  imports: [Icon],
  template: `
    <label class="field__label" [attr.for]="id">{{ label() }}</label>
    <div class="input" [class.input--bad]="error()">
      <input
        #box
        [id]="id"
        [type]="type()"
        [attr.name]="name() || null"
        [attr.autocomplete]="autocomplete()"
        [attr.placeholder]="example() || null"
        [attr.aria-invalid]="error() ? true : null"
        [attr.aria-describedby]="describedBy()"
        [attr.autocapitalize]="type() === 'email' ? 'none' : null"
        [value]="value()"
        (input)="value.set(box.value)"
      />
    </div>
    @if (error()) {
      <p class="field__err" role="alert" [id]="id + '-error'">
        <prosa-icon name="circle-alert" [size]="15" />{{ error() }}
      </p>
    } @else if (help()) {
      <p class="field__help" [id]="id + '-help'">{{ help() }}</p>
    }
  `,
  host: { class: 'field' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Field {
  private readonly box = viewChild.required<ElementRef<HTMLInputElement>>('box');
  protected readonly id = `field-${++made}`;

  readonly label = input.required<string>();
  readonly type = input<'text' | 'email' | 'search'>('text');
  readonly name = input('');
  readonly autocomplete = input('off');
  readonly example = input('');
  readonly help = input('');
  /** Not empty: something is wrong, said in a sentence. */
  readonly error = input('');
  readonly value = model('');

  protected readonly describedBy = computed(() =>
    this.error() ? `${this.id}-error` : this.help() ? `${this.id}-help` : null,
  );

  /** Puts the cursor into it. */
  focus(): void {
    this.box().nativeElement.focus();
  }
}
