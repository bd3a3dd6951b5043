import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { Message } from '@prosa/proto/chat';
import { Words } from '../i18n/words.ts';
import { AssistantStore } from './assistant-store.ts';
import { OriginWords } from './origin-words.ts';

/** Beside the name of the assistant: that a machine says it, and which. */
@Component({
  selector: 'prosa-answer-tag',
  template: '<span class="tag">{{ name() }}</span>',
  styles: `
    .tag {
      background: var(--mat-sys-primary-container);
      color: var(--mat-sys-on-primary-container);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AnswerTag {
  private readonly assistant = inject(AssistantStore);
  private readonly origin = inject(OriginWords);
  private readonly t = inject(Words).t;

  /** One that has an answer. */
  readonly message = input.required<Message>();

  protected readonly name = computed(() => {
    const engine = this.message().answer?.done?.engine ?? this.assistant.about()?.engines[0]?.name;
    return engine ? this.origin.tag({ engine }) : this.t('assistant.ai');
  });
}
