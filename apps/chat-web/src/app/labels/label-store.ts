import { Injectable, inject, signal, type Signal, type WritableSignal } from '@angular/core';
import type { Message, Model } from '@prosa/proto/chat';
import { MODELS } from '../models/model-clients.ts';
import { request } from '../api/failure.ts';
import type { SessionPart } from '../session/session-scope.ts';
import { SessionStore } from '../session/session-store.ts';

/** The models of rooms, and what a person says of the labels of messages. */
@Injectable({ providedIn: 'root' })
export class LabelStore implements SessionPart {
  private readonly client = inject(MODELS);
  private readonly byRoom = new Map<string, WritableSignal<readonly Model[]>>();

  constructor() {
    inject(SessionStore).join(this);
  }

  /** The models that label a room; empty until known, or when there are none. Asked for once. */
  models(roomId: string): Signal<readonly Model[]> {
    let models = this.byRoom.get(roomId);
    if (!models) {
      const asked = (models = signal<readonly Model[]>([]));
      this.byRoom.set(roomId, models);
      this.client.listModels({ roomId }).then(
        (answer) => asked.set(answer.models),
        () => this.byRoom.delete(roomId), // the next message asks again
      );
    }
    return models.asReadonly();
  }

  /** Forgets what is known: somebody has changed a model. */
  forget(): void {
    this.byRoom.clear();
  }

  /**
   * Says what a message bears; an empty label: none of the model's. Gives the message's revision with that, to take it back.
   * Throws `RequestFailed`.
   */
  async set({ id }: Pick<Message, 'id'>, modelId: string, label: string): Promise<bigint> {
    const { message } = await request(this.client.labelMessage({ messageId: id, modelId, label }));
    return message?.revision ?? 0n;
  }

  /** Takes back what was said with this revision: what stood there stands again. Throws `RequestFailed`. */
  async undo({ id }: Pick<Message, 'id'>, modelId: string, undoRevision: bigint): Promise<void> {
    await request(this.client.labelMessage({ messageId: id, modelId, undoRevision }));
  }

  begin(): void {
    this.forget();
  }

  end(): void {
    this.forget();
  }
}
