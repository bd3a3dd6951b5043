import { Injectable } from '@angular/core';
import type { Edit, Message } from '@prosa/proto/chat';

/** What the caller does with messages. */
@Injectable({ providedIn: 'root' })
export class MessageActions {
  /**
   * Says something. Returns once it stands in this browser's outbox (and in the timeline as `waiting`): it is
   * sent from there, also after a reload. Returns the client message id.
   */
  send(_roomId: string, _text: string, _options?: { readonly replyToMessageId?: string }): Promise<string> {
    return Promise.reject(new Error('not there yet'));
  }

  /** Tries a failed message again. */
  async retry(_clientMessageId: string): Promise<void> {}

  /** Throws a message away that is not sent yet. */
  async discard(_clientMessageId: string): Promise<void> {}

  /** Changes the text. Shown at once, taken back when it fails. Throws `RequestFailed` (NOT_THE_AUTHOR, MESSAGE_DELETED). */
  async edit(_message: Message, _text: string): Promise<void> {}

  /** Deletes for everybody. Shown at once, taken back when it fails. Throws `RequestFailed`. */
  async delete(_message: Message): Promise<void> {}

  /** Sets or takes back the caller's reaction. Shown at once, taken back when it fails. Throws `RequestFailed`. */
  async react(_message: Message, _emoji: string, _present: boolean): Promise<void> {}

  /** The texts a message had before, oldest first. Throws `RequestFailed`. */
  async listEdits(_messageId: string): Promise<readonly Edit[]> {
    return [];
  }
}
