import { ChangeDetectionStrategy, Component, computed, inject, input, model, signal } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { Words } from '../i18n/words.ts';
import { Icon } from './icon.ts';

let made = 0;

/** A password that can be shown. */
@Component({
  selector: 'prosa-password-field',
  imports: [Icon, MatIconButton],
  template: `
    <label class="field__label" [attr.for]="id">{{ label() }}</label>
    <div class="input" [class.input--bad]="error()">
      <input
        #box
        [id]="id"
        [type]="shown() ? 'text' : 'password'"
        [attr.name]="name()"
        [attr.autocomplete]="autocomplete()"
        [attr.aria-invalid]="error() ? true : null"
        [attr.aria-describedby]="describedBy()"
        autocapitalize="none"
        spellcheck="false"
        [value]="value()"
        (input)="value.set(box.value)"
      />
      <button
        matIconButton
        type="button"
        [attr.aria-label]="shown() ? t('entry.hidePassword') : t('entry.showPassword')"
        (click)="shown.set(!shown())"
      >
        <prosa-icon [name]="shown() ? 'eye-off' : 'eye'" />
      </button>
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
export class PasswordField {
  protected readonly t = inject(Words).t;
  protected readonly id = `password-${++made}`;
  protected readonly shown = signal(false);

  readonly label = input.required<string>();
  readonly name = input('password');
  readonly autocomplete = input<'current-password' | 'new-password'>('current-password');
  readonly help = input('');
  readonly error = input('');
  readonly value = model('');

  protected readonly describedBy = computed(() =>
    this.error() ? `${this.id}-error` : this.help() ? `${this.id}-help` : null,
  );
}
