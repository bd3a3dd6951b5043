import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  afterNextRender,
  inject,
  input,
  signal,
  viewChild,
} from '@angular/core';
import { Composer } from '../composer/composer.ts';
import { Words } from '../i18n/words.ts';
import { Icon } from '../look/icon.ts';
import type { RoomView } from '../rooms/room-view.ts';
import { Viewport } from '../shell/viewport.ts';
import { Timeline } from '../timeline/timeline.ts';
import { ConnectionBanner } from './connection-banner.ts';
import { Conversation } from './conversation.ts';
import { MembersPanel } from './members-panel.ts';
import { RoomHeader } from './room-header.ts';

/** A room: its head, its log, what one writes; beside it, when asked for, the people in it. */
@Component({
  selector: 'prosa-room-sheet',
  imports: [Composer, ConnectionBanner, Icon, MembersPanel, RoomHeader, Timeline],
  providers: [Conversation],
  template: `
    <main #main class="sheet" id="main" tabindex="-1" data-sheet [attr.aria-label]="room().title">
      <prosa-room-header [room]="room()" [membersOpen]="membersOpen()" (members)="membersOpen.set(!membersOpen())" />
      <prosa-connection-banner />
      @if (room().archived) {
        <p class="archived"><prosa-icon name="archive" [size]="18" />{{ t('room.archivedBanner') }}</p>
      }
      <prosa-timeline [room]="room()" />
      @if (!room().archived) {
        <prosa-composer [room]="room()" />
      }
    </main>
    @if (membersOpen()) {
      <prosa-members-panel [room]="room()" (closed)="closeMembers()" />
    }
  `,
  styleUrls: ['../shell/sheet.scss', './room-sheet.scss'],
  host: { '(keydown)': 'onKey($event)', '[class.beside]': 'viewport.width() === "wide"' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RoomSheet {
  private readonly main = viewChild.required<ElementRef<HTMLElement>>('main');
  private readonly conversation = inject(Conversation);
  protected readonly viewport = inject(Viewport);
  protected readonly t = inject(Words).t;

  readonly room = input.required<RoomView>();

  protected readonly membersOpen = signal(false);

  constructor() {
    // Coming into a room one can write at once, unless one is writing elsewhere already, as in the jump field; on a phone the keyboard would cover what one came to read.
    afterNextRender(() => {
      if (isWriting()) return;
      if (this.viewport.isPhone() || this.room().archived) this.main().nativeElement.focus();
      else this.conversation.write();
    });
  }

  protected closeMembers(): void {
    this.membersOpen.set(false);
    this.main().nativeElement.querySelector<HTMLElement>('[data-members]')?.focus();
  }

  protected onKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.defaultPrevented || !this.membersOpen()) return;
    this.closeMembers();
  }
}

function isWriting(): boolean {
  return document.activeElement?.matches('input, textarea') ?? false;
}
