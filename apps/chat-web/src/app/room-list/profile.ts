import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { MatDivider } from '@angular/material/divider';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { RouterLink } from '@angular/router';
import { Dialogs } from '../dialogs/dialogs.ts';
import type { WordKey } from '../i18n/dictionary.ts';
import { dateOf } from '../i18n/moments.ts';
import { Words } from '../i18n/words.ts';
import { Avatar } from '../look/avatar.ts';
import { Icon } from '../look/icon.ts';
import { LookStore, type Theme } from '../look/look-store.ts';
import { Toasts } from '../look/toasts.ts';
import { Clock } from '../people/clock.ts';
import { OwnStatus } from '../people/own-status.ts';
import { endOf, type Span } from '../people/spans.ts';
import { Standings, standingNames } from '../people/standing.ts';
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
  protected readonly dialogs = inject(Dialogs);
  protected readonly standings = inject(Standings);
  private readonly status = inject(OwnStatus);
  private readonly clock = inject(Clock);
  protected readonly look = inject(LookStore);
  protected readonly words = inject(Words);
  private readonly toasts = inject(Toasts);
  protected readonly t = this.words.t;

  protected readonly themes = [
    { value: 'system', key: 'settings.system', icon: 'monitor' },
    { value: 'light', key: 'settings.light', icon: 'sun' },
    { value: 'dark', key: 'settings.dark', icon: 'moon' },
  ] as const satisfies readonly { value: Theme; key: string; icon: string }[];

  protected readonly standing = computed(() => this.t(standingNames[this.standings.of(this.session.myId())]));
  protected readonly quietSpans = ['half', 'hour', 'fourHours', 'morning'] as const satisfies readonly Span[];
  protected readonly quietNames = {
    half: 'attention.half',
    hour: 'attention.hour',
    fourHours: 'attention.fourHours',
    morning: 'attention.morning',
  } as const satisfies Partial<Record<Span, WordKey>>;
  protected readonly quietUntil = computed(() => {
    const until = dateOf(this.session.me()?.availability?.quietUntil);
    return until && until > this.clock.now() ? until : undefined;
  });

  protected beQuiet(span: Span | undefined): void {
    void this.toasts.try(this.status.quietUntil(span && endOf(span, new Date())));
  }

  protected signOut(): void {
    void this.toasts.try(this.session.signOut());
  }
}
