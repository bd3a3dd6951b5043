import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import { SignUpPolicy } from '@prosa/proto/chat';
import { failureOf } from '../api/failure.ts';
import { FailureWords } from '../i18n/failure-words.ts';
import { Words } from '../i18n/words.ts';
import { Field } from '../look/field.ts';
import { PasswordField } from '../look/password-field.ts';
import { SessionStore } from '../session/session-store.ts';
import { Door } from './door.ts';

/** Asks who is there. */
@Component({
  selector: 'prosa-sign-in',
  imports: [Door, Field, MatButton, PasswordField, RouterLink],
  template: `
    <prosa-door>
      <form novalidate (submit)="submit($event)">
        <header>
          <h1>{{ t('entry.signInTitle') }}</h1>
          <p>
            {{ into()[0] }}<b>{{ workspace() }}</b
            >{{ into()[1] }}
          </p>
        </header>
        <prosa-field
          type="email"
          name="email"
          autocomplete="username"
          [label]="t('entry.email')"
          [error]="emailError()"
          [(value)]="email"
        />
        <prosa-password-field
          name="password"
          autocomplete="current-password"
          [label]="t('entry.password')"
          [error]="passwordError()"
          [(value)]="password"
        />
        @if (otherError(); as text) {
          <p class="field__err" role="alert">{{ text }}</p>
        }
        <button matButton="filled" class="prosa-wide" type="submit" [disabled]="busy()">
          {{ busy() ? t('entry.working') : t('entry.signIn') }}
        </button>
        @if (canSignUp()) {
          <p class="aside">
            {{ t('entry.noAccount') }}
            <a routerLink="/sign-up" queryParamsHandling="preserve">{{ t('entry.toSignUp') }}</a>
          </p>
        }
      </form>
    </prosa-door>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SignIn {
  private readonly session = inject(SessionStore);
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly failures = inject(FailureWords);
  protected readonly t = inject(Words).t;

  protected readonly email = signal('');
  protected readonly password = signal('');
  protected readonly busy = signal(false);
  private readonly tried = signal(false);
  private readonly failure = signal<unknown>(undefined);

  protected readonly workspace = computed(() => this.session.workspace()?.name || 'Prosa');
  /** The sentence around the name of the workspace. */
  protected readonly into = computed(() => this.t('entry.signInBody', { workspace: '|' }).split('|'));
  protected readonly canSignUp = computed(() => this.session.workspace()?.signUp !== SignUpPolicy.CLOSED);
  protected readonly emailError = computed(() =>
    this.tried() && !/^\S+@\S+$/.test(this.email().trim()) ? this.t('failure.emailInvalid') : '',
  );
  protected readonly passwordError = computed(() => {
    if (this.tried() && !this.password()) return this.t('failure.passwordMissing');
    return this.reason() === 'WRONG_CREDENTIALS' ? this.t('failure.WRONG_CREDENTIALS') : '';
  });
  protected readonly otherError = computed(() =>
    this.failure() && this.reason() !== 'WRONG_CREDENTIALS' ? this.failures.say(this.failure()) : '',
  );
  private readonly reason = computed(() => (this.failure() ? failureOf(this.failure()).reason : ''));

  protected async submit(event: Event): Promise<void> {
    event.preventDefault();
    this.tried.set(true);
    this.failure.set(undefined);
    if (this.busy() || this.emailError() || this.passwordError()) return;
    this.busy.set(true);
    try {
      await this.session.signIn({ email: this.email().trim(), password: this.password() });
      await this.router.navigateByUrl(returnPath(this.route.snapshot.queryParamMap.get('returnTo')));
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}

/** Only a path of our own: never another site. */
function returnPath(asked: string | null): string {
  return asked && /^\/(?![/\\])/.test(asked) ? asked : '/';
}
