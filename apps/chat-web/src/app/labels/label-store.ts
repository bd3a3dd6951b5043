import { Injectable, inject, signal, type Signal, type WritableSignal } from '@angular/core';
import type { Message, MessageLabel, Model } from '@prosa/proto/chat';
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

  /** Says what a message bears; an empty label: none of the model's. Throws `RequestFailed`. */
  async set({ id }: Pick<Message, 'id'>, modelId: string, label: string): Promise<void> {
    await request(this.client.labelMessage({ messageId: id, modelId, label }));
  }

  begin(): void {
    this.forget();
  }

  end(): void {
    this.forget();
  }
}

/** What takes a change of a label back: what a person said before, else nothing. */
export function labelBefore(labels: readonly MessageLabel[], modelId: string): string {
  const before = labels.find((label) => label.modelId === modelId);
  return before?.setByUserId ? before.label : '';
}
