import { Injectable, inject } from '@angular/core';
import type { ReadState, ThreadState } from '@prosa/proto/chat';
import { mergeReadState, mergeThreadState } from '@prosa/room-state';
import { READING } from '../api/clients.ts';
import { request } from '../api/failure.ts';
import { Words } from '../i18n/words.ts';
import { Toasts } from '../look/toasts.ts';
import { ClientStateStore } from '../sync/client-state-store.ts';

/** Makes everything read, and takes that back when asked to. */
@Injectable({ providedIn: 'root' })
export class AllRead {
  private readonly client = inject(READING);
  private readonly store = inject(ClientStateStore);
  private readonly toasts = inject(Toasts);
  private readonly t = inject(Words).t;

  /** Marks everything as read and offers to undo it. What fails is said. */
  async mark(): Promise<void> {
    await this.toasts.try(
      request(this.client.markAllRead({})).then(({ readStates, threadStates, before }) => {
        this.take(readStates, threadStates);
        const undo = before.length > 0 ? () => void this.toasts.try(this.back(before)) : undefined;
        this.toasts.say(this.t('reading.allRead'), undo && { label: this.t('reading.undo'), act: undo });
      }),
    );
  }

  private async back(places: Parameters<typeof this.client.markUnread>[0]['places']): Promise<void> {
    const { readStates, threadStates } = await request(this.client.markUnread({ places }));
    this.take(readStates, threadStates);
  }

  private take(readStates: readonly ReadState[], threadStates: readonly ThreadState[]): void {
    for (const state of readStates) this.store.updateRoom(state.roomId, (room) => mergeReadState(room, state));
    for (const state of threadStates) this.store.updateRoom(state.roomId, (room) => mergeThreadState(room, state));
  }
}
