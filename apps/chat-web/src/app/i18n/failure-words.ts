import { Injectable, inject } from '@angular/core';
import { failureOf, type Failure } from '../api/failure.ts';
import type { WordKey } from './dictionary.ts';
import { Words } from './words.ts';

/** Reasons that have a text of their own: `failure.<reason>` in the dictionary. */
const known = [
  'NETWORK',
  'UNAVAILABLE',
  'READ_ONLY',
  'DEADLINE_EXCEEDED',
  'RATE_LIMITED',
  'ATTACHMENT_TOO_LARGE',
  'ATTACHMENT_NOT_FOUND',
  'QUOTA_EXCEEDED',
  'TOO_MANY_UPLOADS',
  'UPLOAD_CORRUPT',
  'FILE_UNREADABLE',
  'WRONG_CREDENTIALS',
  'EMAIL_TAKEN',
  'SIGN_UP_CLOSED',
  'INVITE_INVALID',
  'ROOM_NAME_TAKEN',
  'ROOM_NOT_FOUND',
  'ROOM_ARCHIVED',
  'ROOM_ROLE_REQUIRED',
  'ROLE_REQUIRED',
  'MESSAGE_NOT_FOUND',
  'MESSAGE_DELETED',
  'NOT_THE_AUTHOR',
  'TOO_MANY_REACTIONS',
  'TOO_MANY_PINS',
  'PERSONAL_LIMIT_REACHED',
  'REMINDER_NOT_FOUND',
  'SCHEDULED_NOT_FOUND',
  'SESSION_NOT_FOUND',
  'POLL_CLOSED',
  'USER_NOT_FOUND',
  'UNAUTHENTICATED',
  'ASSISTANT_OFF',
  'AI_UNAVAILABLE',
  'AI_BUSY',
  'ANSWER_GROWING',
  'NOTHING_TO_SUMMARIZE',
  'REVIEW_NOT_FOUND',
  'REVIEW_DECIDED',
] as const;

/** Says failures in the person’s language. */
@Injectable({ providedIn: 'root' })
export class FailureWords {
  private readonly words = inject(Words);

  /** What happened, in a sentence; what has no text of its own names the request, so that it can be found in the logs. */
  readonly say = (error: unknown): string => this.sayFailure(failureOf(error));

  /** The same of a bare reason, as it is kept in a message. */
  readonly sayReason = (reason: string): string => {
    const found = known.find((name) => name === reason);
    return this.words.t(found ? (`failure.${found}` satisfies WordKey) : 'failure.other');
  };

  /** The same of a failure that is already read. */
  readonly sayFailure = (failure: Failure): string => {
    const reason = known.find((name) => name === failure.reason) ?? known.find((name) => name === failure.code);
    if (reason) return this.words.t(`failure.${reason}` satisfies WordKey);
    const field = Object.values(failure.fields)[0];
    const request = failure.requestId && this.words.t('app.requestId', { id: failure.requestId });
    return [this.words.t('failure.other'), field, request].filter(Boolean).join(' ');
  };
}
