import { CdkTrapFocus } from '@angular/cdk/a11y';
import { ChangeDetectionStrategy, Component, DOCUMENT, Injector, computed, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router, RouterOutlet } from '@angular/router';
import { filter, map } from 'rxjs';
import { Dialogs } from '../dialogs/dialogs.ts';
import { Words } from '../i18n/words.ts';
import { Wall } from '../room-list/wall.ts';
import { PreferencesStore } from '../personal/preferences-store.ts';
import { RoomStore } from '../rooms/room-store.ts';
import { OpenSwitcher } from '../switcher/open-switcher.ts';
import { TourStore } from '../tour/tour-store.ts';
import { Tour } from '../tour/tour.ts';
import { AppBadge } from './app-badge.ts';
import { BottomBar } from './bottom-bar.ts';
import { Drawer } from './drawer.ts';
import { ReminderNotices } from '../later/reminder-notices.ts';
import { LookSync } from '../personal/look-sync.ts';
import { Viewport } from './viewport.ts';

/** The wall and the sheets on it; on a phone one view at a time. F6 goes from one to the next. */
@Component({
  selector: 'prosa-shell',
  imports: [BottomBar, CdkTrapFocus, RouterOutlet, Tour, Wall],
  template: `
    <a class="skip" href="#main" (click)="skip($event)">{{ t('app.skip') }}</a>
    @if (viewport.hasWall()) {
      <prosa-wall />
    } @else if (drawer.isOpen()) {
      <div class="scrim" aria-hidden="true" (click)="drawer.close()"></div>
      <prosa-wall
        class="drawer"
        role="dialog"
        aria-modal="true"
        [attr.aria-label]="t('wall.label')"
        cdkTrapFocus
        [cdkTrapFocusAutoCapture]="true"
      />
    }
    <div class="sheets"><router-outlet /></div>
    @if (viewport.isPhone() && isPlace()) {
      <prosa-bottom-bar />
    }
    @defer (when tour.isDue() && rooms.loaded()) {
      @if (tour.isDue()) {
        <prosa-tour />
      }
    } @error {}
  `,
  styleUrl: './shell.scss',
  host: { '(document:keydown)': 'onKey($event)', '[class.phone]': 'viewport.isPhone()' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Shell {
  private readonly document = inject(DOCUMENT);
  private readonly router = inject(Router);
  /** Counts by itself. */
  protected readonly badge = inject(AppBadge);
  private readonly switcher = inject(OpenSwitcher);
  private readonly dialogs = inject(Dialogs);
  private readonly preferences = inject(PreferencesStore);
  protected readonly tour = inject(TourStore);
  protected readonly rooms = inject(RoomStore);
  protected readonly viewport = inject(Viewport);
  protected readonly drawer = inject(Drawer);
  protected readonly t = inject(Words).t;
  /** They do their work by themselves. */
  protected readonly parts = [inject(ReminderNotices), inject(LookSync)];

  private readonly url = toSignal(
    this.router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      map((event) => event.urlAfterRedirects),
    ),
    { initialValue: this.router.url },
  );
  /** Places have the bottom bar; a room, and a page of the settings, have an arrow back instead. */
  protected readonly isPlace = computed(() => /^\/(settings|search|saved|threads)?([?#]|$)/.test(this.url()));

  constructor() {
    const injector = inject(Injector);
    void import('../notifications/notifier.ts').then(({ Notifier }) => injector.get(Notifier));
    void import('../notifications/push-device.ts').then(({ PushDevice }) => injector.get(PushDevice));
  }

  protected skip(event: Event): void {
    event.preventDefault();
    this.document.getElementById('main')?.focus();
  }

  protected onKey(event: KeyboardEvent): void {
    if (event.key === 'F6') {
      event.preventDefault();
      this.nextSheet(event.shiftKey ? -1 : 1);
    } else if (event.key === 'Escape' && this.drawer.isOpen()) {
      this.drawer.close();
    } else if (
      event.key.toLowerCase() === 'k' &&
      (event.ctrlKey || event.metaKey) &&
      !event.shiftKey &&
      !event.altKey
    ) {
      event.preventDefault();
      void this.switcher.toggle();
    } else if (event.key === '?' && !event.ctrlKey && !event.metaKey && !event.altKey && !this.isBusy()) {
      event.preventDefault();
      void this.dialogs.shortcuts();
    }
  }

  /** Somebody writes, wants no letters to act, or something is open on top. */
  private isBusy(): boolean {
    const { activeElement } = this.document;
    const writes = activeElement?.matches('input, textarea, select, [contenteditable]') ?? false;
    if (writes || !this.preferences.current().letterShortcuts) return true;
    return this.document.querySelector('.cdk-overlay-container [role="dialog"], [role="menu"]') !== null;
  }

  private nextSheet(step: 1 | -1): void {
    const sheets = [...this.document.querySelectorAll<HTMLElement>('[data-sheet]')];
    const current = sheets.findIndex((sheet) => sheet.contains(this.document.activeElement));
    const sheet = sheets.at((current + step + sheets.length) % sheets.length);
    if (!sheet) return;
    // Only who comes by key needs to see where they are: a room that takes the focus when it opens draws no ring.
    sheet.dataset['reached'] = '';
    sheet.addEventListener('blur', () => delete sheet.dataset['reached'], { once: true });
    sheet.focus();
  }
}
