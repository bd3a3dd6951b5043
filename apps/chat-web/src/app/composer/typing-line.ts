import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Words } from '../i18n/words.ts';
import { Pair } from '../look/dash.ts';
import { PeopleStore } from '../people/people-store.ts';
import { TypingStore } from '../people/typing-store.ts';

/** Who writes now. It is not read out, and its height stays. */
@Component({
  selector: 'prosa-typing-line',
  imports: [Pair],
  template: `
    @if (parts().length) {
      <prosa-pair class="moving" />
      <span class="clip">
        @if (several()) {
          {{ t('composer.severalTyping') }}
        } @else {
          @for (part of parts(); track $index) {
            @if (part.type === 'element') {
              <b>{{ part.value }}</b>
            } @else {
              {{ part.value }}
            }
          }
          {{ n('composer.typing', writers().length) }}
        }
      </span>
    }
  `,
  styles: `
    :host {
      display: flex;
      align-items: center;
      gap: 0.5rem;
      min-width: 0;
    }
    b {
      font-weight: 600;
      color: var(--mat-sys-on-surface);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TypingLine {
  private readonly typing = inject(TypingStore);
  private readonly people = inject(PeopleStore);
  private readonly words = inject(Words);
  protected readonly t = this.words.t;
  protected readonly n = this.words.n;

  readonly roomId = input.required<string>();

  protected readonly writers = computed(() => this.typing.typing(this.roomId())());
  protected readonly several = computed(() => this.writers().length > 3);
  protected readonly parts = computed(() => {
    const names = this.writers().map((id) => {
      const name = this.people.user(id)()?.displayName ?? this.t('people.someone');
      return this.writers().length > 1 ? (name.split(' ')[0] ?? name) : name;
    });
    return new Intl.ListFormat(this.words.dates(), { type: 'conjunction' }).formatToParts(names);
  });
}
