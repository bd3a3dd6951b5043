import { Injectable, inject, signal, type Signal, type WritableSignal } from '@angular/core';
import { AnswerState, type AnswerDelta } from '@prosa/proto/chat';
import { SessionStore } from '../session/session-store.ts';
import type { SessionPart } from '../session/session-scope.ts';
import { LiveItems, messageOf } from '../sync/live-items.ts';

/**
 * What has come of answers that grow in rooms. Kept apart from the messages: the pieces are not in the log, and the edit
 * that ends an answer brings the whole text, so its pieces go with it.
 */
@Injectable({ providedIn: 'root' })
export class AnswerDeltas implements SessionPart {
  private readonly texts = new Map<string, WritableSignal<string>>();

  constructor() {
    inject(SessionStore).join(this);
    inject(LiveItems).listen((item) => {
      if (item.case === 'answerDelta') this.add(item.value);
      else if (item.case === 'event' && item.value.change.case !== 'messageCreated') {
        const message = messageOf(item.value);
        if (message?.answer?.state !== AnswerState.GROWING) this.texts.get(message?.id ?? '')?.set('');
      }
    });
  }

  /** The text so far of an answer; empty: nothing has come, or it is whole. A piece that was missed leaves `…`. */
  text(messageId: string): Signal<string> {
    return this.slot(messageId).asReadonly();
  }

  begin(): void {
    this.end();
  }

  end(): void {
    for (const text of this.texts.values()) text.set('');
  }

  private add({ messageId, offset, textDelta }: AnswerDelta): void {
    this.slot(messageId).update((text) => {
      const known = text.slice(0, offset);
      const missed = offset - known.length;
      // The next pieces say where they belong, so what is not there keeps its place.
      return known + (missed > 0 ? '…'.padEnd(missed) : '') + textDelta;
    });
  }

  private slot(messageId: string): WritableSignal<string> {
    let text = this.texts.get(messageId);
    if (!text) this.texts.set(messageId, (text = signal('')));
    return text;
  }
}
