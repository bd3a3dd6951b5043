import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { PeopleStore } from '../people/people-store.ts';
import { Standings } from '../people/standing.ts';
import { Words } from '../i18n/words.ts';
import { Logo } from './logo.ts';
import { hueOf } from './hue.ts';
import { initialsOf } from './initials.ts';

/** A person: two initials on their colour, with the tight corner of things that speak; the assistant: the mark. Names stand beside it. */
@Component({
  selector: 'prosa-avatar',
  imports: [Logo],
  template: `
    @if (isAssistant()) {
      <b class="mark" aria-hidden="true"><prosa-logo /></b>
    } @else {
      <b aria-hidden="true" [attr.data-initials]="initials()"></b>
    }
    @switch (standing()) {
      @case ('online') {
        <span class="on"
          ><span class="sr">{{ t('people.online') }}</span></span
        >
      }
      @case ('away') {
        <span class="on away"
          ><span class="sr">{{ t('people.away') }}</span></span
        >
      }
      @case ('dnd') {
        <span class="on dnd"
          ><span class="sr">{{ t('people.dnd') }}</span></span
        >
      }
    }
  `,
  styleUrl: './avatar.scss',
  host: { '[class]': '"size-" + size() + " hue-" + hue()' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Avatar {
  private readonly people = inject(PeopleStore);
  private readonly standings = inject(Standings);
  protected readonly t = inject(Words).t;

  readonly userId = input.required<string>();
  /** Side in pixels; 36 follows the density. */
  readonly size = input<20 | 24 | 28 | 36 | 44 | 56>(36);
  /** Whether the presence dot may show. */
  readonly presence = input(false);

  protected readonly hue = computed(() => hueOf(this.userId()));
  protected readonly isAssistant = computed(() => this.people.user(this.userId())()?.isAssistant === true);
  protected readonly initials = computed(() => initialsOf(this.people.user(this.userId())()?.displayName ?? ''));
  protected readonly standing = computed(() => (this.presence() ? this.standings.of(this.userId()) : 'offline'));
}
