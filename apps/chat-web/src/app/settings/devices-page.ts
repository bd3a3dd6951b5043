import { ChangeDetectionStrategy, Component, computed, inject, resource } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { Session } from '@prosa/proto/chat';
import { SESSIONS } from '../api/clients.ts';
import { request } from '../api/failure.ts';
import { Dialogs } from '../dialogs/dialogs.ts';
import { FailureWords } from '../i18n/failure-words.ts';
import { Moments, dateOf } from '../i18n/moments.ts';
import { Words } from '../i18n/words.ts';
import { Icon } from '../look/icon.ts';
import { Toasts } from '../look/toasts.ts';
import { deviceOf } from './user-agent.ts';

/** A session that ends in so many days says so. */
const soonDays = 20;

/** Where one is signed in; each can be signed out, or all the others. */
@Component({
  selector: 'prosa-devices-page',
  imports: [Icon, MatButton],
  templateUrl: './devices-page.html',
  styleUrls: ['./page.scss', './devices-page.scss'],
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DevicesPage {
  private readonly calls = inject(SESSIONS);
  private readonly dialogs = inject(Dialogs);
  private readonly failures = inject(FailureWords);
  private readonly moments = inject(Moments);
  private readonly toasts = inject(Toasts);
  private readonly words = inject(Words);
  protected readonly t = this.words.t;

  private readonly list = resource({ loader: () => this.calls.listSessions({}) });
  protected readonly failure = computed(() => (this.list.error() ? this.failures.say(this.list.error()) : ''));
  protected readonly devices = computed(() =>
    (this.list.hasValue() ? this.list.value().sessions : [])
      .map((session) => ({ session, ...deviceOf(session.userAgent), name: this.nameOf(session) }))
      .sort((a, b) => Number(b.session.current) - Number(a.session.current)),
  );

  protected about({ createdAt, lastUsedAt, current }: Session): string {
    const [since, used] = [dateOf(createdAt), dateOf(lastUsedAt)];
    return [
      since && this.t('devices.signedIn', { time: this.moments.short(since) }),
      used && !current && this.t('devices.active', { time: this.moments.inList(used) }),
    ]
      .filter(Boolean)
      .join(' ');
  }

  /** When it signs out by itself, if that is soon. */
  protected endsSoon({ expiresAt }: Session): string {
    const date = dateOf(expiresAt);
    if (!date || date.getTime() > Date.now() + soonDays * 86_400_000) return '';
    return this.t('devices.ends', { time: this.moments.short(date) });
  }

  protected async end(session: Session, name: string): Promise<void> {
    const sure = await this.dialogs.confirm({
      title: this.t('devices.endTitle', { device: name }),
      body: this.t('devices.endBody'),
      action: this.t('devices.end'),
      danger: true,
    });
    if (!sure || !(await this.toasts.try(request(this.calls.endSession({ sessionId: session.id }))))) return;
    this.toasts.say(this.t('devices.ended'));
    this.list.reload();
  }

  protected async endOthers(): Promise<void> {
    const sure = await this.dialogs.confirm({
      title: this.t('devices.endOthersTitle'),
      body: this.t('devices.endBody'),
      action: this.t('devices.endOthers'),
      danger: true,
    });
    const ending = sure && request(this.calls.endOtherSessions({}));
    if (!ending || !(await this.toasts.try(ending))) return;
    this.toasts.say(this.words.n('devices.endedOthers', (await ending).ended));
    this.list.reload();
  }

  private nameOf({ userAgent }: Session): string {
    const { browser, system } = deviceOf(userAgent);
    if (browser && system) return this.t('devices.on', { browser, system });
    return browser || system || this.t('devices.unknown');
  }
}
