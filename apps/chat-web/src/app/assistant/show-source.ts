import { Injectable, inject } from '@angular/core';
import { Router } from '@angular/router';
import type { Citation } from '@prosa/proto/chat';
import { MESSAGES } from '../api/clients.ts';
import { request } from '../api/failure.ts';
import { Words } from '../i18n/words.ts';
import { Toasts } from '../look/toasts.ts';

/** Leads from a source to its message, in its room or its thread. */
@Injectable({ providedIn: 'root' })
export class ShowSource {
  private readonly messages = inject(MESSAGES);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  private readonly t = inject(Words).t;

  /** Shows the message; says so when it is gone. */
  async show({ messageId }: Pick<Citation, 'messageId'>): Promise<void> {
    const asked = request(this.messages.getMessages({ messageIds: [messageId] }));
    if (!(await this.toasts.try(asked))) return;
    const [message] = (await asked).messages;
    if (!message || message.deletedAt) return this.toasts.say(this.t('message.linkMissingBody'));
    const { roomId, threadRootMessageId: root } = message;
    const seq = String(message.seq);
    if (root) await this.router.navigate(['/rooms', roomId, 'thread', root], { queryParams: { reply: seq } });
    else await this.router.navigate(['/rooms', roomId], { queryParams: { at: seq } });
  }
}
