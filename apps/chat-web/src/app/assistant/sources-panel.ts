import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  effect,
  inject,
  input,
  output,
  viewChild,
} from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import type { Citation } from '@prosa/proto/chat';
import { Moments, dateOf } from '../i18n/moments.ts';
import { Words } from '../i18n/words.ts';
import { Icon } from '../look/icon.ts';
import { PeopleStore } from '../people/people-store.ts';
import { RoomStore } from '../rooms/room-store.ts';
import { Viewport } from '../shell/viewport.ts';
import type { SourceNumbers } from './cite-pieces.ts';
import { ShowSource } from './show-source.ts';

/** The messages that a summary rests on, by number; pressed, they are shown where they stand. */
@Component({
  selector: 'prosa-sources-panel',
  imports: [Icon, MatIconButton],
  template: `
    <aside #sheet class="sheet" tabindex="-1" data-sheet [attr.aria-label]="t('assistant.sourcesTitle')">
      <header>
        <h2>{{ t('assistant.sourcesTitle') }}</h2>
        <span class="quiet">{{ n('assistant.messages', sources().length) }}</span>
        <button
          matIconButton
          type="button"
          [attr.aria-label]="t('app.close')"
          [attr.title]="t('app.close')"
          (click)="closed.emit()"
        >
          <prosa-icon name="x" />
        </button>
      </header>
      <ol tabindex="-1">
        @for (it of sources(); track it.messageId) {
          <li [class.on]="it.messageId === marked()" [attr.data-source]="it.messageId">
            <span class="number" aria-hidden="true">{{ numbers().get(it.messageId) }}</span>
            <button
              type="button"
              (mouseenter)="pointed.emit(it.messageId)"
              (focus)="pointed.emit(it.messageId)"
              (click)="source.show(it)"
            >
              <span class="by"
                ><b>{{ name(it) }}</b
                ><span class="clip">{{ room(it) }}</span
                ><time>{{ time(it) }}</time></span
              >
              {{ it.quote }}
            </button>
          </li>
        }
      </ol>
    </aside>
  `,
  styleUrls: ['../shell/sheet.scss', '../room/members-panel.scss', './sources-panel.scss'],
  host: { '[class]': '"at-" + viewport.width()' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SourcesPanel {
  private readonly people = inject(PeopleStore);
  private readonly rooms = inject(RoomStore);
  private readonly moments = inject(Moments);
  private readonly words = inject(Words);
  private readonly sheet = viewChild.required<ElementRef<HTMLElement>>('sheet');
  protected readonly source = inject(ShowSource);
  protected readonly viewport = inject(Viewport);
  protected readonly t = this.words.t;
  protected readonly n = this.words.n;

  readonly sources = input.required<readonly Citation[]>();
  readonly numbers = input.required<SourceNumbers>();
  /** Id of the message that is shown as the one in question; empty: none. */
  readonly marked = input('');
  /** A source is pointed at: its message's id. */
  readonly pointed = output<string>();
  readonly closed = output();

  constructor() {
    effect(() => {
      const marked = this.marked();
      if (!marked) return;
      const row = this.sheet().nativeElement.querySelector(`[data-source="${CSS.escape(marked)}"]`);
      row?.scrollIntoView({ block: 'nearest' });
    });
  }

  protected name({ senderId }: Citation): string {
    return this.people.user(senderId)()?.displayName ?? this.t('people.someone');
  }

  protected room({ roomId }: Citation): string {
    return this.rooms.room(roomId)()?.title ?? '';
  }

  protected time({ sentAt }: Citation): string {
    const date = dateOf(sentAt);
    return date ? this.moments.inList(date) : '';
  }
}
