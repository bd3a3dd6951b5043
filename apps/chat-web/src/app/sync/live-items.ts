import { Injectable } from '@angular/core';
import type { Message, RoomEvent, SubscribeResponse } from '@prosa/proto/chat';

/** What a listener is told. */
export type LiveListener = (item: SubscribeResponse['item']) => void;

/** The items of the event stream, told on after the state has taken them. */
@Injectable({ providedIn: 'root' })
export class LiveItems {
  private readonly listeners = new Set<LiveListener>();

  /** Calls back on every item until the returned function is called. */
  listen(listener: LiveListener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  publish(item: SubscribeResponse['item']): void {
    for (const listener of [...this.listeners]) listener(item);
  }
}

/** The message that an event carries; undefined: it carries none. */
export function messageOf({ change }: RoomEvent): Message | undefined {
  switch (change.case) {
    case 'messageCreated':
    case 'messageEdited':
    case 'messageDeleted':
    case 'reactionChanged':
    case 'pinChanged':
    case 'messageChanged':
      return change.value.message;
    default:
      return undefined;
  }
}
