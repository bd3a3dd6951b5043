import { Injectable, inject } from '@angular/core';
import { RoomKind } from '@prosa/proto/chat';
import { Dialogs } from '../dialogs/dialogs.ts';
import { Words } from '../i18n/words.ts';
import type { RoomView } from '../rooms/room-view.ts';
import { namesRoom } from './mention-text.ts';

/** In rooms with so many people one is asked before all of them are called. */
const manyPeople = 15;

/** Asks before `@room` calls many people. */
@Injectable({ providedIn: 'root' })
export class CallEverybody {
  private readonly dialogs = inject(Dialogs);
  private readonly words = inject(Words);
  private isAsking = false;

  /** Whether this text, said in this room, calls so many that one has to be asked first. */
  needsAsking({ memberCount }: RoomView, text: string): boolean {
    return memberCount >= manyPeople && namesRoom(text);
  }

  /** Says how many are called; true: they shall be. False while the question stands already. */
  async ask({ kind, memberCount, title }: RoomView): Promise<boolean> {
    if (this.isAsking) return false;
    this.isAsking = true;
    try {
      return await this.dialogs.confirm({
        title: this.words.n('composer.callTitle', memberCount - 1),
        body: this.words.t('composer.callBody', { room: kind === RoomKind.DIRECT ? title : `#${title}` }),
        action: this.words.t('composer.callSend'),
      });
    } finally {
      this.isAsking = false;
    }
  }
}
