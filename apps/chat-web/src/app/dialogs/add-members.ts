import { ChangeDetectionStrategy, Component, computed, inject, resource, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogClose, MatDialogRef, MatDialogTitle } from '@angular/material/dialog';
import type { User } from '@prosa/proto/chat';
import { FailureWords } from '../i18n/failure-words.ts';
import { Words } from '../i18n/words.ts';
import { Toasts } from '../look/toasts.ts';
import { RoomStore } from '../rooms/room-store.ts';
import { PeoplePicker } from './people-picker.ts';

/** Brings people into a room. */
@Component({
  selector: 'prosa-add-members',
  imports: [MatButton, MatDialogClose, MatDialogTitle, PeoplePicker],
  template: `
    <h2 matDialogTitle>{{ t('dialog.addTitle', { room: room()?.title ?? '' }) }}</h2>
    <form novalidate (submit)="submit($event)">
      <div class="fields">
        <prosa-people-picker [label]="t('dialog.people')" [without]="present()" [(chosen)]="people" />
        @if (failure(); as text) {
          <p class="field__err" role="alert">{{ text }}</p>
        }
      </div>
      <footer>
        <button matButton type="button" matDialogClose>{{ t('app.cancel') }}</button>
        <button matButton="filled" type="submit" [disabled]="busy() || !people().length">{{ t('dialog.add') }}</button>
      </footer>
    </form>
  `,
  styleUrl: './dialog.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AddMembers {
  private readonly roomId = inject<string>(MAT_DIALOG_DATA);
  private readonly rooms = inject(RoomStore);
  private readonly dialog = inject(MatDialogRef);
  private readonly failures = inject(FailureWords);
  private readonly toasts = inject(Toasts);
  private readonly words = inject(Words);
  protected readonly t = this.words.t;

  protected readonly room = this.rooms.room(this.roomId);
  protected readonly people = signal<readonly User[]>([]);
  protected readonly busy = signal(false);
  protected readonly failure = signal('');
  private readonly members = resource({ loader: () => this.rooms.members(this.roomId) });
  protected readonly present = computed(
    () => new Set(this.members.hasValue() ? this.members.value().items.map(({ user }) => user?.id ?? '') : []),
  );

  protected async submit(event: Event): Promise<void> {
    event.preventDefault();
    const people = this.people();
    if (this.busy() || !people.length) return;
    this.busy.set(true);
    this.failure.set('');
    try {
      await this.rooms.addMembers(
        this.roomId,
        people.map(({ id }) => id),
      );
      this.dialog.close();
      this.toasts.say(this.words.n('room.added', people.length));
    } catch (error) {
      this.failure.set(this.failures.say(error));
    } finally {
      this.busy.set(false);
    }
  }
}
