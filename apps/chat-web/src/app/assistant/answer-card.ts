import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { AnswerState, type Message } from '@prosa/proto/chat';
import { ASSISTANT } from '../api/ai-clients.ts';
import { request } from '../api/failure.ts';
import { FailureWords } from '../i18n/failure-words.ts';
import { Words } from '../i18n/words.ts';
import { Icon } from '../look/icon.ts';
import { Toasts } from '../look/toasts.ts';
import { SessionStore } from '../session/session-store.ts';
import { AnswerDeltas } from './answer-deltas.ts';
import { AssistantStore } from './assistant-store.ts';
import { CitedText } from './cited-text.ts';
import { OriginWords } from './origin-words.ts';
import { ShowSource } from './show-source.ts';

/**
 * An answer of the assistant in a room: it grows for everybody, with a source after each sentence; who asked, or a
 * moderator, may stop it. It takes no focus, is busy while it grows, and is read out once, when it is whole.
 */
@Component({
  selector: 'prosa-answer-card',
  imports: [CitedText, Icon, MatButton],
  template: `
    <div class="card" [attr.aria-busy]="growing()">
      @if (text() || growing()) {
        <prosa-cited-text
          [text]="text()"
          [citations]="answer()?.citations ?? []"
          [growing]="growing()"
          (picked)="source.show($event)"
        />
      } @else {
        <p>{{ why() || t('assistant.nothingCame') }}</p>
      }
      <div class="foot">
        <span>{{ line() }}</span>
        @if (growing() && mayStop()) {
          <button matButton="outlined" class="prosa-small" type="button" [disabled]="stopping()" (click)="stop()">
            <prosa-icon name="square" [size]="15" />{{ t('assistant.stop') }}
          </button>
        }
      </div>
    </div>
    <span class="sr" aria-live="polite">{{ said() }}</span>
  `,
  styleUrl: './answer-card.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AnswerCard {
  private readonly client = inject(ASSISTANT);
  private readonly deltas = inject(AnswerDeltas);
  private readonly failures = inject(FailureWords);
  private readonly origin = inject(OriginWords);
  private readonly session = inject(SessionStore);
  private readonly toasts = inject(Toasts);
  private readonly words = inject(Words);
  protected readonly source = inject(ShowSource);
  protected readonly t = this.words.t;

  /** One that has an answer. */
  readonly message = input.required<Message>();
  /** The caller moderates the room. */
  readonly moderates = input(false);

  protected readonly stopping = signal(false);
  protected readonly said = signal('');
  protected readonly answer = computed(() => this.message().answer);
  protected readonly growing = computed(() => this.answer()?.state === AnswerState.GROWING);
  protected readonly text = computed(() => {
    const { id, text } = this.message();
    return (this.growing() && this.deltas.text(id)()) || text;
  });
  protected readonly mayStop = computed(() => this.moderates() || this.answer()?.askedByUserId === this.session.myId());
  /** Why it was cut off; empty: it was not, or nobody knows. */
  protected readonly why = computed(() => {
    const failure = this.answer()?.failure;
    return failure ? this.failures.sayReason(failure) : '';
  });
  /** What stands under it: how it is going, or how it was made. */
  protected readonly line = computed(() => {
    const { t, n } = this.words;
    const answer = this.answer();
    if (this.growing()) return t('assistant.reading');
    const state = answer?.state;
    const sources = new Set(answer?.citations.map(({ messageId }) => messageId)).size;
    return [
      state === AnswerState.STOPPED ? t('assistant.stopped') : '',
      state === AnswerState.INTERRUPTED ? t('assistant.interrupted') : '',
      this.text() ? this.why() : '',
      sources ? n('assistant.sources', sources) : '',
      answer?.done ? this.origin.time(answer.done.elapsedMs) : '',
      answer?.done?.fallback ? t('assistant.fallback') : '',
    ]
      .filter(Boolean)
      .join(' · ');
  });

  constructor() {
    void inject(AssistantStore).load();
    let grew = false;
    effect(() => {
      const growing = this.growing();
      if (grew && !growing) this.said.set(this.t('assistant.saidWhole', { text: this.text() || this.why() }));
      grew = growing;
    });
  }

  protected async stop(): Promise<void> {
    this.stopping.set(true);
    await this.toasts.try(request(this.client.stopAnswer({ messageId: this.message().id })));
    this.stopping.set(false);
  }
}
