import { DestroyRef, Injectable, inject } from '@angular/core';
import { timestampDate, timestampFromMs } from '@bufbuild/protobuf/wkt';
import { PersonalSection, type Draft } from '@prosa/proto/chat';
import { DRAFTS } from '../api/clients.ts';
import { TIMING } from '../api/timing.ts';
import { PersonalStore } from '../personal/personal-store.ts';
import type { SessionPart } from '../session/session-scope.ts';
import { SessionStore } from '../session/session-store.ts';
import { LiveItems } from '../sync/live-items.ts';
import { DraftStore, draftPlace, type KeptDraft } from './draft-store.ts';

/**
 * Takes drafts to the server a while after the last key, at once when one leaves the place or has sent it, and again when
 * the connection is back; brings those of other devices.
 */
@Injectable({ providedIn: 'root' })
export class DraftSync implements SessionPart {
  private readonly calls = inject(DRAFTS);
  private readonly store = inject(DraftStore);
  private readonly timing = inject(TIMING);
  private readonly timers = new Map<string, ReturnType<typeof setTimeout>>();
  private readonly saving = new Set<string>();
  private revision = 0n;
  private live = false;

  constructor() {
    inject(SessionStore).join(this);
    this.store.onChange((place, urgent) => this.soon(place, urgent ? 0 : this.timing.draftMs));
    inject(LiveItems).listen((item) => {
      if (item.case === 'ready') for (const { roomId } of this.store.unsynced()) this.soon(roomId, 0);
    });
    const hidden = () => {
      if (document.visibilityState === 'hidden') for (const place of this.timers.keys()) this.soon(place, 0);
    };
    document.addEventListener('visibilitychange', hidden);
    inject(DestroyRef).onDestroy(() => document.removeEventListener('visibilitychange', hidden));
    inject(PersonalStore).keep(PersonalSection.DRAFTS, () => this.fetch());
  }

  begin(): void {
    this.live = true;
    this.revision = 0n;
  }

  end(): void {
    this.live = false;
    for (const timer of this.timers.values()) clearTimeout(timer);
    this.timers.clear();
  }

  private async fetch(): Promise<bigint> {
    for (;;) {
      const { drafts, more, revision } = await this.calls.listDrafts({ afterRevision: this.revision });
      if (!this.live) return revision;
      for (const draft of drafts) this.take(draft);
      this.revision = drafts.at(-1)?.revision ?? this.revision;
      if (!more) return revision;
    }
  }

  private soon(place: string, ms: number): void {
    clearTimeout(this.timers.get(place));
    this.timers.set(
      place,
      setTimeout(() => {
        this.timers.delete(place);
        void this.save(place);
      }, ms),
    );
  }

  /** One call at a time a place; what changes meanwhile goes after it. */
  private async save(place: string): Promise<void> {
    const draft = this.store.unsynced().find(({ roomId }) => roomId === place);
    if (!draft || !this.live || this.saving.has(place)) return;
    this.saving.add(place);
    try {
      const { draft: kept } = await this.calls.saveDraft(toRequest(draft));
      this.store.synced(place, draft.writtenAtMs);
      if (kept && this.live) this.take(kept);
    } catch {
      // It stays here, and is tried again with the next change or connection.
      return;
    } finally {
      this.saving.delete(place);
    }
    await this.save(place);
  }

  private take({ roomId, threadRootMessageId, text, replyToMessageId, writtenAt }: Draft): void {
    if (!writtenAt) return;
    this.store.take({
      roomId: draftPlace(roomId, threadRootMessageId),
      text,
      ...(replyToMessageId && { replyToMessageId }),
      writtenAtMs: timestampDate(writtenAt).getTime(),
      synced: true,
    });
  }
}

function toRequest({ roomId: place, text, replyToMessageId = '', writtenAtMs }: KeptDraft) {
  const [roomId = '', threadRootMessageId = ''] = place.split('/');
  return { roomId, threadRootMessageId, text, replyToMessageId, writtenAt: timestampFromMs(writtenAtMs) };
}
