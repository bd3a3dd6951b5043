import { ChangeDetectionStrategy, Component, effect, inject, input, signal, untracked } from '@angular/core';
import { AnswerState } from '@prosa/proto/chat';
import { Words } from '../i18n/words.ts';
import { MentionScopes } from '../markdown/mention-scopes.ts';
import type { TimelineEntry } from '../messages/timeline-view.ts';
import { PeopleStore } from '../people/people-store.ts';
import { SessionStore } from '../session/session-store.ts';

/** At most so many messages are read out at once, and so many characters of each. */
const most = { messages: 3, characters: 300 };

/** Reads out, politely, what others say while the log stands at its end: new messages only, never history. */
@Component({
  selector: 'prosa-announcer',
  template: '{{ said() }}',
  host: { class: 'sr', 'aria-live': 'polite', 'aria-atomic': 'true' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Announcer {
  private readonly people = inject(PeopleStore);
  private readonly session = inject(SessionStore);
  private readonly scopes = inject(MentionScopes);
  private readonly t = inject(Words).t;
  private known: bigint | undefined;

  readonly entries = input.required<readonly TimelineEntry[]>();
  /** The window stands at the end of the room. */
  readonly loaded = input.required<boolean>();

  protected readonly said = signal('');

  constructor() {
    effect(() => {
      const entries = this.entries();
      if (!this.loaded()) return;
      const newest = entries.reduce((top, { message }) => (message.seq > top ? message.seq : top), 0n);
      const known = this.known;
      this.known = newest;
      if (known === undefined || newest <= known) return;
      const fresh = entries.filter(
        ({ message }) =>
          message.seq > known &&
          !message.deletedAt &&
          !this.isMine(message.senderId) &&
          message.answer?.state !== AnswerState.GROWING, // its card reads it out when it is whole,
      );
      if (fresh.length) untracked(() => this.say(fresh));
    });
  }

  private isMine(senderId: string): boolean {
    return senderId === this.session.myId();
  }

  private say(fresh: readonly TimelineEntry[]): void {
    const lines = fresh.slice(-most.messages).map(({ message }) => {
      const name = this.people.user(message.senderId)()?.displayName ?? this.t('people.someone');
      return this.t('timeline.said', { name, text: this.scopes.line(message).slice(0, most.characters) });
    });
    this.said.set(lines.join(' '));
  }
}
