import { Injectable, inject, signal } from '@angular/core';
import { PersonalSection, type Message, type SavedMessage } from '@prosa/proto/chat';
import { SAVED } from '../api/clients.ts';
import { request } from '../api/failure.ts';
import { PersonalStore } from '../personal/personal-store.ts';
import type { SessionPart } from '../session/session-scope.ts';
import { SessionStore } from '../session/session-store.ts';

/** A page of what is saved. */
export interface SavedPage {
  readonly saved: readonly SavedMessage[];
  /** Empty: the last page. */
  readonly next: string;
}

/** Which messages the person has saved. */
@Injectable({ providedIn: 'root' })
export class SavedStore implements SessionPart {
  private readonly calls = inject(SAVED);
  private readonly kept = signal<ReadonlySet<string>>(new Set());

  /** Ids of the messages that are saved. */
  readonly ids = this.kept.asReadonly();

  constructor() {
    inject(SessionStore).join(this);
    inject(PersonalStore).keep(PersonalSection.SAVED, async () => {
      const { messageIds, revision } = await this.calls.listSavedIds({});
      this.kept.set(new Set(messageIds));
      return revision;
    });
  }

  /** Saves a message, or saves it no longer: here at once, then everywhere. Throws `RequestFailed`; then it is as before. */
  async set({ id: messageId }: Pick<Message, 'id'>, saved: boolean): Promise<void> {
    this.mark(messageId, saved);
    try {
      if (saved) await request(this.calls.saveMessage({ messageId }));
      else await request(this.calls.unsaveMessage({ messageId }));
    } catch (error) {
      this.mark(messageId, !saved);
      throw error;
    }
  }

  /** A page, last saved first. Throws `RequestFailed`. */
  async page(pageToken = ''): Promise<SavedPage> {
    const { saved, nextPageToken } = await request(this.calls.listSaved({ pageToken }));
    return { saved, next: nextPageToken };
  }

  begin(): void {
    this.kept.set(new Set());
  }

  end(): void {
    this.kept.set(new Set());
  }

  private mark(messageId: string, saved: boolean): void {
    const ids = new Set(this.kept());
    if (saved) ids.add(messageId);
    else ids.delete(messageId);
    this.kept.set(ids);
  }
}
