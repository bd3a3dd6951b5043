import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  afterNextRender,
  effect,
  inject,
  input,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { Router } from '@angular/router';
import { AskPanel } from '../assistant/ask-panel.ts';
import { Composer } from '../composer/composer.ts';
import { DropZone } from '../files/drop-zone.ts';
import { FilesPanel } from '../files/files-panel.ts';
import { UploadStore } from '../files/upload-store.ts';
import { Words } from '../i18n/words.ts';
import { Icon } from '../look/icon.ts';
import { MissingPart } from '../look/missing-part.ts';
import type { RoomView } from '../rooms/room-view.ts';
import { Viewport } from '../shell/viewport.ts';
import { Timeline } from '../timeline/timeline.ts';
import { ConnectionBanner } from './connection-banner.ts';
import { ThreadPanel } from '../threads/thread-panel.ts';
import { Conversation } from './conversation.ts';
import { MembersPanel } from './members-panel.ts';
import { PinsPanel } from './pins-panel.ts';
import { RoomHeader } from './room-header.ts';

/** What may stand beside the log. */
type Panel = 'members' | 'pins' | 'files' | 'ask';

/** A room: its head, its log, what one writes; beside it, when asked for, the people in it or what is pinned. */
@Component({
  selector: 'prosa-room-sheet',
  imports: [
    AskPanel,
    Composer,
    ConnectionBanner,
    DropZone,
    FilesPanel,
    Icon,
    MembersPanel,
    MissingPart,
    PinsPanel,
    RoomHeader,
    ThreadPanel,
    Timeline,
  ],
  providers: [Conversation],
  template: `
    <main
      #main
      #zone="prosaDropZone"
      class="sheet"
      id="main"
      tabindex="-1"
      data-sheet
      [attr.aria-label]="room().title"
      [prosaDropZone]="!room().archived"
      (dropped)="uploads.add(room().id, $event)"
    >
      <prosa-room-header
        [room]="room()"
        [membersOpen]="panel() === 'members' && !threadId()"
        [pinsOpen]="panel() === 'pins' && !threadId()"
        (members)="toggle('members')"
        (pins)="toggle('pins')"
        [filesOpen]="panel() === 'files'"
        (files)="toggle('files')"
        [askOpen]="panel() === 'ask'"
        (ask)="toggle('ask')"
      />
      <prosa-connection-banner />
      @if (room().archived) {
        <p class="archived"><prosa-icon name="archive" [size]="18" />{{ t('room.archivedBanner') }}</p>
      }
      <prosa-timeline [room]="room()" />
      @if (!room().archived) {
        <prosa-composer [room]="room()" />
      }
      @if (zone.active()) {
        <p class="drop" aria-hidden="true">
          <prosa-icon name="paperclip" [size]="22" />{{ t('files.drop', { room: room().title }) }}
        </p>
      }
    </main>
    @if (threadId(); as id) {
      @defer (on immediate) {
        @for (open of [id]; track open) {
          <prosa-thread-panel [room]="room()" [rootId]="open" [reply]="reply()" (closed)="closeThread()" />
        }
      } @error {
        <prosa-missing-part />
      }
    } @else {
      @switch (panel()) {
        @case ('members') {
          @defer (on immediate) {
            <prosa-members-panel [room]="room()" (closed)="closePanel()" />
          } @error {
            <prosa-missing-part />
          }
        }
        @case ('files') {
          @defer (on immediate) {
            <prosa-files-panel [room]="room()" (closed)="closePanel()" />
          } @error {
            <prosa-missing-part />
          }
        }
        @case ('ask') {
          @defer (on immediate) {
            <prosa-ask-panel [roomId]="room().id" (closed)="closePanel()" />
          } @error {
            <prosa-missing-part />
          }
        }
        @case ('pins') {
          @defer (on immediate) {
            <prosa-pins-panel [room]="room()" (closed)="closePanel()" />
          } @error {
            <prosa-missing-part />
          }
        }
      }
    }
  `,
  styleUrls: ['../shell/sheet.scss', './room-sheet.scss'],
  host: { '(keydown)': 'onKey($event)', '[class.beside]': 'viewport.width() === "wide"' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RoomSheet {
  private readonly main = viewChild.required<ElementRef<HTMLElement>>('main');
  private readonly router = inject(Router);
  private readonly conversation = inject(Conversation);
  protected readonly viewport = inject(Viewport);
  protected readonly uploads = inject(UploadStore);
  protected readonly t = inject(Words).t;

  readonly room = input.required<RoomView>();
  /** The seq of a message to go to. */
  readonly at = input<string>();
  /** Id of the message that the open thread begins with; empty: none is open. */
  readonly threadId = input('');
  /** The seq of a reply in it to go to. */
  readonly reply = input<string>();

  /** What stands beside the log. */
  protected readonly panel = signal<Panel | undefined>(undefined);

  constructor() {
    effect(() => {
      const at = this.at();
      if (!at || !/^\d{1,19}$/.test(at)) return;
      untracked(() => {
        this.conversation.jumpTo(BigInt(at));
        // Done once: who comes back here later comes to the end of the room.
        void this.router.navigate([], { queryParams: { at: null }, queryParamsHandling: 'merge', replaceUrl: true });
      });
    });
    // Coming into a room one can write at once, unless one is writing elsewhere already, as in the jump field; on a phone the keyboard would cover what one came to read.
    afterNextRender(() => {
      if (isWriting() || this.threadId()) return;
      if (this.viewport.isPhone() || this.room().archived) this.main().nativeElement.focus();
      else this.conversation.write();
    });
  }

  protected toggle(panel: Panel): void {
    if (this.threadId()) {
      this.panel.set(panel);
      void this.router.navigate(['/rooms', this.room().id]);
      return;
    }
    this.panel.update((open) => (open === panel ? undefined : panel));
  }

  /** The focus goes back to the button that opens the panel. */
  protected closePanel(): void {
    const button = `[data-${this.panel()}]`;
    this.panel.set(undefined);
    this.main().nativeElement.querySelector<HTMLElement>(button)?.focus();
  }

  /** The focus goes back to where the thread begins. */
  protected closeThread(): void {
    const line = `[data-thread="${this.threadId()}"]`;
    this.panel.set(undefined);
    void this.router.navigate(['/rooms', this.room().id]).then(() => {
      const main = this.main().nativeElement;
      (main.querySelector<HTMLElement>(line) ?? main).focus();
    });
  }

  protected onKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    if (this.threadId()) this.closeThread();
    else if (this.panel()) this.closePanel();
  }
}

function isWriting(): boolean {
  return document.activeElement?.matches('input, textarea') ?? false;
}
