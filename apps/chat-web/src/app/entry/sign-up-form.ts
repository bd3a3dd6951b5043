import { computed, inject, signal } from '@angular/core';
import { failureOf } from '../api/failure.ts';
import { FailureWords } from '../i18n/failure-words.ts';
import { Words } from '../i18n/words.ts';
import { SessionStore } from '../session/session-store.ts';

/** Characters a password needs, as the contract says. */
export const minPasswordLength = 10;
const maxPasswordLength = 128;
const maxNameLength = 80;

/** What stands next to a field for a password that breaks the rule; empty: it is fine. */
export function passwordProblem(password: string, words: Pick<Words, 't' | 'n'>): string {
  const missing = minPasswordLength - [...password].length;
  if (missing > 0) return words.n('failure.passwordShort', missing);
  return [...password].length > maxPasswordLength ? words.t('failure.passwordLong') : '';
}

/** What stands next to a field for a name of a person, room or workspace; empty: it is fine. */
export function nameProblem(name: string, words: Pick<Words, 't'>): string {
  if (!name.trim()) return words.t('failure.nameMissing');
  return [...name.trim()].length > maxNameLength ? words.t('failure.nameTooLong') : '';
}

/** The fields of a new account and what is wrong with them. Make it in an injection context. */
export class SignUpForm {
  private readonly words = inject(Words);
  private readonly session = inject(SessionStore);
  private readonly failures = inject(FailureWords);
  private readonly tried = signal(false);
  private readonly failure = signal<unknown>(undefined);
  private readonly needsWorkspace: boolean;

  readonly workspaceName = signal('');
  readonly displayName = signal('');
  readonly email = signal('');
  readonly password = signal('');
  readonly busy = signal(false);

  private readonly problems = computed(() => ({
    workspaceName: this.needsWorkspace ? nameProblem(this.workspaceName(), this.words) : '',
    displayName: nameProblem(this.displayName(), this.words),
    email: /^\S+@\S+$/.test(this.email().trim()) ? '' : this.words.t('failure.emailInvalid'),
    password: passwordProblem(this.password(), this.words),
  }));

  /** What stands next to each field, once it was sent; empty: nothing. */
  readonly errors = computed(() => {
    const refused = this.failure() ? failureOf(this.failure()) : undefined;
    const shown = this.tried() ? this.problems() : { workspaceName: '', displayName: '', email: '', password: '' };
    return {
      ...shown,
      email: shown.email || (refused?.reason === 'EMAIL_TAKEN' ? this.words.t('failure.EMAIL_TAKEN') : ''),
      other: refused && refused.reason !== 'EMAIL_TAKEN' ? this.failures.sayFailure(refused) : '',
    };
  });

  constructor(options: { readonly needsWorkspace: boolean }) {
    this.needsWorkspace = options.needsWorkspace;
  }

  /** Makes the account; true when it is there and signed in. */
  async submit(inviteToken?: string): Promise<boolean> {
    this.tried.set(true);
    this.failure.set(undefined);
    if (this.busy() || Object.values(this.problems()).some(Boolean)) return false;
    this.busy.set(true);
    try {
      await this.session.signUp({
        email: this.email().trim(),
        password: this.password(),
        displayName: this.displayName().trim(),
        ...(this.needsWorkspace && { workspaceName: this.workspaceName().trim() }),
        ...(inviteToken && { inviteToken }),
      });
      return true;
    } catch (error) {
      this.failure.set(error);
      return false;
    } finally {
      this.busy.set(false);
    }
  }
}
