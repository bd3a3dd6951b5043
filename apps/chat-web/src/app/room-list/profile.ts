import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { MatDivider } from '@angular/material/divider';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { RouterLink } from '@angular/router';
import { ConnectionStore } from '../connection/connection-store.ts';
import { Words } from '../i18n/words.ts';
import { Avatar } from '../look/avatar.ts';
import { Icon } from '../look/icon.ts';
import { LookStore, type Theme } from '../look/look-store.ts';
import { Toasts } from '../look/toasts.ts';
import { SessionStore } from '../session/session-store.ts';

/** Oneself at the foot of the wall, with what belongs to one: settings, theme, language, the way out. */
@Component({
  selector: 'prosa-profile',
  imports: [Avatar, Icon, MatDivider, MatIconButton, MatMenu, MatMenuItem, MatMenuTrigger, RouterLink],
  templateUrl: './profile.html',
  styleUrl: './profile.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Profile {
  protected readonly session = inject(SessionStore);
  protected readonly connection = inject(ConnectionStore);
  protected readonly look = inject(LookStore);
  protected readonly words = inject(Words);
  private readonly toasts = inject(Toasts);
  protected readonly t = this.words.t;

  protected readonly themes = [
    { value: 'system', key: 'settings.system', icon: 'monitor' },
    { value: 'light', key: 'settings.light', icon: 'sun' },
    { value: 'dark', key: 'settings.dark', icon: 'moon' },
  ] as const satisfies readonly { value: Theme; key: string; icon: string }[];

  protected signOut(): void {
    void this.toasts.try(this.session.signOut());
  }
}
