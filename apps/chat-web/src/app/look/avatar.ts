import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { PresenceState } from '@prosa/proto/chat';
import { ConnectionStore } from '../connection/connection-store.ts';
import { PeopleStore } from '../people/people-store.ts';
import { Words } from '../i18n/words.ts';
import { SessionStore } from '../session/session-store.ts';
import { hueOf } from './hue.ts';
import { initialsOf } from './initials.ts';

/** A person: two initials on their colour, with the tight corner of things that speak. Names stand beside it. */
@Component({
  selector: 'prosa-avatar',
  template: `
    <b aria-hidden="true" [attr.data-initials]="initials()"></b>
    @if (online()) {
      <span class="on"
        ><span class="sr">{{ t('people.online') }}</span></span
      >
    }
  `,
  styleUrl: './avatar.scss',
  host: { '[class]': '"size-" + size() + " hue-" + hue()' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Avatar {
  private readonly people = inject(PeopleStore);
  private readonly session = inject(SessionStore);
  private readonly connection = inject(ConnectionStore);
  protected readonly t = inject(Words).t;

  readonly userId = input.required<string>();
  /** Side in pixels; 36 follows the density. */
  readonly size = input<20 | 24 | 28 | 36 | 44 | 56>(36);
  /** Whether the presence dot may show. */
  readonly presence = input(false);

  protected readonly hue = computed(() => hueOf(this.userId()));
  protected readonly initials = computed(() => initialsOf(this.people.user(this.userId())()?.displayName ?? ''));
  /** Oneself is there as long as the stream is. */
  protected readonly online = computed(() => {
    if (!this.presence()) return false;
    if (this.userId() === this.session.myId()) return this.connection.state() !== 'offline';
    return this.people.presence(this.userId())() === PresenceState.ONLINE;
  });
}
