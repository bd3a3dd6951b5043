import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialogClose, MatDialogRef, MatDialogTitle } from '@angular/material/dialog';
import { Router } from '@angular/router';
import type { User } from '@prosa/proto/chat';
import { FailureWords } from '../i18n/failure-words.ts';
import { Words } from '../i18n/words.ts';
import { RoomStore } from '../rooms/room-store.ts';
import { SessionStore } from '../session/session-store.ts';
import { PeoplePicker } from './people-picker.ts';

/** Begins a conversation with one to eight people, or finds the one there is. */
@Component({
  selector: 'prosa-new-direct',
  imports: [MatButton, MatDialogClose, MatDialogTitle, PeoplePicker],
  template: `
    <h2 matDialogTitle>{{ t('dialog.directTitle') }}</h2>
    <p>{{ t('dialog.directBody') }}</p>
    <form novalidate (submit)="submit($event)">
      <div class="fields">
        <prosa-people-picker [label]="t('dialog.people')" [limit]="8" [without]="me()" [(chosen)]="people" />
        @if (failure(); as text) {
          <p class="field__err" role="alert">{{ text }}</p>
        }
      </div>
      <footer>
        <button matButton type="button" matDialogClose>{{ t('app.cancel') }}</button>
        <button matButton="filled" type="submit" [disabled]="busy() || !people().length">
          {{ t('dialog.directOpen') }}
        </button>
      </footer>
    </form>
  `,
  styleUrl: './dialog.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class NewDirect {
  private readonly rooms = inject(RoomStore);
  private readonly router = inject(Router);
  private readonly dialog = inject(MatDialogRef);
  private readonly failures = inject(FailureWords);
  private readonly session = inject(SessionStore);
  protected readonly t = inject(Words).t;

  protected readonly people = signal<readonly User[]>([]);
  protected readonly busy = signal(false);
  protected readonly failure = signal('');
  protected readonly me = computed(() => new Set([this.session.myId()]));

  protected async submit(event: Event): Promise<void> {
    event.preventDefault();
    if (this.busy() || !this.people().length) return;
    this.busy.set(true);
    this.failure.set('');
    try {
      const roomId = await this.rooms.openDirect(this.people().map(({ id }) => id));
      this.dialog.close();
      await this.router.navigate(['/rooms', roomId]);
    } catch (error) {
      this.failure.set(this.failures.say(error));
    } finally {
      this.busy.set(false);
    }
  }
}
