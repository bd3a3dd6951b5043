import { Injectable, computed, inject } from '@angular/core';
import type { AnswerDone } from '@prosa/proto/chat';
import { Words } from '../i18n/words.ts';
import { AssistantStore } from './assistant-store.ts';

/** Says by what an answer was made, how long it took, and what was left out. */
@Injectable({ providedIn: 'root' })
export class OriginWords {
  private readonly assistant = inject(AssistantStore);
  private readonly words = inject(Words);
  private readonly seconds = computed(
    () => new Intl.NumberFormat(this.words.dates(), { minimumFractionDigits: 1, maximumFractionDigits: 1 }),
  );

  /** The short name of an engine: `local AI`, or the model that text was sent to. */
  readonly tag = ({ engine }: Pick<AnswerDone, 'engine'>): string => {
    const found = this.assistant.about()?.engines.find(({ name }) => name === engine);
    return found?.address ? found.model || engine : this.words.t('assistant.local');
  };

  /** `3.1 s`. */
  readonly time = (elapsedMs: number): string => {
    // What is quicker than the number can show shall not read as nothing.
    const seconds = Math.max(elapsedMs, 100) / 1_000;
    return this.words.t(elapsedMs < 100 ? 'assistant.lessThan' : 'assistant.seconds', {
      seconds: this.seconds().format(seconds),
    });
  };

  /** `Written on this server in 3.1 s. Two sentences had no source and were left out.` */
  readonly say = (done: Pick<AnswerDone, 'engine' | 'fallback' | 'sentencesDropped' | 'elapsedMs'>): string => {
    const { t, n } = this.words;
    const found = this.assistant.about()?.engines.find(({ name }) => name === done.engine);
    const time = this.time(done.elapsedMs);
    const where = found?.address
      ? t('assistant.writtenAt', { model: found.model || found.name, address: found.address, time })
      : t('assistant.writtenHere', { time });
    return [
      where,
      done.fallback ? t('assistant.fallback') : '',
      done.sentencesDropped ? n('assistant.dropped', done.sentencesDropped) : '',
    ]
      .filter(Boolean)
      .join(' ');
  };
}
