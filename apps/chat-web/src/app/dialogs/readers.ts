import { ChangeDetectionStrategy, Component, computed, inject, resource } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogClose, MatDialogTitle } from '@angular/material/dialog';
import { RouterLink } from '@angular/router';
import { ReadersHidden, type Message } from '@prosa/proto/chat';
import { RECEIPTS } from '../api/clients.ts';
import { request } from '../api/failure.ts';
import { FailureWords } from '../i18n/failure-words.ts';
import { Words } from '../i18n/words.ts';
import { Avatar } from '../look/avatar.ts';
import { PeopleStore } from '../people/people-store.ts';

/** Who has read a message. */
@Component({
  selector: 'prosa-readers',
  imports: [Avatar, MatButton, MatDialogClose, MatDialogTitle, RouterLink],
  template: `
    <h2 matDialogTitle>{{ t('attention.seenTitle') }}</h2>
    @if (why(); as text) {
      <p class="none">{{ text }}</p>
    } @else if (found(); as readers) {
      <p>{{ n('attention.seenBy', readers.userIds.length, { possible: readers.possible }) }}</p>
      <ul class="list">
        @for (userId of readers.userIds; track userId) {
          <li><prosa-avatar [userId]="userId" [size]="28" [presence]="true" />{{ name(userId) }}</li>
        }
      </ul>
    } @else {
      <p class="none" role="status">{{ t('app.loading') }}</p>
    }
    <footer>
      @if (switchedOff()) {
        <a matButton routerLink="/settings" matDialogClose>{{ t('settings.title') }}</a>
      }
      <button matButton="tonal" type="button" matDialogClose>{{ t('app.close') }}</button>
    </footer>
  `,
  styleUrl: './dialog.scss',
  styles: `
    li {
      display: flex;
      align-items: center;
      gap: 0.625rem;
      min-height: 2.5rem;
      padding: 0 0.5rem;
    }
    .list {
      min-height: 0;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Readers {
  private readonly message = inject<Message>(MAT_DIALOG_DATA);
  private readonly receipts = inject(RECEIPTS);
  private readonly people = inject(PeopleStore);
  private readonly failures = inject(FailureWords);
  private readonly words = inject(Words);
  protected readonly t = this.words.t;
  protected readonly n = this.words.n;

  private readonly asked = resource({
    loader: () => request(this.receipts.listReaders({ messageId: this.message.id })),
  });
  protected readonly found = computed(() => (this.asked.hasValue() ? this.asked.value() : undefined));
  protected readonly switchedOff = computed(() => this.found()?.hidden === ReadersHidden.SWITCHED_OFF);
  /** Why there is nothing to see. */
  protected readonly why = computed(() => {
    if (this.asked.error()) return this.failures.say(this.asked.error());
    switch (this.found()?.hidden) {
      case ReadersHidden.SWITCHED_OFF:
        return this.t('attention.seenOff');
      case ReadersHidden.ROOM_TOO_LARGE:
        return this.t('attention.seenLarge');
      case ReadersHidden.THREAD_REPLY:
        return this.t('attention.seenThread');
      default:
        return '';
    }
  });

  protected name(userId: string): string {
    return this.people.user(userId)()?.displayName ?? this.t('people.someone');
  }
}
