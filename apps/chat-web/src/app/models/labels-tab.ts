import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatCheckbox } from '@angular/material/checkbox';
import { MemberRole, type Model } from '@prosa/proto/chat';
import { Words } from '../i18n/words.ts';
import { Dash } from '../look/dash.ts';
import { Field } from '../look/field.ts';
import { Icon } from '../look/icon.ts';
import { Toasts } from '../look/toasts.ts';
import { RoomStore } from '../rooms/room-store.ts';
import { labelColour } from './label-colour.ts';
import { ModelStore } from './model-store.ts';
import { RoomChoice } from './room-choice.ts';

/** Name, labels, which of them go to review, and the rooms of a model. Changes hold at once. */
@Component({
  selector: 'prosa-labels-tab',
  imports: [Dash, Field, Icon, MatButton, MatCheckbox, MatIconButton, RoomChoice],
  templateUrl: './labels-tab.html',
  styleUrls: ['./page.scss', './labels-tab.scss'],
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class LabelsTab {
  private readonly rooms = inject(RoomStore);
  private readonly store = inject(ModelStore);
  private readonly toasts = inject(Toasts);
  private readonly words = inject(Words);
  protected readonly t = this.words.t;
  protected readonly n = this.words.n;

  readonly model = input.required<Model>();

  protected readonly name = linkedSignal(() => this.model().name);
  protected readonly added = signal('');
  protected readonly chosen = linkedSignal((): ReadonlySet<string> => new Set(this.model().roomIds));
  protected readonly choosable = computed(() =>
    this.rooms
      .rooms()
      .filter(
        ({ id, role, archived }) => this.model().roomIds.includes(id) || (!archived && role === MemberRole.MODERATOR),
      ),
  );
  protected readonly rows = computed(() => {
    const { labels, exampleCounts, reviewLabels } = this.model();
    return labels.map((label, index) => ({
      label,
      examples: exampleCounts[index] ?? 0,
      reviewed: reviewLabels.includes(label),
      colour: labelColour(labels, label),
    }));
  });

  protected async rename(event: Event): Promise<void> {
    event.preventDefault();
    const name = this.name().trim();
    if (name !== '' && name !== this.model().name) await this.toasts.try(this.store.update({ name }));
  }

  protected async add(event: Event): Promise<void> {
    event.preventDefault();
    const label = this.added().trim();
    const { labels } = this.model();
    if (label === '' || labels.includes(label)) return;
    if (await this.relabel([...labels, label])) this.added.set('');
  }

  protected async remove(label: string): Promise<void> {
    await this.relabel(this.model().labels.filter((other) => other !== label));
  }

  protected async review(label: string, wanted: boolean): Promise<void> {
    const others = this.model().reviewLabels.filter((other) => other !== label);
    await this.toasts.try(this.store.update({ review: labelList(wanted ? [...others, label] : others) }));
  }

  protected async choose(roomIds: ReadonlySet<string>): Promise<void> {
    this.chosen.set(roomIds);
    const before = this.model().roomIds;
    const changed = await this.toasts.try(this.store.update({ rooms: { roomIds: [...roomIds] } }));
    if (!changed) this.chosen.set(new Set(before));
  }

  private relabel(labels: readonly string[]): Promise<boolean> {
    return this.toasts.try(this.store.update({ labels: labelList(labels) }));
  }
}

const labelList = (labels: readonly string[]): { labels: string[] } => ({ labels: [...labels] });
