import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { SignUpPolicy } from '@prosa/proto/chat';
import { Words } from '../i18n/words.ts';
import { SessionStore } from '../session/session-store.ts';
import { AccountFields } from './account-fields.ts';
import { Door } from './door.ts';
import { SignUpForm } from './sign-up-form.ts';

/** Makes an account, where the workspace takes new ones. An invitation comes as `?invite=` in the address. */
@Component({
  selector: 'prosa-sign-up',
  imports: [AccountFields, Door, MatButton, RouterLink],
  template: `
    <prosa-door>
      @if (policy() === 'form') {
        <form novalidate (submit)="submit($event)">
          <header>
            <h1>{{ t('entry.signUpTitle') }}</h1>
            <p>{{ t('entry.signUpBody', { workspace: workspace() }) }}</p>
          </header>
          @if (invite()) {
            <p class="aside">{{ t('entry.invited') }}</p>
          }
          <prosa-account-fields [form]="form" />
          <button matButton="filled" class="prosa-wide" type="submit" [disabled]="form.busy()">
            {{ form.busy() ? t('entry.working') : t('entry.signUp') }}
          </button>
          <p class="aside">
            {{ t('entry.haveAccount') }}
            <a routerLink="/sign-in" queryParamsHandling="preserve">{{ t('entry.toSignIn') }}</a>
          </p>
        </form>
      } @else {
        <section class="says">
          <header>
            <h1>{{ policy() === 'closed' ? t('entry.closed') : t('entry.inviteOnly') }}</h1>
            <p>{{ policy() === 'closed' ? t('entry.closedBody') : t('entry.inviteOnlyBody') }}</p>
          </header>
          <p class="aside">
            {{ t('entry.haveAccount') }} <a routerLink="/sign-in">{{ t('entry.toSignIn') }}</a>
          </p>
        </section>
      }
    </prosa-door>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SignUp {
  private readonly session = inject(SessionStore);
  private readonly router = inject(Router);
  protected readonly t = inject(Words).t;

  /** The invitation, from the address. */
  readonly invite = input<string>();

  protected readonly form = new SignUpForm({ needsWorkspace: false });
  protected readonly workspace = computed(() => this.session.workspace()?.name || 'Prosa');
  protected readonly policy = computed(() => {
    const policy = this.session.workspace()?.signUp;
    if (policy === SignUpPolicy.CLOSED) return 'closed';
    return policy === SignUpPolicy.INVITE && !this.invite() ? 'invite' : 'form';
  });

  protected async submit(event: Event): Promise<void> {
    event.preventDefault();
    if (await this.form.submit(this.invite())) await this.router.navigateByUrl('/');
  }
}
