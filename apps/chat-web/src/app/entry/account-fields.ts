import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { Words } from '../i18n/words.ts';
import { Field } from '../look/field.ts';
import { PasswordField } from '../look/password-field.ts';
import type { SignUpForm } from './sign-up-form.ts';

/** Name, e-mail and password of a new account. */
@Component({
  selector: 'prosa-account-fields',
  imports: [Field, PasswordField],
  template: `
    <prosa-field
      name="name"
      autocomplete="name"
      [label]="t('entry.displayName')"
      [help]="t('entry.displayNameHelp')"
      [error]="form().errors().displayName"
      [(value)]="form().displayName"
    />
    <prosa-field
      type="email"
      name="email"
      autocomplete="username"
      [label]="t('entry.email')"
      [error]="form().errors().email"
      [(value)]="form().email"
    />
    <prosa-password-field
      name="new-password"
      autocomplete="new-password"
      [label]="t('entry.password')"
      [help]="t('entry.passwordRule')"
      [error]="form().errors().password"
      [(value)]="form().password"
    />
    @if (form().errors().other; as text) {
      <p class="field__err" role="alert">{{ text }}</p>
    }
  `,
  styles: `
    :host {
      display: contents;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AccountFields {
  protected readonly t = inject(Words).t;
  readonly form = input.required<SignUpForm>();
}
