import { Injectable, inject } from '@angular/core';
import type { Edit, Message } from '@prosa/proto/chat';
import { withChangedMessage } from '@prosa/room-state';
import { v7 as uuidv7 } from 'uuid';
import { MESSAGES, PINS, POLLS } from '../api/clients.ts';
import { request } from '../api/failure.ts';
import { FileSends } from '../files/file-sends.ts';
import type { UploadItem } from '../files/upload-item.ts';
import type { OutboxEntry } from '../outbox/outbox-entry.ts';
import { OutboxSender } from '../outbox/outbox-sender.ts';
import { OutboxStore } from '../outbox/outbox-store.ts';
import { SessionStore } from '../session/session-store.ts';
import { ClientStateStore } from '../sync/client-state-store.ts';
import { PendingChanges, type PendingChange } from './pending-changes.ts';
import { partsOf, type Place } from './place.ts';
import { PollVotes } from './poll-votes.ts';
import { TimelineStore } from './timeline-store.ts';

/** What the caller does with messages. */
@Injectable({ providedIn: 'root' })
export class MessageActions {
  private readonly messages = inject(MESSAGES);
  private readonly pins = inject(PINS);
  private readonly polls = inject(POLLS);
  private readonly votes = inject(PollVotes);
  private readonly session = inject(SessionStore);
  private readonly store = inject(ClientStateStore);
  private readonly outbox = inject(OutboxStore);
  private readonly sender = inject(OutboxSender);
  private readonly fileSends = inject(FileSends);
  private readonly timelines = inject(TimelineStore);
  private readonly pending = inject(PendingChanges);
  /** Changes of a message reach the server in the order in which they were made. */
  private readonly queues = new Map<string, Promise<unknown>>();

  /**
   * Says something. Returns once it stands in this browser's outbox (and in the timeline as `waiting`): it is
   * sent from there, also after a reload. With files it stands there as soon as they are on the server. The window moves to the end. Returns the client message id.
   */
  async send(
    place: Place,
    text: string,
    options: Pick<OutboxEntry, 'replyToMessageId' | 'poll' | 'forward' | 'attachments'> = {},
    files: readonly UploadItem[] = [],
  ): Promise<string> {
    const clientMessageId = uuidv7();
    const { roomId, rootId } = partsOf(place);
    void this.timelines.jumpToEnd(place);
    const where = { roomId, ...(rootId && { threadRootMessageId: rootId }) };
    const entry = { clientMessageId, ...where, text, ...options, createdAtMs: Date.now(), state: 'waiting' } as const;
    if (files.length > 0) void this.fileSends.send(entry, files);
    else await this.outbox.put(entry);
    return clientMessageId;
  }

  /** Tries a failed message again. */
  async retry(clientMessageId: string): Promise<void> {
    const entry = this.outbox.get(clientMessageId)?.entry;
    if (entry?.state !== 'failed') return;
    if (entry.uploads) return this.fileSends.retry(entry);
    const { failure: _, ...rest } = entry;
    await this.outbox.put({ ...rest, state: 'waiting' });
  }

  /** Throws a message away that is not sent yet. One that is on its way may still arrive. */
  async discard(clientMessageId: string): Promise<void> {
    const entry = this.outbox.get(clientMessageId)?.entry;
    if (entry) this.fileSends.discard(entry);
    await this.outbox.remove(clientMessageId);
  }

  /** Changes the text. Shown at once, taken back when it fails. Throws `RequestFailed` (NOT_THE_AUTHOR, MESSAGE_DELETED). */
  async edit(message: Message, text: string): Promise<void> {
    await this.change(message, { kind: 'edit', text }, () =>
      this.messages.editMessage({ messageId: message.id, text }),
    );
  }

  /** Deletes for everybody. Shown at once, taken back when it fails. Throws `RequestFailed`. */
  async delete(message: Message): Promise<void> {
    await this.change(message, { kind: 'delete' }, () => this.messages.deleteMessage({ messageId: message.id }));
  }

  /** Sets or takes back the caller's reaction. Shown at once, taken back when it fails. Throws `RequestFailed`. */
  async react(message: Message, emoji: string, present: boolean): Promise<void> {
    const change = { kind: 'react', emoji, present, userId: this.session.myId() } as const;
    await this.change(message, change, () => this.messages.setReaction({ messageId: message.id, emoji, present }));
  }

  /** Pins a message for everybody, or takes the pin away. Shown at once. Throws `RequestFailed` (TOO_MANY_PINS). */
  async pin(message: Message, pinned: boolean): Promise<void> {
    const change = { kind: 'pin', pinned, userId: this.session.myId() } as const;
    await this.change(message, change, () => this.pins.pinMessage({ messageId: message.id, pinned }));
  }

  /** Sets what the caller chooses in a poll. Shown at once. Throws `RequestFailed` (POLL_CLOSED). */
  async vote(message: Message, choice: readonly number[]): Promise<void> {
    const before = this.votes.choice(message);
    const { revision } = message;
    const change = { kind: 'vote', choice, before, revision, userId: this.session.myId() } as const;
    const takeBack = this.votes.keep(message.id, choice);
    try {
      await this.change(message, change, () =>
        this.polls.votePoll({ messageId: message.id, optionIndexes: [...choice] }),
      );
    } catch (error) {
      takeBack();
      throw error;
    }
  }

  /** Ends a vote for good. Throws `RequestFailed` (NOT_THE_AUTHOR). */
  async closePoll(message: Message): Promise<void> {
    const { message: closed } = await request(this.polls.closePoll({ messageId: message.id }));
    if (closed) this.store.updateRoom(closed.roomId, (room) => withChangedMessage(room, this.session.myId(), closed));
  }

  /** The texts a message had before, oldest first. Throws `RequestFailed`. */
  async listEdits(messageId: string): Promise<readonly Edit[]> {
    return (await request(this.messages.listEdits({ messageId }))).edits;
  }

  private async change(
    { id, roomId }: Message,
    change: PendingChange,
    call: () => Promise<{ readonly message?: Message }>,
  ): Promise<void> {
    if (!id) return; // not sent yet
    const takeAway = this.pending.add(id, change);
    const before = this.queues.get(id) ?? Promise.resolve();
    const answer = before.then(() => request(call()));
    const settled = answer.catch(() => undefined);
    this.queues.set(id, settled);
    try {
      const { message } = await answer;
      // The answer first, then the overlay: the old state must not show in between.
      if (message) {
        this.store.updateRoom(roomId, (room) => withChangedMessage(room, this.session.myId(), message));
      }
    } finally {
      takeAway();
      if (this.queues.get(id) === settled) this.queues.delete(id);
    }
  }
}
