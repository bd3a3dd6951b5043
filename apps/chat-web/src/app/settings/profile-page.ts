import { ChangeDetectionStrategy, Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { failureOf } from '../api/failure.ts';
import { nameProblem, passwordProblem } from '../entry/sign-up-form.ts';
import { FailureWords } from '../i18n/failure-words.ts';
import { Words } from '../i18n/words.ts';
import { Field } from '../look/field.ts';
import { PasswordField } from '../look/password-field.ts';
import { Toasts } from '../look/toasts.ts';
import { SessionStore } from '../session/session-store.ts';

/** One's own name and password. */
@Component({
  selector: 'prosa-profile-page',
  imports: [Field, MatButton, PasswordField],
  template: `
    <header>
      <h2>{{ t('settings.profile') }}</h2>
      <p>{{ t('settings.profileBody') }}</p>
    </header>
    <form class="line" novalidate (submit)="saveName($event)">
      <prosa-field
        name="name"
        autocomplete="name"
        [label]="t('settings.name')"
        [help]="t('settings.nameBody')"
        [error]="nameError()"
        [(value)]="name"
      />
      <button matButton="filled" type="submit" [disabled]="!nameChanged() || busy()">{{ t('app.save') }}</button>
    </form>
    <section>
      <h3>{{ t('settings.email') }}</h3>
      <p>{{ session.me()?.email }}</p>
      <p class="field__help">{{ t('settings.emailBody') }}</p>
    </section>
    <section>
      <h3>
        {{ t('settings.password') }} <span class="quiet">{{ t('settings.passwordBody') }}</span>
      </h3>
      <form class="narrow-form" novalidate (submit)="changePassword($event)">
        <input
          class="sr"
          type="email"
          autocomplete="username"
          tabindex="-1"
          aria-hidden="true"
          readonly
          [value]="session.me()?.email ?? ''"
        />
        <prosa-password-field
          autocomplete="current-password"
          [label]="t('settings.currentPassword')"
          [error]="currentError()"
          [(value)]="current"
        />
        <prosa-password-field
          name="new-password"
          autocomplete="new-password"
          [label]="t('settings.newPassword')"
          [help]="t('entry.passwordRule')"
          [error]="nextError()"
          [(value)]="next"
        />
        <button matButton="outlined" type="submit" [disabled]="busy()">{{ t('settings.changePassword') }}</button>
      </form>
    </section>
    <section class="opt">
      <b>{{ t('wall.signOut') }}</b>
      <p>{{ t('settings.signOutBody') }}</p>
      <button matButton="outlined" type="button" (click)="signOut()">{{ t('wall.signOut') }}</button>
    </section>
  `,
  styleUrl: './page.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ProfilePage {
  private readonly toasts = inject(Toasts);
  private readonly failures = inject(FailureWords);
  private readonly words = inject(Words);
  protected readonly session = inject(SessionStore);
  protected readonly t = this.words.t;

  protected readonly name = linkedSignal(() => this.session.me()?.displayName ?? '');
  protected readonly current = signal('');
  protected readonly next = signal('');
  protected readonly busy = signal(false);
  private readonly tried = signal(false);
  private readonly refused = signal<unknown>(undefined);

  protected readonly nameError = computed(() => (this.name() ? nameProblem(this.name(), this.words) : ''));
  protected readonly nameChanged = computed(
    () => this.name().trim() !== '' && this.name().trim() !== this.session.me()?.displayName && !this.nameError(),
  );
  protected readonly currentError = computed(() => {
    if (this.tried() && !this.current()) return this.t('failure.passwordMissing');
    if (!this.refused()) return '';
    const wrong = failureOf(this.refused()).reason === 'WRONG_CREDENTIALS';
    return wrong ? this.t('failure.WRONG_PASSWORD') : this.failures.say(this.refused());
  });
  protected readonly nextError = computed(() => (this.tried() ? passwordProblem(this.next(), this.words) : ''));

  protected async saveName(event: Event): Promise<void> {
    event.preventDefault();
    if (!this.nameChanged() || this.busy()) return;
    this.busy.set(true);
    if (await this.toasts.try(this.session.updateProfile({ displayName: this.name().trim() }))) {
      this.toasts.say(this.t('settings.nameSaved'));
    }
    this.busy.set(false);
  }

  protected async changePassword(event: Event): Promise<void> {
    event.preventDefault();
    this.tried.set(true);
    this.refused.set(undefined);
    if (this.busy() || !this.current() || this.nextError()) return;
    this.busy.set(true);
    try {
      await this.session.changePassword({ currentPassword: this.current(), newPassword: this.next() });
      this.tried.set(false);
      this.current.set('');
      this.next.set('');
      this.toasts.say(this.t('settings.passwordChanged'));
    } catch (error) {
      this.refused.set(error);
    } finally {
      this.busy.set(false);
    }
  }

  protected signOut(): void {
    void this.toasts.try(this.session.signOut());
  }
}
