import { ChangeDetectionStrategy, Component, computed, effect, inject, untracked } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { MatIconButton } from '@angular/material/button';
import { NavigationEnd, Router, RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { filter, map } from 'rxjs';
import { Words } from '../i18n/words.ts';
import { Avatar } from '../look/avatar.ts';
import { Icon } from '../look/icon.ts';
import type { IconName } from '../look/icons.ts';
import { Toasts } from '../look/toasts.ts';
import type { WordKey } from '../i18n/dictionary.ts';
import { SessionStore } from '../session/session-store.ts';
import { Drawer } from '../shell/drawer.ts';
import { Viewport } from '../shell/viewport.ts';

/** The settings: their list beside the page, where there is room for both. */
@Component({
  selector: 'prosa-settings',
  imports: [Avatar, Icon, MatIconButton, RouterLink, RouterLinkActive, RouterOutlet],
  templateUrl: './settings.html',
  styleUrls: ['../shell/sheet.scss', './settings.scss'],
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Settings {
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  protected readonly session = inject(SessionStore);
  protected readonly drawer = inject(Drawer);
  protected readonly viewport = inject(Viewport);
  protected readonly t = inject(Words).t;

  protected readonly pages = [
    { path: 'profile', key: 'settings.profile', icon: 'user-round' },
    { path: 'appearance', key: 'settings.appearance', icon: 'palette' },
    { path: 'notifications', key: 'settings.notifications', icon: 'bell' },
    { path: 'language', key: 'settings.language', icon: 'languages' },
    { path: 'keyboard', key: 'settings.shortcuts', icon: 'keyboard' },
    { path: 'accessibility', key: 'devices.accessibility', icon: 'accessibility' },
    { path: 'assistant', key: 'settings.assistant', icon: 'message-square-text' },
    { path: 'devices', key: 'devices.title', icon: 'monitor-smartphone' },
    { path: 'tokens', key: 'settings.tokens', icon: 'key-round' },
  ] as const satisfies readonly { path: string; key: WordKey; icon: IconName }[];

  private readonly url = toSignal(
    this.router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      map((event) => event.urlAfterRedirects),
    ),
    { initialValue: this.router.url },
  );
  /** The bare list, without a page. */
  protected readonly bare = computed(() => /^\/settings\/?([?#]|$)/.test(this.url()));
  protected readonly narrow = computed(() => !this.viewport.hasWall());

  constructor() {
    effect(() => {
      if (this.bare() && !this.narrow()) {
        untracked(() => void this.router.navigate(['/settings/profile'], { replaceUrl: true }));
      }
    });
  }

  protected signOut(): void {
    void this.toasts.try(this.session.signOut());
  }
}
