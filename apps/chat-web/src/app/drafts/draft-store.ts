import { Injectable, inject, signal, type Signal, type WritableSignal } from '@angular/core';
import type { Table } from '../session/account-storage.ts';
import { SessionStore } from '../session/session-store.ts';
import type { SessionPart, SessionScope } from '../session/session-scope.ts';

/** What is being written but not sent. */
export interface Draft {
  readonly text: string;
  readonly replyToMessageId?: string;
}

/** A draft and when it was written; nothing written and nothing answered: it was sent or thrown away. */
export interface KeptDraft extends Draft {
  /** Where it is for: `draftPlace`. */
  readonly roomId: string;
  readonly writtenAtMs: number;
  /** The server has it. */
  readonly synced: boolean;
}

/** Where a draft is for: a room, or a thread in it. */
export function draftPlace(roomId: string, threadRootMessageId = ''): string {
  return threadRootMessageId ? `${roomId}/${threadRootMessageId}` : roomId;
}

/**
 * What the caller is writing, by place. Kept in this browser until sent or signed out; `DraftSync` takes it to the
 * server and brings what other devices wrote.
 */
@Injectable({ providedIn: 'root' })
export class DraftStore implements SessionPart {
  private readonly drafts = new Map<string, WritableSignal<Draft | undefined>>();
  private readonly kept = new Map<string, KeptDraft>();
  private readonly writing = new Set<string>();
  private readonly typing = new Map<string, () => boolean>();
  /** From other devices, while something is being typed there. */
  private readonly waiting = new Map<string, KeptDraft>();
  private readonly listeners = new Set<(place: string, urgent: boolean) => void>();
  private table: Table<KeptDraft> | undefined;

  constructor() {
    inject(SessionStore).join(this);
  }

  /** The draft of a place; undefined: none. The same signal for the same place. */
  draft(place: string): Signal<Draft | undefined> {
    return this.slot(place).asReadonly();
  }

  /** Keeps a draft; an empty text without a reply removes it. Gives what `draft` shows from now on. */
  save(place: string, draft: Draft | undefined): Draft | undefined {
    const shown = draft && (draft.text || draft.replyToMessageId) ? draft : undefined;
    const before = this.kept.get(place);
    if (!shown && !this.slot(place)()) return undefined;
    this.waiting.delete(place);
    this.put({ text: '', ...shown, roomId: place, writtenAtMs: later(before), synced: false }, shown);
    this.tell(place, !shown);
    return shown;
  }

  /** Somebody writes at a place as long as the returned function is not called; `isTyping` says whether just now. */
  attend(place: string, isTyping: () => boolean): () => void {
    this.typing.set(place, isTyping);
    return () => {
      if (this.typing.get(place) === isTyping) this.typing.delete(place);
      this.rest(place);
    };
  }

  /** Nobody types at a place any more: what is here goes to the server, what came meanwhile shows. */
  rest(place: string): void {
    this.tell(place, true);
    const waiting = this.waiting.get(place);
    this.waiting.delete(place);
    if (waiting) this.take(waiting);
  }

  /** What the server has. It counts when it was written later than what is here, and never while one types over it. */
  take(draft: KeptDraft): void {
    const here = this.kept.get(draft.roomId);
    if (here && here.writtenAtMs >= draft.writtenAtMs) return;
    if (this.typing.get(draft.roomId)?.()) return void this.waiting.set(draft.roomId, draft);
    this.put(draft, shownOf(draft));
  }

  /** The server has what was written at this time. */
  synced(place: string, writtenAtMs: number): void {
    const here = this.kept.get(place);
    if (here?.writtenAtMs === writtenAtMs) this.put({ ...here, synced: true }, this.slot(place)());
  }

  /** Drafts that the server does not have. */
  unsynced(): readonly KeptDraft[] {
    return [...this.kept.values()].filter(({ synced }) => !synced);
  }

  /** Calls back after every change made here; `urgent`: nothing more will be typed for now. */
  onChange(listener: (place: string, urgent: boolean) => void): void {
    this.listeners.add(listener);
  }

  begin({ storage, signal }: SessionScope): void {
    const table = (this.table = storage.table<KeptDraft>('drafts'));
    void table.all().then((found) => {
      if (signal.aborted) return;
      for (const kept of found) {
        // Kept by a version that took nothing to the server.
        const draft = 'synced' in kept ? kept : { ...(kept as KeptDraft), writtenAtMs: Date.now(), synced: false };
        const here = this.kept.get(draft.roomId);
        if (here && here.writtenAtMs >= draft.writtenAtMs) continue;
        this.kept.set(draft.roomId, draft);
        this.slot(draft.roomId).set(shownOf(draft));
      }
      for (const { roomId } of this.unsynced()) this.tell(roomId, true);
    });
  }

  end(): void {
    this.table = undefined;
    this.kept.clear();
    this.waiting.clear();
    for (const draft of this.drafts.values()) draft.set(undefined);
  }

  private put(kept: KeptDraft, shown: Draft | undefined): void {
    this.kept.set(kept.roomId, kept);
    this.slot(kept.roomId).set(shown);
    if (!this.writing.has(kept.roomId)) void this.write(kept.roomId);
  }

  private tell(place: string, urgent: boolean): void {
    for (const listener of this.listeners) listener(place, urgent);
  }

  /** One write at a time a place: while one is under way the latest draft waits, not every key. */
  private async write(place: string): Promise<void> {
    const table = this.table;
    this.writing.add(place);
    let written: KeptDraft | undefined;
    do {
      written = this.kept.get(place);
      const gone = !written || (written.synced && !shownOf(written));
      await (gone || !written ? table?.delete(place) : table?.put(written));
    } while (table === this.table && written !== this.kept.get(place));
    this.writing.delete(place);
  }

  private slot(place: string): WritableSignal<Draft | undefined> {
    let draft = this.drafts.get(place);
    if (!draft) {
      draft = signal<Draft | undefined>(undefined);
      this.drafts.set(place, draft);
    }
    return draft;
  }
}

/** Now, and later than what was there: clocks of devices differ. */
function later(before: KeptDraft | undefined): number {
  return Math.max(Date.now(), (before?.writtenAtMs ?? 0) + 1);
}

function shownOf({ text, replyToMessageId }: KeptDraft): Draft | undefined {
  if (!text && !replyToMessageId) return undefined;
  return { text, ...(replyToMessageId && { replyToMessageId }) };
}
