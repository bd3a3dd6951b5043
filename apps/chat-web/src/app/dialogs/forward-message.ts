import { ChangeDetectionStrategy, Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogClose, MatDialogRef, MatDialogTitle } from '@angular/material/dialog';
import { RoomKind, type Message } from '@prosa/proto/chat';
import { NamedFiles } from '../files/named-files.ts';
import { dateOf } from '../i18n/moments.ts';
import { Words } from '../i18n/words.ts';
import { Field } from '../look/field.ts';
import { Icon } from '../look/icon.ts';
import { Toasts } from '../look/toasts.ts';
import { MentionScopes } from '../markdown/mention-scopes.ts';
import { MessageActions } from '../messages/message-actions.ts';
import { PeopleStore } from '../people/people-store.ts';
import { matches, roomIcon } from '../room-list/room-groups.ts';
import { RoomStore } from '../rooms/room-store.ts';

const mostRooms = 50;

/** Says a message again in a room that is chosen here, with a word of one's own before it if one likes. */
@Component({
  selector: 'prosa-forward-message',
  imports: [Field, Icon, MatButton, MatDialogClose, MatDialogTitle, NamedFiles],
  template: `
    <h2 matDialogTitle>{{ t('forward.title') }}</h2>
    <div class="quoted">
      <p class="clip">
        <b>{{ name() }}</b> {{ line() }}
      </p>
      @if (message.attachments.length) {
        <prosa-named-files [files]="message.attachments" />
      }
    </div>
    <form novalidate (submit)="submit($event)">
      <div class="fields">
        <prosa-field [label]="t('forward.to')" [example]="t('forward.find')" type="search" [(value)]="query" />
        <div class="list rooms" role="radiogroup" [attr.aria-label]="t('forward.rooms')">
          @for (room of rooms(); track room.id) {
            <label [class.on]="room.id === roomId()">
              <input
                type="radio"
                name="room"
                [value]="room.id"
                [checked]="room.id === roomId()"
                (change)="roomId.set(room.id)"
              />
              <prosa-icon [name]="iconOf(room)" /><span class="clip">{{ room.title }}</span>
            </label>
          } @empty {
            <p class="none">{{ t('wall.noHits', { query: query().trim() }) }}</p>
          }
        </div>
        <prosa-field [label]="t('forward.comment')" [help]="t('forward.commentHelp')" [(value)]="comment" />
        @if (isPrivate()) {
          <p class="field__help">{{ t('forward.private') }}</p>
        }
      </div>
      <footer>
        <button matButton type="button" matDialogClose>{{ t('app.cancel') }}</button>
        <button matButton="filled" type="submit" [disabled]="!target()">{{ t('forward.send') }}</button>
      </footer>
    </form>
  `,
  styleUrl: './dialog.scss',
  styles: `
    .rooms {
      min-height: 0;
      max-height: 13rem;
      margin-top: -0.5rem;
    }
    label:not(.field__label) {
      display: flex;
      align-items: center;
      gap: 0.5rem;
      min-height: 2.25rem;
      padding: 0 0.5rem;
      border-radius: var(--mat-sys-corner-small);
      cursor: pointer;

      &:hover {
        background: var(--mat-sys-surface-container-low);
      }
      &.on {
        background: var(--mat-sys-secondary-container);
        color: var(--mat-sys-on-secondary-container);
      }
      &:focus-within {
        outline: 2px solid var(--mat-sys-primary);
        outline-offset: -2px;
      }
    }
    input[type='radio'] {
      position: absolute;
      opacity: 0;
      pointer-events: none;
    }
    .quoted {
      display: grid;
      gap: 0.375rem;
      margin-bottom: 0.75rem;
      padding-inline-start: 0.625rem;
      border-inline-start: 3px solid var(--mat-sys-outline-variant);
      color: var(--mat-sys-on-surface-variant);
    }
    @media (max-width: 599.98px) {
      label:not(.field__label) {
        min-height: 2.75rem;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ForwardMessage {
  protected readonly message = inject<Message>(MAT_DIALOG_DATA);
  private readonly actions = inject(MessageActions);
  private readonly store = inject(RoomStore);
  private readonly people = inject(PeopleStore);
  private readonly scopes = inject(MentionScopes);
  private readonly dialog = inject(MatDialogRef);
  private readonly toasts = inject(Toasts);
  protected readonly t = inject(Words).t;

  protected readonly query = signal('');
  protected readonly comment = signal('');
  protected readonly line = computed(() => this.scopes.line(this.message));
  protected readonly name = computed(() => this.people.user(this.author())()?.displayName ?? this.t('people.someone'));
  protected readonly rooms = computed(() =>
    this.store
      .rooms()
      .filter((room) => !room.archived && (!this.query().trim() || matches(room.title, this.query().trim())))
      .slice(0, mostRooms),
  );
  /** What is typed to the end of a name is meant. */
  protected readonly roomId = linkedSignal<readonly { readonly id: string }[], string>({
    source: this.rooms,
    computation: (rooms, before) =>
      rooms.some(({ id }) => id === before?.value)
        ? (before?.value ?? '')
        : rooms.length === 1
          ? (rooms[0]?.id ?? '')
          : '',
  });
  protected readonly target = computed(() => this.rooms().find(({ id }) => id === this.roomId()));
  private readonly source = computed(() => this.store.room(this.message.roomId)());
  /** Those who read the copy do not learn where it was said. */
  protected readonly isPrivate = computed(() => {
    const source = this.source();
    return source !== undefined && source.kind !== RoomKind.PUBLIC && source.id !== this.roomId();
  });
  protected readonly iconOf = roomIcon;

  protected async submit(event: Event): Promise<void> {
    event.preventDefault();
    const target = this.target();
    if (!target) return;
    this.dialog.close();
    const comment = this.comment().trim();
    const { id: messageId, text, attachments, forwarded, sentAt } = this.message;
    const said = dateOf(forwarded?.sentAt ?? sentAt) ?? new Date();
    const forward = { messageId, senderId: this.author(), sentAtMs: said.getTime() };
    const sends = async () => {
      if (comment) await this.actions.send(target.id, comment);
      await this.actions.send(target.id, text, { forward, attachments });
    };
    if (await this.toasts.try(sends())) this.toasts.say(this.t('forward.done', { room: target.title }));
  }

  /** Whose words they are: of a forwarded message who said it first. */
  private author(): string {
    return this.message.forwarded?.senderId ?? this.message.senderId;
  }
}
