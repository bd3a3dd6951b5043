import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import { MatButton } from '@angular/material/button';
import { MatDialogClose, MatDialogTitle } from '@angular/material/dialog';
import { ACCOUNTS } from '../api/clients.ts';
import { FailureWords } from '../i18n/failure-words.ts';
import { Moments, dateOf } from '../i18n/moments.ts';
import { Words } from '../i18n/words.ts';
import { Segments } from '../look/segments.ts';

/** Makes an invitation and gives its link. */
@Component({
  selector: 'prosa-invite',
  imports: [MatButton, MatDialogClose, MatDialogTitle, Segments],
  template: `
    <h2 matDialogTitle>{{ t('dialog.inviteTitle') }}</h2>
    <p>{{ t('dialog.inviteBody') }}</p>
    @if (link(); as address) {
      <div class="fields">
        <div class="input"><input readonly [value]="address" [attr.aria-label]="t('dialog.inviteCopy')" /></div>
        <p class="field__help">{{ t('dialog.inviteUntil', { time: until() }) }}</p>
      </div>
      <footer>
        <button matButton type="button" matDialogClose>{{ t('app.close') }}</button>
        <button matButton="filled" type="button" (click)="copy(address)">
          {{ copied() ? t('dialog.inviteCopied') : t('dialog.inviteCopy') }}
        </button>
      </footer>
    } @else {
      <div class="fields">
        <prosa-segments [label]="t('dialog.inviteUses')" [options]="uses" [(value)]="maxUses" />
        <prosa-segments [label]="t('dialog.inviteDays')" [options]="days()" [(value)]="validDays" />
        @if (failure(); as text) {
          <p class="field__err" role="alert">{{ text }}</p>
        }
      </div>
      <footer>
        <button matButton type="button" matDialogClose>{{ t('app.cancel') }}</button>
        <button matButton="filled" type="button" [disabled]="busy()" (click)="make()">
          {{ t('dialog.inviteMake') }}
        </button>
      </footer>
    }
  `,
  styleUrl: './dialog.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Invite {
  private readonly accounts = inject(ACCOUNTS);
  private readonly failures = inject(FailureWords);
  private readonly moments = inject(Moments);
  private readonly words = inject(Words);
  protected readonly t = this.words.t;

  protected readonly uses = [1, 10, 100].map((value) => ({ value, name: String(value) }));
  protected readonly days = () => [1, 7, 30].map((value) => ({ value, name: this.words.n('dialog.inviteDay', value) }));
  protected readonly maxUses = signal(10);
  protected readonly validDays = signal(7);
  protected readonly link = signal('');
  protected readonly until = signal('');
  protected readonly copied = signal(false);
  protected readonly busy = signal(false);
  protected readonly failure = signal('');

  protected async make(): Promise<void> {
    this.busy.set(true);
    this.failure.set('');
    try {
      const expiresAt = timestampFromDate(new Date(Date.now() + this.validDays() * 86_400_000));
      const invite = await this.accounts.createInvite({ expiresAt, maxUses: this.maxUses() });
      const date = dateOf(invite.expiresAt);
      this.until.set(date ? this.moments.full(date) : '');
      this.link.set(`${location.origin}/sign-up?invite=${encodeURIComponent(invite.inviteToken)}`);
    } catch (error) {
      this.failure.set(this.failures.say(error));
    } finally {
      this.busy.set(false);
    }
  }

  protected async copy(address: string): Promise<void> {
    await navigator.clipboard.writeText(address);
    this.copied.set(true);
  }
}
