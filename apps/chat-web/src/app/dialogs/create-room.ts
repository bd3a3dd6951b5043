import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialogClose, MatDialogRef, MatDialogTitle } from '@angular/material/dialog';
import { Router } from '@angular/router';
import { RoomKind, type User } from '@prosa/proto/chat';
import { failureOf } from '../api/failure.ts';
import { nameProblem } from '../entry/sign-up-form.ts';
import { FailureWords } from '../i18n/failure-words.ts';
import { Words } from '../i18n/words.ts';
import { Field } from '../look/field.ts';
import { RoomStore } from '../rooms/room-store.ts';
import { SessionStore } from '../session/session-store.ts';
import { ChoiceCards } from './choice.ts';
import { PeoplePicker } from './people-picker.ts';

/** Makes a room and goes there. */
@Component({
  selector: 'prosa-create-room',
  imports: [ChoiceCards, Field, MatButton, MatDialogClose, MatDialogTitle, PeoplePicker],
  template: `
    <h2 matDialogTitle>{{ t('dialog.createTitle') }}</h2>
    <p>{{ t('dialog.createBody') }}</p>
    <form novalidate (submit)="submit($event)">
      <div class="fields">
        <prosa-field
          [label]="t('dialog.name')"
          [help]="t('dialog.nameHelp')"
          [example]="t('dialog.nameExample')"
          [error]="nameError()"
          [(value)]="name"
        />
        <prosa-field
          [label]="t('dialog.topic')"
          [help]="t('dialog.topicHelp')"
          [error]="topicError()"
          [(value)]="topic"
        />
        <prosa-choice [label]="t('dialog.kind')" [choices]="kinds()" [(value)]="kind" />
        <prosa-people-picker
          [label]="t('dialog.people')"
          [help]="t('dialog.peopleHelp')"
          [without]="me()"
          [(chosen)]="people"
        />
        @if (otherError(); as text) {
          <p class="field__err" role="alert">{{ text }}</p>
        }
      </div>
      <footer>
        <button matButton type="button" matDialogClose>{{ t('app.cancel') }}</button>
        <button matButton="filled" type="submit" [disabled]="busy()">{{ t('dialog.create') }}</button>
      </footer>
    </form>
  `,
  styleUrl: './dialog.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CreateRoom {
  private readonly rooms = inject(RoomStore);
  private readonly router = inject(Router);
  private readonly dialog = inject(MatDialogRef);
  private readonly failures = inject(FailureWords);
  private readonly session = inject(SessionStore);
  private readonly words = inject(Words);
  protected readonly t = this.words.t;

  protected readonly name = signal('');
  protected readonly topic = signal('');
  protected readonly kind = signal<RoomKind>(RoomKind.PUBLIC);
  protected readonly people = signal<readonly User[]>([]);
  protected readonly busy = signal(false);
  private readonly tried = signal(false);
  private readonly failure = signal<unknown>(undefined);

  protected readonly me = computed(() => new Set([this.session.myId()]));
  protected readonly kinds = computed(() => [
    { value: RoomKind.PUBLIC, name: this.t('dialog.public'), means: this.t('dialog.publicBody') },
    { value: RoomKind.PRIVATE, name: this.t('dialog.private'), means: this.t('dialog.privateBody') },
  ]);
  private readonly taken = computed(
    () => this.failure() !== undefined && failureOf(this.failure()).reason === 'ROOM_NAME_TAKEN',
  );
  protected readonly nameError = computed(() => {
    const problem = this.tried() ? nameProblem(this.name(), this.words) : '';
    return problem || (this.taken() ? this.t('failure.ROOM_NAME_TAKEN') : '');
  });
  protected readonly topicError = computed(() =>
    [...this.topic().trim()].length > 500 ? this.t('failure.topicTooLong') : '',
  );
  protected readonly otherError = computed(() =>
    this.failure() && !this.taken() ? this.failures.say(this.failure()) : '',
  );

  protected async submit(event: Event): Promise<void> {
    event.preventDefault();
    this.tried.set(true);
    this.failure.set(undefined);
    if (this.busy() || this.nameError() || this.topicError()) return;
    this.busy.set(true);
    try {
      const roomId = await this.rooms.create({
        name: this.name().trim(),
        topic: this.topic().trim(),
        kind: this.kind(),
        memberIds: this.people().map(({ id }) => id),
      });
      this.dialog.close();
      await this.router.navigate(['/rooms', roomId]);
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}
