import { CdkTrapFocus } from '@angular/cdk/a11y';
import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { Router } from '@angular/router';
import { UserRole } from '@prosa/proto/chat';
import { ACCOUNTS } from '../api/clients.ts';
import { request } from '../api/failure.ts';
import { Dialogs } from '../dialogs/dialogs.ts';
import { Moments, dateOf } from '../i18n/moments.ts';
import { Words } from '../i18n/words.ts';
import { Avatar } from '../look/avatar.ts';
import { Icon } from '../look/icon.ts';
import { Toasts } from '../look/toasts.ts';
import { RoomStore } from '../rooms/room-store.ts';
import { SessionStore } from '../session/session-store.ts';
import { Clock } from './clock.ts';
import { PeopleStore } from './people-store.ts';
import { Standings, standingNames } from './standing.ts';

/** Who somebody is: name, whether they are there, what they say of themselves, their time of day, and a way to write. */
@Component({
  selector: 'prosa-profile-card',
  imports: [Avatar, CdkTrapFocus, Icon, MatButton, MatMenu, MatMenuItem, MatMenuTrigger],
  template: `
    @let id = userId();
    <div class="card" cdkTrapFocus [cdkTrapFocusAutoCapture]="true">
      <div class="head">
        <prosa-avatar [userId]="id" [size]="56" [presence]="true" />
        <div>
          <h2>{{ name() }}</h2>
          <p>
            {{ standing() }}
            @if (role(); as text) {
              · {{ text }}
            }
          </p>
        </div>
      </div>
      @if (status(); as said) {
        <p class="status">
          @if (said.emoji) {
            <span aria-hidden="true">{{ said.emoji }}</span>
          }
          <span
            >{{ said.text }}
            @if (until(); as date) {
              <small>{{ t('attention.until', { time: moments.inList(date) }) }}</small>
            }
          </span>
        </p>
      }
      @if (localTime(); as time) {
        <p class="line"><prosa-icon name="clock" [size]="15" />{{ t('attention.localTime', { time }) }}</p>
      }
      <footer>
        @if (roles().length) {
          <button matButton="outlined" type="button" [matMenuTriggerFor]="menu">{{ t('attention.giveRole') }}</button>
          <mat-menu #menu="matMenu">
            @for (it of roles(); track it.role) {
              <button
                mat-menu-item
                type="button"
                role="menuitemradio"
                [attr.aria-checked]="it.held"
                (click)="giveRole(it.role)"
              >
                <prosa-icon [name]="it.held ? 'check' : 'user-round'" />{{ t(it.name) }}
              </button>
            }
          </mat-menu>
        }
        @if (mine()) {
          <button matButton="tonal" type="button" (click)="setStatus()">{{ t('attention.setStatus') }}</button>
        } @else {
          <button matButton="filled" type="button" (click)="write()">
            <prosa-icon name="message-square-text" />{{ t('attention.write') }}
          </button>
        }
      </footer>
    </div>
  `,
  styles: `
    .card {
      display: grid;
      gap: 0.75rem;
      width: min(19rem, calc(100vw - 1rem));
      padding: 1rem;
      border-radius: var(--prosa-corner-voice-card, var(--mat-sys-corner-large));
      background: var(--mat-sys-surface);
      box-shadow: var(--mat-sys-level3);
      font: var(--mat-sys-body-medium);
      color: var(--mat-sys-on-surface);
    }
    .head {
      display: grid;
      grid-template-columns: auto minmax(0, 1fr);
      gap: 0.875rem;
      align-items: center;
    }
    h2 {
      font: var(--mat-sys-title-large);
      letter-spacing: var(--mat-sys-title-large-tracking);
      overflow-wrap: anywhere;
    }
    .head p,
    .line,
    small {
      font: var(--mat-sys-body-small);
      color: var(--mat-sys-on-surface-variant);
    }
    .status {
      display: flex;
      gap: 0.5rem;
      padding: 0.5rem 0.625rem;
      border-radius: var(--mat-sys-corner-small);
      background: var(--mat-sys-surface-container);
      overflow-wrap: anywhere;
    }
    small {
      display: block;
    }
    .line {
      display: flex;
      align-items: center;
      gap: 0.375rem;
    }
  `,
  host: { role: 'dialog', 'aria-modal': 'true', '[attr.aria-label]': 'name()' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ProfileCard {
  private readonly accounts = inject(ACCOUNTS);
  private readonly people = inject(PeopleStore);
  private readonly standings = inject(Standings);
  private readonly session = inject(SessionStore);
  private readonly rooms = inject(RoomStore);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  private readonly dialogs = inject(Dialogs);
  private readonly clock = inject(Clock);
  private readonly words = inject(Words);
  protected readonly moments = inject(Moments);
  protected readonly t = this.words.t;

  readonly userId = input('');
  /** It has done its work. */
  readonly done = output();

  private readonly user = computed(() => this.people.user(this.userId())());
  protected readonly mine = computed(() => this.userId() === this.session.myId());
  protected readonly name = computed(() => this.user()?.displayName ?? this.t('people.someone'));
  protected readonly status = computed(() => this.standings.status(this.userId()));
  protected readonly until = computed(() => dateOf(this.status()?.expiresAt));
  protected readonly standing = computed(() => this.t(standingNames[this.standings.of(this.userId())]));
  protected readonly role = computed(() => {
    const role = this.user()?.role;
    if (role === UserRole.OWNER) return this.t('attention.owner');
    if (role === UserRole.ADMIN) return this.t('attention.admin');
    return role === UserRole.MODERATOR ? this.t('room.moderator') : '';
  });
  /** Where the person said where they are, and that is not where one is oneself. */
  protected readonly localTime = computed(() => {
    const timeZone = this.user()?.availability?.timeZone;
    if (!timeZone || timeZone === new Intl.DateTimeFormat().resolvedOptions().timeZone) return '';
    const format = new Intl.DateTimeFormat(this.words.language(), { timeZone, hour: '2-digit', minute: '2-digit' });
    return format.format(this.clock.now());
  });

  /** The roles that the caller may give the person: all below the caller's own; none where the person's is not below it. */
  protected readonly roles = computed(() => {
    const mine = this.session.me()?.role ?? UserRole.UNSPECIFIED;
    const held = this.user()?.role ?? UserRole.OWNER;
    if (mine < UserRole.ADMIN || held >= mine || this.user()?.isAssistant) return [];
    return [
      { role: UserRole.MEMBER, name: 'attention.member', held: held === UserRole.MEMBER } as const,
      { role: UserRole.MODERATOR, name: 'room.moderator', held: held === UserRole.MODERATOR } as const,
      { role: UserRole.ADMIN, name: 'attention.admin', held: held === UserRole.ADMIN } as const,
    ].filter(({ role }) => role < mine);
  });

  protected async giveRole(role: UserRole): Promise<void> {
    await this.toasts.try(request(this.accounts.setUserRole({ userId: this.userId(), role })));
  }

  protected async write(): Promise<void> {
    try {
      const roomId = await this.rooms.openDirect([this.userId()]);
      this.done.emit();
      await this.router.navigate(['/rooms', roomId]);
    } catch (error) {
      this.toasts.fail(error);
    }
  }

  protected setStatus(): void {
    this.done.emit();
    void this.dialogs.setStatus();
  }
}
