import { Injectable, signal, type Signal } from '@angular/core';
import type { Message } from '@prosa/proto/chat';

/** A message that another one answers: still being fetched, there, or not to be had (gone, or not for the caller). */
export type QuotedMessage = Message | 'loading' | 'missing';

/** Messages that replies quote, wherever they stand. */
@Injectable({ providedIn: 'root' })
export class QuotedMessages {
  /** The message with this id; fetched together with others when no window has it. The same signal for the same id. */
  message(_messageId: string): Signal<QuotedMessage> {
    return signal<QuotedMessage>('loading');
  }
}
