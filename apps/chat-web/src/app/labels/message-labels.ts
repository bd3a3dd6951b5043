import { Injectable, inject } from '@angular/core';
import type { Message, MessageLabel } from '@prosa/proto/chat';
import { Dialogs } from '../dialogs/dialogs.ts';
import { Words } from '../i18n/words.ts';
import { Toasts } from '../look/toasts.ts';
import { LabelStore } from './label-store.ts';

/** What a moderator does with the labels of a message. Says what was done, with undo. */
@Injectable({ providedIn: 'root' })
export class MessageLabels {
  private readonly dialogs = inject(Dialogs);
  private readonly labels = inject(LabelStore);
  private readonly toasts = inject(Toasts);
  private readonly words = inject(Words);

  /** It is so. Resolves when the server knows; false: it could not be said. */
  confirm(message: Message, { modelId, label }: MessageLabel): Promise<boolean> {
    return this.set(message, modelId, label);
  }

  /** It is not so: the message bears none of the model's labels. */
  deny(message: Message, { modelId }: MessageLabel): Promise<boolean> {
    return this.set(message, modelId, '');
  }

  /** Asks which label it bears; false: it stays. */
  async choose(message: Message): Promise<boolean> {
    const chosen = await this.dialogs.label(message);
    return chosen !== undefined && this.set(message, chosen.modelId, chosen.label);
  }

  private async set(message: Message, modelId: string, label: string): Promise<boolean> {
    let revision = 0n;
    const saying = this.labels.set(message, modelId, label).then((said) => (revision = said));
    if (!(await this.toasts.try(saying))) return false;
    void this.offerUndo(message, modelId, label, revision);
    return true;
  }

  private async offerUndo(message: Message, modelId: string, label: string, revision: bigint): Promise<void> {
    const { t } = this.words;
    const before = message.labels.find((known) => known.modelId === modelId);
    const said = label ? t('labels.set', { label }) : t('labels.taken');
    if (before?.setByUserId && before.label === label) return this.toasts.say(said);
    if (await this.toasts.offer(said, t('later.undo'))) {
      await this.toasts.try(this.labels.undo(message, modelId, revision));
    }
  }
}
