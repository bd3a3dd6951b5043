import { Injectable, inject } from '@angular/core';
import { AnswerState, type Message } from '@prosa/proto/chat';
import { Words } from '../i18n/words.ts';
import { KeywordHits } from '../notifications/keyword-hits.ts';
import { PeopleStore } from '../people/people-store.ts';
import { SessionStore } from '../session/session-store.ts';
import { plainText } from './markdown.ts';
import type { MentionScope } from './mention-rule.ts';

/** Knows the people whom messages name. What is read here follows their names. */
@Injectable({ providedIn: 'root' })
export class MentionScopes {
  private readonly people = inject(PeopleStore);
  private readonly session = inject(SessionStore);
  private readonly keywords = inject(KeywordHits).keywords;
  private readonly words = inject(Words);
  private readonly t = this.words.t;
  private readonly n = this.words.n;

  /** The people of a message. Call it in a reactive context. */
  scope(mentionedUserIds: readonly string[], mentionsRoom: boolean): MentionScope {
    const nameOf = (id: string) => this.people.user(id)()?.displayName;
    return {
      myId: this.session.myId(),
      nameOf,
      named: mentionedUserIds.map((id) => ({ id, name: nameOf(id) ?? '' })),
      mentionsRoom,
      someone: this.t('people.someone'),
      spoiler: this.t('markdown.spoiler'),
      taskDone: this.t('markdown.taskDone'),
      taskOpen: this.t('markdown.taskOpen'),
      keywords: this.keywords(),
    };
  }

  /** A message as one line of plain text; one without text by its files, or that it is being written. Call it in a reactive context. */
  line(message: Message): string {
    const text = plainText(message.text, this.scope(message.mentionedUserIds, message.mentionsRoom));
    const { attachments } = message;
    const [first] = attachments;
    if (!text && message.answer?.state === AnswerState.GROWING) return this.t('assistant.reading');
    if (text || !first) return text;
    return this.n('files.line', attachments.length, { name: first.altText || first.name });
  }
}
