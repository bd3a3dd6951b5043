import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import type { AddExamplesResponse, Example, Model } from '@prosa/proto/chat';
import { failureOf, request } from '../api/failure.ts';
import { FailureWords } from '../i18n/failure-words.ts';
import { Words } from '../i18n/words.ts';
import { Dash } from '../look/dash.ts';
import { Icon } from '../look/icon.ts';
import { Segments, type Segment } from '../look/segments.ts';
import { Toasts } from '../look/toasts.ts';
import { SEND_EXAMPLE_FILE } from './example-file.ts';
import { labelColour } from './label-colour.ts';
import { MODELS } from './model-clients.ts';
import { ModelStore } from './model-store.ts';

/** What a model learns from: a list, one more by hand, many by a file. */
@Component({
  selector: 'prosa-examples-tab',
  imports: [Dash, Icon, MatButton, MatIconButton, Segments],
  templateUrl: './examples-tab.html',
  styleUrls: ['./page.scss', './examples-tab.scss'],
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ExamplesTab {
  private readonly client = inject(MODELS);
  private readonly failures = inject(FailureWords);
  private readonly sendFile = inject(SEND_EXAMPLE_FILE);
  private readonly store = inject(ModelStore);
  private readonly toasts = inject(Toasts);
  private readonly words = inject(Words);
  protected readonly t = this.words.t;
  protected readonly colour = labelColour;

  readonly model = input.required<Model>();

  /** Empty: all labels. */
  protected readonly only = signal('');
  protected readonly examples = signal<readonly Example[] | undefined>(undefined);
  protected readonly next = signal('');
  protected readonly text = signal('');
  protected readonly label = signal('');
  protected readonly busy = signal(false);
  protected readonly fileProblem = signal('');
  private readonly modelId = computed(() => this.model().id);
  protected readonly filters = computed((): readonly Segment<string>[] => [
    { value: '', name: this.t('models.allLabels') },
    ...this.labels(),
  ]);
  protected readonly labels = computed((): readonly Segment<string>[] =>
    this.model().labels.map((name) => ({ value: name, name })),
  );

  constructor() {
    effect(() => {
      const wanted = { modelId: this.modelId(), label: this.only() };
      untracked(() => void this.load(wanted));
    });
  }

  protected async more(): Promise<void> {
    await this.load({ modelId: this.modelId(), label: this.only() }, this.next());
  }

  private async load(wanted: { readonly modelId: string; readonly label: string }, pageToken = ''): Promise<void> {
    const page = request(this.client.listExamples({ ...wanted, pageToken }));
    if (!(await this.toasts.try(page))) return;
    const { examples, nextPageToken } = await page;
    this.examples.set(pageToken ? [...(this.examples() ?? []), ...examples] : examples);
    this.next.set(nextPageToken);
  }

  protected async add(event: Event): Promise<void> {
    event.preventDefault();
    const text = this.text().trim();
    if (this.busy() || text === '' || this.label() === '') return;
    const example = { text, label: this.label() };
    if (await this.run(this.client.addExamples({ modelId: this.model().id, examples: [example] }))) this.text.set('');
  }

  protected async take(box: HTMLInputElement): Promise<void> {
    const file = box.files?.[0];
    box.value = '';
    if (!file || this.busy()) return;
    this.fileProblem.set('');
    this.busy.set(true);
    try {
      this.tell(await request(this.sendFile(this.model().id, file)));
      await Promise.all([this.again(), this.store.reload()]);
    } catch (error) {
      // The server's own words name the line and what is wrong with it.
      const { fields, message } = failureOf(error);
      const known = Object.keys(fields).length > 0;
      this.fileProblem.set(known ? this.t('models.fileWrong', { why: message }) : this.failures.say(error));
    } finally {
      this.busy.set(false);
    }
  }

  protected async remove({ id }: Example): Promise<void> {
    const removal = request(this.client.removeExamples({ modelId: this.model().id, exampleIds: [id] }));
    if (!(await this.toasts.try(removal))) return;
    this.examples.update((examples) => examples?.filter((example) => example.id !== id));
    await this.toasts.try(this.store.reload());
  }

  private again(): Promise<void> {
    return this.load({ modelId: this.modelId(), label: this.only() });
  }

  private async run(call: Promise<AddExamplesResponse>): Promise<boolean> {
    this.busy.set(true);
    const added = request(call);
    const worked = await this.toasts.try(added);
    if (worked) {
      this.tell(await added);
      await Promise.all([this.again(), this.toasts.try(this.store.reload())]);
    }
    this.busy.set(false);
    return worked;
  }

  private tell({ added, changed, unchanged }: AddExamplesResponse): void {
    this.toasts.say(this.t('models.taken', { added, changed, unchanged }));
  }
}
