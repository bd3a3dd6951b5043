import {
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  ElementRef,
  afterNextRender,
  computed,
  inject,
  input,
  signal,
  viewChild,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { FailureWords } from '../i18n/failure-words.ts';
import { Words } from '../i18n/words.ts';
import { Icon } from '../look/icon.ts';
import { Segments, type Segment } from '../look/segments.ts';
import { AnswerCalls } from './answer-calls.ts';
import type { AnswerRun } from './answer-run.ts';
import { AssistantStore } from './assistant-store.ts';
import { CitedText } from './cited-text.ts';
import { OriginWords } from './origin-words.ts';
import { ShowSource } from './show-source.ts';

/** How long a question may be. */
const maxQuestionLength = 2_000;

/** A question and what came of it. */
interface Turn {
  readonly question: string;
  readonly run: AnswerRun;
}

/** Questions to the assistant and its answers, for this person alone. Questions follow each other until one begins anew. */
@Component({
  selector: 'prosa-ask-talk',
  imports: [CitedText, Icon, MatButton, Segments],
  templateUrl: './ask-talk.html',
  styleUrls: ['./answer-card.scss', './ask-talk.scss'],
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AskTalk {
  private readonly calls = inject(AnswerCalls);
  private readonly failures = inject(FailureWords);
  private readonly origin = inject(OriginWords);
  private readonly words = inject(Words);
  private readonly field = viewChild.required<ElementRef<HTMLTextAreaElement>>('field');
  protected readonly assistant = inject(AssistantStore);
  protected readonly source = inject(ShowSource);
  protected readonly t = this.words.t;
  protected readonly maxQuestionLength = maxQuestionLength;

  /** The room that one is in; empty: none. */
  readonly roomId = input('');
  /** A question to begin with; empty: none. */
  readonly question = input('');

  private conversationId = crypto.randomUUID();
  protected readonly turns = signal<readonly Turn[]>([]);
  protected readonly text = signal('');
  protected readonly here = signal(true);
  protected readonly scopes = computed((): readonly Segment<boolean>[] => [
    { value: true, name: this.t('assistant.thisRoom') },
    { value: false, name: this.t('assistant.allRooms') },
  ]);
  protected readonly running = computed(() => this.turns().find(({ run }) => run.running())?.run);

  constructor() {
    inject(DestroyRef).onDestroy(() => this.running()?.stop());
    void this.assistant.load();
    afterNextRender(() => {
      if (this.question()) this.ask(this.question());
      this.field().nativeElement.focus();
    });
  }

  protected send(event: Event): void {
    event.preventDefault();
    this.ask(this.text());
  }

  /** Enter asks, as it sends a message; Shift Enter begins a line. */
  protected onKey(event: KeyboardEvent): void {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) this.send(event);
  }

  /** Forgets what was asked. */
  protected anew(): void {
    this.running()?.stop();
    this.conversationId = crypto.randomUUID();
    this.turns.set([]);
    this.field().nativeElement.focus();
  }

  protected lineOf({ run }: Turn): string {
    const done = run.done();
    if (run.running()) return this.t('assistant.reading');
    return done ? this.origin.say(done) : run.stopped() ? this.t('assistant.stopped') : '';
  }

  protected failureOf({ run }: Turn): string {
    const failure = run.failure();
    return failure ? this.failures.sayFailure(failure) : '';
  }

  private ask(wanted: string): void {
    const question = wanted.trim().slice(0, maxQuestionLength);
    if (!question || this.running()) return;
    const roomId = this.here() ? this.roomId() : '';
    const run = this.calls.ask({ question, roomId, conversationId: this.conversationId });
    this.turns.update((turns) => [...turns, { question, run }]);
    this.text.set('');
  }
}
