import { Injectable, inject, signal, type Signal } from '@angular/core';
import { create } from '@bufbuild/protobuf';
import { timestampNow } from '@bufbuild/protobuf/wkt';
import { ReactionSchema, type Message, type Poll, type Reaction } from '@prosa/proto/chat';
import { SessionStore } from '../session/session-store.ts';
import type { SessionPart } from '../session/session-scope.ts';

/** A change of a message that the server has not confirmed. */
export type PendingChange =
  | { readonly kind: 'edit'; readonly text: string }
  | { readonly kind: 'delete' }
  | {
      readonly kind: 'vote';
      readonly choice: readonly number[];
      readonly before: readonly number[];
      /** Of the message that was voted on. */
      readonly revision: bigint;
      readonly userId: string;
    }
  | { readonly kind: 'pin'; readonly pinned: boolean; readonly userId: string }
  | { readonly kind: 'react'; readonly emoji: string; readonly userId: string; readonly present: boolean };

/** Changes by message id, oldest first. */
export type ChangesByMessage = ReadonlyMap<string, readonly PendingChange[]>;

/** The caller's unconfirmed changes of messages: laid over what is shown, taken away when confirmed or refused. */
@Injectable({ providedIn: 'root' })
export class PendingChanges implements SessionPart {
  private readonly current = signal<ChangesByMessage>(new Map());

  readonly changes: Signal<ChangesByMessage> = this.current.asReadonly();

  constructor() {
    inject(SessionStore).join(this);
  }

  /** Lays a change over a message; the returned function takes it away. */
  add(messageId: string, change: PendingChange): () => void {
    const of = (changes: ChangesByMessage) => changes.get(messageId) ?? [];
    this.current.update((changes) => new Map(changes).set(messageId, [...of(changes), change]));
    return () =>
      this.current.update((changes) => {
        const next = new Map(changes);
        const rest = of(changes).filter((other) => other !== change);
        if (rest.length > 0) next.set(messageId, rest);
        else next.delete(messageId);
        return next;
      });
  }

  begin(): void {
    this.current.set(new Map());
  }

  end(): void {
    this.current.set(new Map());
  }
}

/** The message as it will be when these changes are confirmed. */
export function withChanges(message: Message, changes: readonly PendingChange[]): Message {
  return changes.reduce<Message>((changed, change) => {
    switch (change.kind) {
      case 'edit':
        return { ...changed, text: change.text, editedAt: timestampNow() };
      case 'delete':
        return { ...changed, text: '', reactions: [], deletedAt: timestampNow() };
      case 'pin':
        return change.pinned
          ? { ...changed, pinnedAt: timestampNow(), pinnedByUserId: change.userId }
          : { ...changed, pinnedAt: undefined, pinnedByUserId: '' };
      case 'vote':
        return changed.poll ? { ...changed, poll: withVote(changed.poll, changed.revision, change) } : changed;
      case 'react':
        return { ...changed, reactions: withReaction(changed.reactions, change) };
    }
  }, message);
}

function withReaction(
  reactions: readonly Reaction[],
  { emoji, userId, present }: PendingChange & { readonly kind: 'react' },
): Reaction[] {
  const known = reactions.find((reaction) => reaction.emoji === emoji);
  if (!known) return present ? [...reactions, create(ReactionSchema, { emoji, userIds: [userId] })] : [...reactions];
  const others = known.userIds.filter((id) => id !== userId);
  const userIds = present ? (known.userIds.includes(userId) ? known.userIds : [...others, userId]) : others;
  return reactions.flatMap((reaction) =>
    reaction !== known ? reaction : userIds.length > 0 ? { ...known, userIds } : [],
  );
}

/** Whether an anonymous poll has the vote already cannot be seen: there it is laid over the poll it was given in only. */
function withVote(
  poll: Poll,
  revision: bigint,
  { choice, before, userId, revision: votedAt }: PendingChange & { readonly kind: 'vote' },
): Poll {
  if (poll.anonymous && revision !== votedAt) return poll;
  const options = poll.options.map((option, index) => {
    const had = poll.anonymous ? before.includes(index) : option.voterIds.includes(userId);
    const has = choice.includes(index);
    if (had === has) return option;
    const voterIds = option.voterIds.filter((id) => id !== userId);
    if (has && !poll.anonymous) voterIds.push(userId);
    return { ...option, voterIds, voteCount: option.voteCount + (has ? 1 : -1) };
  });
  const voted = poll.anonymous ? before.length > 0 : poll.options.some(({ voterIds }) => voterIds.includes(userId));
  return { ...poll, options, voterCount: poll.voterCount + Number(choice.length > 0) - Number(voted) };
}
