import { Injectable, inject, signal, type Signal, type WritableSignal } from '@angular/core';
import type { Table } from '../session/account-storage.ts';
import { SessionStore } from '../session/session-store.ts';
import type { SessionPart, SessionScope } from '../session/session-scope.ts';

/** What is being written but not sent. */
export interface Draft {
  readonly text: string;
  readonly replyToMessageId?: string;
}

type KeptDraft = Draft & { readonly roomId: string };

/** What the caller is writing, by room. Kept in this browser until sent or signed out. */
@Injectable({ providedIn: 'root' })
export class DraftStore implements SessionPart {
  private readonly drafts = new Map<string, WritableSignal<Draft | undefined>>();
  private readonly changedHere = new Set<string>();
  private readonly writing = new Set<string>();
  private table: Table<KeptDraft> | undefined;

  constructor() {
    inject(SessionStore).join(this);
  }

  /** The draft of a room; undefined: none. The same signal for the same id. */
  draft(roomId: string): Signal<Draft | undefined> {
    return this.slot(roomId).asReadonly();
  }

  /** Keeps a draft; an empty text without a reply removes it. */
  save(roomId: string, draft: Draft | undefined): void {
    const kept = draft && (draft.text || draft.replyToMessageId) ? draft : undefined;
    this.changedHere.add(roomId);
    this.slot(roomId).set(kept);
    if (!this.writing.has(roomId)) void this.write(roomId);
  }

  begin({ storage, signal }: SessionScope): void {
    const table = (this.table = storage.table<KeptDraft>('drafts'));
    void table.all().then((kept) => {
      if (signal.aborted) return;
      for (const { roomId, ...draft } of kept) if (!this.changedHere.has(roomId)) this.slot(roomId).set(draft);
    });
  }

  end(): void {
    this.table = undefined;
    this.changedHere.clear();
    for (const draft of this.drafts.values()) draft.set(undefined);
  }

  /** One write at a time a room: while one is under way the latest draft waits, not every key. */
  private async write(roomId: string): Promise<void> {
    const table = this.table;
    this.writing.add(roomId);
    let written: Draft | undefined;
    do {
      written = this.slot(roomId)();
      await (written ? table?.put({ ...written, roomId }) : table?.delete(roomId));
    } while (table === this.table && written !== this.slot(roomId)());
    this.writing.delete(roomId);
  }

  private slot(roomId: string): WritableSignal<Draft | undefined> {
    let draft = this.drafts.get(roomId);
    if (!draft) {
      draft = signal<Draft | undefined>(undefined);
      this.drafts.set(roomId, draft);
    }
    return draft;
  }
}
