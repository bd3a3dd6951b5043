import { Injectable, inject } from '@angular/core';
import { ReviewDecision, type Review } from '@prosa/proto/chat';
import { Moments, dateOf } from '../i18n/moments.ts';
import { Words } from '../i18n/words.ts';
import { MentionScopes } from '../markdown/mention-scopes.ts';
import { percent } from '../models/percent.ts';
import { PeopleStore } from '../people/people-store.ts';
import { RoomStore } from '../rooms/room-store.ts';
import { reasonKey } from './reasons.ts';

/** A review in words. All of it follows names, rooms and the language: call it in a reactive context. */
@Injectable({ providedIn: 'root' })
export class ReviewWords {
  private readonly moments = inject(Moments);
  private readonly people = inject(PeopleStore);
  private readonly rooms = inject(RoomStore);
  private readonly scopes = inject(MentionScopes);
  private readonly words = inject(Words);
  private readonly t = this.words.t;
  private readonly n = this.words.n;

  nameOf(userId: string): string {
    return this.people.user(userId)()?.displayName ?? this.t('people.someone');
  }

  roomOf({ message }: Review): string {
    return this.rooms.room(message?.roomId ?? '')()?.title ?? '';
  }

  /** The message as one line. */
  lineOf({ message }: Review): string {
    if (!message) return '';
    return message.deletedAt ? this.t('timeline.goneShort') : this.scopes.line(message);
  }

  /** When it came into the queue. */
  when(review: Review): string {
    const date = dateOf(review.openedAt);
    return date ? this.moments.inList(date) : '';
  }

  /** `Spam`, or the label of the model that flagged it. */
  whatOf({ reports, flags }: Review): string {
    const [report] = reports;
    return report ? this.t(reasonKey(report.reason)) : (flags[0]?.label ?? '');
  }

  /** `4 people, and the model Tone (98%)`. */
  whoOf({ reports, flags }: Review): string {
    const [flag] = flags;
    const confidence = flag ? percent(flag.confidence, this.words.dates()) : '';
    return [
      reports.length ? this.n('moderation.people', reports.length) : '',
      flag ? this.t('moderation.model', { model: flag.modelName, confidence }) : '',
    ]
      .filter(Boolean)
      .join(', ');
  }

  /** What was decided and by whom; empty while it waits. */
  outcomeOf({ decision, decidedByUserId }: Review): string {
    const name = this.nameOf(decidedByUserId);
    switch (decision) {
      case ReviewDecision.APPROVE:
        return this.t('moderation.keptBy', { name });
      case ReviewDecision.DELETE:
        return this.t('moderation.deletedBy', { name });
      case ReviewDecision.WARN:
        return this.t('moderation.warnedBy', { name });
      default:
        return '';
    }
  }
}
