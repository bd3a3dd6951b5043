import { Injectable, inject } from '@angular/core';
import { Code, ConnectError } from '@connectrpc/connect';
import type { ListMessagesRequest, ListMessagesResponse, RoomEvent } from '@prosa/proto/chat';
import { upsert, type Timeline } from '@prosa/room-state';
import { MESSAGES } from '../api/clients.ts';
import { LiveItems, messageOf } from '../sync/live-items.ts';
import type { filterOf } from './place.ts';

/** A page and what happened in the room while it was under way. */
export interface LoadedPage {
  readonly page: ListMessagesResponse;
  readonly meanwhile: readonly RoomEvent[];
}

/** Fetches pages of messages. */
@Injectable({ providedIn: 'root' })
export class WindowLoader {
  private readonly messages = inject(MESSAGES);
  private readonly items = inject(LiveItems);

  /** A page and what came over the event stream meanwhile. Throws what the call throws. */
  async load(
    roomId: string,
    position: ListMessagesRequest['position'],
    limit: number,
    filter: ReturnType<typeof filterOf>,
    signal: AbortSignal,
  ): Promise<LoadedPage> {
    const meanwhile: RoomEvent[] = [];
    const stop = this.items.listen((item) => {
      if (item.case === 'event' && item.value.roomId === roomId) meanwhile.push(item.value);
    });
    try {
      return {
        page: await this.messages.listMessages({ roomId, position, limit, filter }, { signal }),
        meanwhile,
      };
    } finally {
      stop();
    }
  }
}

/**
 * Whether the page and what came meanwhile make up the room after the event `seq`: of every event that the page
 * may lack this tab has heard. A page that was on its way while the room was taken anew may be too old for that.
 */
export function reaches({ page, meanwhile }: LoadedPage, seq: bigint): boolean {
  const heard = meanwhile.filter((event) => event.seq > page.lastSeq && event.seq <= seq);
  return seq <= page.lastSeq || BigInt(new Set(heard.map((event) => event.seq)).size) === seq - page.lastSeq;
}

/** For a page that stays older than what is known of its room: what it lacks would be taken for not being there. */
export const olderPage = (): ConnectError => new ConnectError('an older page', Code.Unavailable);

/**
 * The window after what happened while its page was under way. The page may be older than an event that found no
 * place to be applied to: without this a change would be lost, or a new message at the end.
 * `rootId` names the thread whose window it is; empty: the main timeline's.
 */
export function withMeanwhile(timeline: Timeline, meanwhile: readonly RoomEvent[], rootId: string): Timeline {
  return meanwhile.reduce<Timeline>((window, event) => {
    const message = messageOf(event);
    return message?.threadRootMessageId === rootId
      ? upsert(window, message, event.change.case === 'messageCreated')
      : window;
  }, timeline);
}
