import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { Message, MessageLabel } from '@prosa/proto/chat';
import { Words } from '../i18n/words.ts';
import { Dash } from '../look/dash.ts';
import { Icon } from '../look/icon.ts';
import { PeopleStore } from '../people/people-store.ts';
import { labelColour } from '../models/label-colour.ts';
import { LabelStore } from './label-store.ts';
import { MessageLabels } from './message-labels.ts';
import { percent } from '../models/percent.ts';

/** From this confidence on a label is dark: the model is as good as sure. */
const sureFrom = 0.85;

/**
 * What labels a message bears: the length of the dash is the confidence, a tick says that a person set it. A label that
 * the model is not certain of is a question, to moderators only.
 */
@Component({
  selector: 'prosa-label-notes',
  imports: [Dash, Icon],
  templateUrl: './label-notes.html',
  styleUrl: './label-notes.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class LabelNotes {
  private readonly store = inject(LabelStore);
  private readonly people = inject(PeopleStore);
  private readonly words = inject(Words);
  protected readonly change = inject(MessageLabels);
  protected readonly t = this.words.t;

  readonly message = input.required<Message>();
  /** The caller may say which label it bears. */
  readonly moderates = input(false);

  private readonly models = computed(() => this.store.models(this.message().roomId));
  protected readonly notes = computed(() =>
    this.message()
      .labels.filter(({ certain }) => certain || this.moderates())
      .map((label) => {
        const byPerson = label.setByUserId !== '';
        const confidence = percent(label.confidence, this.words.dates());
        const labels = this.models()().find(({ id }) => id === label.modelId)?.labels ?? [];
        return {
          label,
          colour: labelColour(labels, label.label),
          share: byPerson ? 1 : label.confidence,
          confidence: byPerson ? '' : confidence,
          byPerson,
          sure: byPerson || label.confidence >= sureFrom,
          asks: !byPerson && !label.certain,
          says: byPerson
            ? this.t('labels.byPerson', { label: label.label, name: this.nameOf(label) })
            : this.t('labels.byModel', { label: label.label, confidence }),
        };
      }),
  );

  private nameOf({ setByUserId }: MessageLabel): string {
    return this.people.user(setByUserId)()?.displayName ?? this.t('people.someone');
  }
}
