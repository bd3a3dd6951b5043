import { ChangeDetectionStrategy, Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogClose, MatDialogRef, MatDialogTitle } from '@angular/material/dialog';
import { nameProblem } from '../entry/sign-up-form.ts';
import { FailureWords } from '../i18n/failure-words.ts';
import { Words } from '../i18n/words.ts';
import { Field } from '../look/field.ts';
import { RoomStore } from '../rooms/room-store.ts';

/** Changes the name and topic of a room. */
@Component({
  selector: 'prosa-edit-room',
  imports: [Field, MatButton, MatDialogClose, MatDialogTitle],
  template: `
    <h2 matDialogTitle>{{ t('dialog.editTitle') }}</h2>
    <form novalidate (submit)="submit($event)">
      <div class="fields">
        <prosa-field [label]="t('dialog.name')" [error]="nameError()" [(value)]="name" />
        <prosa-field
          [label]="t('dialog.topic')"
          [help]="t('dialog.topicHelp')"
          [error]="topicError()"
          [(value)]="topic"
        />
        @if (failure(); as text) {
          <p class="field__err" role="alert">{{ text }}</p>
        }
      </div>
      <footer>
        <button matButton type="button" matDialogClose>{{ t('app.cancel') }}</button>
        <button matButton="filled" type="submit" [disabled]="busy()">{{ t('app.save') }}</button>
      </footer>
    </form>
  `,
  styleUrl: './dialog.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class EditRoom {
  private readonly roomId = inject<string>(MAT_DIALOG_DATA);
  private readonly rooms = inject(RoomStore);
  private readonly dialog = inject(MatDialogRef);
  private readonly failures = inject(FailureWords);
  private readonly words = inject(Words);
  private readonly room = this.rooms.room(this.roomId);
  protected readonly t = this.words.t;

  protected readonly name = linkedSignal(() => this.room()?.title ?? '');
  protected readonly topic = linkedSignal(() => this.room()?.topic ?? '');
  protected readonly busy = signal(false);
  protected readonly failure = signal('');
  protected readonly nameError = computed(() => nameProblem(this.name(), this.words));
  protected readonly topicError = computed(() =>
    [...this.topic().trim()].length > 500 ? this.t('failure.topicTooLong') : '',
  );

  protected async submit(event: Event): Promise<void> {
    event.preventDefault();
    if (this.busy() || this.nameError() || this.topicError()) return;
    this.busy.set(true);
    this.failure.set('');
    try {
      await this.rooms.update(this.roomId, { name: this.name().trim(), topic: this.topic().trim() });
      this.dialog.close();
    } catch (error) {
      this.failure.set(this.failures.say(error));
    } finally {
      this.busy.set(false);
    }
  }
}
