import { ChangeDetectionStrategy, Component, computed, inject, resource, signal } from '@angular/core';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import { MatButton } from '@angular/material/button';
import type { AccessToken } from '@prosa/proto/chat';
import { ACCOUNTS } from '../api/clients.ts';
import { Dialogs } from '../dialogs/dialogs.ts';
import { nameProblem } from '../entry/sign-up-form.ts';
import { FailureWords } from '../i18n/failure-words.ts';
import { Moments, dateOf } from '../i18n/moments.ts';
import { Words } from '../i18n/words.ts';
import { Field } from '../look/field.ts';
import { Icon } from '../look/icon.ts';
import { Segments, type Segment } from '../look/segments.ts';
import { Toasts } from '../look/toasts.ts';

/** Tokens for programs that act as oneself: made, seen once, revoked. */
@Component({
  selector: 'prosa-tokens-page',
  imports: [Field, Icon, MatButton, Segments],
  templateUrl: './tokens-page.html',
  styleUrls: ['./page.scss', './tokens-page.scss'],
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TokensPage {
  private readonly accounts = inject(ACCOUNTS);
  private readonly dialogs = inject(Dialogs);
  private readonly failures = inject(FailureWords);
  private readonly moments = inject(Moments);
  private readonly toasts = inject(Toasts);
  private readonly words = inject(Words);
  protected readonly t = this.words.t;

  protected readonly name = signal('');
  /** 0: never ends. */
  protected readonly validDays = signal(90);
  protected readonly secret = signal('');
  protected readonly copied = signal(false);
  protected readonly busy = signal(false);
  private readonly tried = signal(false);
  protected readonly nameError = computed(() => (this.tried() ? nameProblem(this.name(), this.words) : ''));
  protected readonly days = computed((): readonly Segment<number>[] => [
    { value: 30, name: this.words.n('settings.tokenDays', 30) },
    { value: 90, name: this.words.n('settings.tokenDays', 90) },
    { value: 0, name: this.t('settings.tokenNever') },
  ]);

  private readonly list = resource({ loader: () => this.accounts.listAccessTokens({}) });
  protected readonly loaded = computed(() => this.list.hasValue());
  protected readonly tokens = computed(() => (this.list.hasValue() ? this.list.value().accessTokens : []));
  protected readonly failure = computed(() => (this.list.error() ? this.failures.say(this.list.error()) : ''));

  protected about(token: AccessToken): string {
    const day = (date: Date | undefined) => (date ? this.moments.short(date) : '');
    const used = dateOf(token.lastUsedAt);
    const until = dateOf(token.expiresAt);
    return [
      this.t('settings.tokenMade', { time: day(dateOf(token.createdAt)) }),
      used ? this.t('settings.tokenUsed', { time: this.moments.inList(used) }) : this.t('settings.tokenUnused'),
      until ? this.t('settings.tokenUntil', { time: day(until) }) : this.t('settings.tokenNever'),
    ].join(' · ');
  }

  protected async create(event: Event): Promise<void> {
    event.preventDefault();
    this.tried.set(true);
    if (this.busy() || this.nameError()) return;
    this.busy.set(true);
    try {
      const days = this.validDays();
      const expiresAt = days ? timestampFromDate(new Date(Date.now() + days * 86_400_000)) : undefined;
      const made = await this.accounts.createAccessToken({ name: this.name().trim(), ...(expiresAt && { expiresAt }) });
      this.secret.set(made.token);
      this.copied.set(false);
      this.name.set('');
      this.tried.set(false);
      this.list.reload();
    } catch (error) {
      this.toasts.fail(error);
    } finally {
      this.busy.set(false);
    }
  }

  protected async copy(): Promise<void> {
    if (await this.toasts.try(navigator.clipboard.writeText(this.secret()))) this.copied.set(true);
  }

  protected async revoke(token: AccessToken): Promise<void> {
    const sure = await this.dialogs.confirm({
      title: this.t('settings.tokenRevokeTitle', { name: token.name }),
      body: this.t('settings.tokenRevokeBody'),
      action: this.t('settings.tokenRevoke'),
      danger: true,
    });
    if (!sure || !(await this.toasts.try(this.accounts.revokeAccessToken({ accessTokenId: token.id })))) return;
    this.toasts.say(this.t('settings.tokenRevoked'));
    this.list.reload();
  }
}
