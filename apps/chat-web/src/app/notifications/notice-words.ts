import { Injectable, inject } from '@angular/core';
import { RoomKind, type Message } from '@prosa/proto/chat';
import { Words } from '../i18n/words.ts';
import { MentionScopes } from '../markdown/mention-scopes.ts';
import { PeopleStore } from '../people/people-store.ts';
import { PreferencesStore } from '../personal/preferences-store.ts';
import type { RoomView } from '../rooms/room-view.ts';

const maxLength = 200;

/** What a notification says. */
export interface NoticeText {
  readonly title: string;
  readonly body: string;
}

/** Words a message for a notification, in the language of the person. */
@Injectable({ providedIn: 'root' })
export class NoticeWords {
  private readonly people = inject(PeopleStore);
  private readonly preferences = inject(PreferencesStore);
  private readonly scopes = inject(MentionScopes);
  private readonly t = inject(Words).t;

  /** Who and where; what was said only where the person wants that on their screen. */
  of(message: Message, room: RoomView): NoticeText {
    const name = this.people.user(message.senderId)()?.displayName ?? this.t('people.someone');
    const direct = room.kind === RoomKind.DIRECT && room.memberCount <= 2;
    const title = direct ? name : this.t('attention.noticeIn', { name, room: room.title });
    if (this.preferences.chosen().hideText) return { title, body: this.t('attention.noticeHidden') };
    const line = this.scopes.line(message);
    const body = line.length > maxLength ? `${line.slice(0, maxLength - 1)}…` : line;
    return { title, body: body || this.t('attention.noticeHidden') };
  }
}
