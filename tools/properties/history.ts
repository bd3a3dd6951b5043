/** Random histories: what people do in rooms, one thing after another. */
import { Code, ConnectError } from '@connectrpc/connect';
import type { MessageInitShape } from '@bufbuild/protobuf';
import { ModelService, type SendMessageRequestSchema } from '@prosa/proto/chat';
import fc from 'fast-check';
import { type Program, uploadFile } from '@prosa/testing/stack';
import type { Observer } from './observer.ts';

/** One thing that somebody does. Numbers choose among what is there at that moment. */
export type Action =
  | {
      readonly kind: 'send';
      readonly person: number;
      readonly room: number;
      readonly text: string;
      readonly mention: number;
    }
  | { readonly kind: 'sendFile'; readonly person: number; readonly room: number; readonly text: string }
  | { readonly kind: 'sendAgain'; readonly person: number; readonly message: number }
  | { readonly kind: 'reply'; readonly person: number; readonly message: number }
  | { readonly kind: 'replyInThread'; readonly person: number; readonly message: number; readonly mention: number }
  | { readonly kind: 'follow'; readonly person: number; readonly message: number; readonly follow: boolean }
  | { readonly kind: 'readThread'; readonly person: number; readonly message: number; readonly share: number }
  | { readonly kind: 'markUnread'; readonly person: number; readonly message: number }
  | { readonly kind: 'edit'; readonly person: number; readonly message: number; readonly mention: number }
  | { readonly kind: 'delete'; readonly person: number; readonly message: number }
  | {
      readonly kind: 'react';
      readonly person: number;
      readonly message: number;
      readonly emoji: string;
      readonly present: boolean;
    }
  | { readonly kind: 'pin'; readonly person: number; readonly message: number; readonly pinned: boolean }
  | { readonly kind: 'poll'; readonly person: number; readonly room: number; readonly anonymous: boolean }
  | { readonly kind: 'vote'; readonly person: number; readonly message: number; readonly choice: readonly number[] }
  | { readonly kind: 'label'; readonly person: number; readonly message: number; readonly label: string }
  | { readonly kind: 'forward'; readonly person: number; readonly message: number; readonly to: number }
  | { readonly kind: 'join'; readonly person: number; readonly room: number }
  | { readonly kind: 'leave'; readonly person: number; readonly room: number }
  | { readonly kind: 'read'; readonly person: number; readonly room: number; readonly share: number }
  | { readonly kind: 'topic'; readonly person: number; readonly room: number; readonly text: string }
  | { readonly kind: 'cut'; readonly person: number }
  | { readonly kind: 'resume'; readonly person: number };

const index = fc.nat({ max: 1_000 });
const person = index;
const room = index;
const message = index;
const text = fc.string({ minLength: 1, maxLength: 30, unit: 'grapheme' }).filter((value) => !value.includes('\0'));

/** Actions in about the shares of a lively room. */
export const action: fc.Arbitrary<Action> = fc.oneof(
  { weight: 10, arbitrary: fc.record({ kind: fc.constant('send' as const), person, room, text, mention: index }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('sendFile' as const),
      person,
      room,
      text: fc.oneof(fc.constant(''), text),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('sendAgain' as const), person, message }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('reply' as const), person, message }) },
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constant('replyInThread' as const), person, message, mention: index }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('follow' as const), person, message, follow: fc.boolean() }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('readThread' as const), person, message, share: fc.nat({ max: 100 }) }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('markUnread' as const), person, message }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('edit' as const), person, message, mention: index }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('delete' as const), person, message }) },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('react' as const),
      person,
      message,
      emoji: fc.constantFrom('👍', '🌊', '☕'),
      present: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('poll' as const), person, room, anonymous: fc.boolean() }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('vote' as const),
      person,
      message,
      choice: fc.uniqueArray(fc.nat({ max: 2 }), { maxLength: 2 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('label' as const),
      person,
      message,
      label: fc.constantFrom('incident', 'chatter', ''),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('forward' as const), person, message, to: index }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('pin' as const), person, message, pinned: fc.boolean() }) },
  {
    weight: 2,
    arbitrary: fc.oneof(
      fc.record({ kind: fc.constant('join' as const), person, room }),
      fc.record({ kind: fc.constant('leave' as const), person, room }),
    ),
  },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('read' as const), person, room, share: fc.nat({ max: 100 }) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('topic' as const), person, room, text }) },
  {
    weight: 2,
    arbitrary: fc.oneof(
      fc.record({ kind: fc.constant('cut' as const), person }),
      fc.record({ kind: fc.constant('resume' as const), person }),
    ),
  },
);

interface Sent {
  readonly id: string;
  readonly roomId: string;
  readonly clientMessageId: string;
  readonly sender: number;
  /** Of the thread in which it is a reply; empty: none. */
  readonly rootId: string;
  readonly seq: bigint;
}

/** Plays actions against the real stack. What is refused for a good reason is passed over. */
export class History {
  private readonly people: readonly Observer[];
  private readonly roomIds: readonly string[];
  private readonly modelId: string;
  private readonly sent: Sent[] = [];
  private readonly polls: Sent[] = [];
  private readonly offline = new Set<number>();

  /** The first of the people may say which label of the model a message bears, in the rooms that it labels. */
  constructor(people: readonly Observer[], roomIds: readonly string[], modelId: string) {
    this.modelId = modelId;
    this.people = people;
    this.roomIds = roomIds;
  }

  async play(next: Action): Promise<void> {
    try {
      await this.act(next);
    } catch (error) {
      const { code } = ConnectError.from(error);
      const refused = [Code.NotFound, Code.PermissionDenied, Code.FailedPrecondition, Code.InvalidArgument];
      if (!refused.includes(code)) throw error;
    }
  }

  /** Everybody is back on line. */
  async settle(): Promise<void> {
    for (const who of this.offline) await this.people[who]!.connect();
    this.offline.clear();
  }

  private async act(next: Action): Promise<void> {
    const who = next.person % this.people.length;
    const observer = this.people[who]!;
    if (next.kind === 'cut') {
      if (!this.offline.has(who)) await observer.disconnect();
      this.offline.add(who);
    } else if (next.kind === 'resume') {
      if (this.offline.delete(who)) await observer.connect();
    } else if ('room' in next) {
      await this.inRoom(observer.program, who, next, this.roomIds[next.room % this.roomIds.length]!);
    } else if (this.sent.length > 0) {
      await this.onMessage(observer.program, who, next, this.sent[next.message % this.sent.length]!);
    }
  }

  private async inRoom(
    { rooms, messages }: Program,
    who: number,
    next: Extract<Action, { room: number }>,
    roomId: string,
  ): Promise<void> {
    if (next.kind === 'send') await this.send(who, roomId, `${next.text}${this.mention(next.mention)}`);
    else if (next.kind === 'sendFile') await this.sendFile(who, roomId, next.text);
    else if (next.kind === 'poll') await this.ask(who, roomId, next.anonymous);
    else if (next.kind === 'join') await rooms.joinRoom({ roomId });
    else if (next.kind === 'leave') await rooms.leaveRoom({ roomId });
    else if (next.kind === 'topic') await rooms.updateRoom({ roomId, topic: next.text });
    else {
      const top = this.people[who]!.state.rooms.get(roomId)?.seq ?? 0n;
      await messages.markRead({ roomId, seq: (top * BigInt(next.share)) / 100n });
    }
  }

  private async onMessage(
    { messages, pins, polls, threads, reading }: Program,
    who: number,
    next: Extract<Action, { message: number }>,
    target: Sent,
  ): Promise<void> {
    const messageId = target.id;
    if (next.kind === 'sendAgain') {
      const again = await this.people[target.sender]!.program.messages.sendMessage({
        roomId: target.roomId,
        clientMessageId: target.clientMessageId,
        text: 'again',
      });
      if (again.message?.id !== target.id) throw new Error(`sent twice: ${target.clientMessageId}`);
    } else if (next.kind === 'reply') await this.send(who, target.roomId, 'reply', messageId);
    else if (next.kind === 'replyInThread') {
      await this.send(who, target.roomId, `reply${this.mention(next.mention)}`, '', target.rootId || messageId);
    } else if (next.kind === 'follow') {
      await threads.followThread({ rootMessageId: target.rootId || messageId, follow: next.follow });
    } else if (next.kind === 'readThread') {
      const top = this.people[who]!.state.rooms.get(target.roomId)?.seq ?? 0n;
      const seq = (top * BigInt(next.share)) / 100n;
      await threads.markThreadRead({ rootMessageId: target.rootId || messageId, seq });
    } else if (next.kind === 'markUnread') {
      const { roomId, rootId, seq } = target;
      await reading.markUnread({ places: [{ roomId, seq, threadRootMessageId: rootId }] });
    } else if (next.kind === 'edit')
      await messages.editMessage({ messageId, text: `edited${this.mention(next.mention)}` });
    else if (next.kind === 'delete') await messages.deleteMessage({ messageId });
    else if (next.kind === 'vote') {
      const poll = this.polls[next.message % Math.max(this.polls.length, 1)];
      if (poll) await polls.votePoll({ messageId: poll.id, optionIndexes: [...next.choice] });
    } else if (next.kind === 'forward') {
      const roomId = this.roomIds[next.to % this.roomIds.length]!;
      await this.store(who, { roomId, text: '', forwardedMessageId: messageId });
    } else if (next.kind === 'label') {
      const { modelId } = this;
      await this.people[0]!.program.service(ModelService).labelMessage({ modelId, messageId, label: next.label });
    } else if (next.kind === 'pin') await pins.pinMessage({ messageId, pinned: next.pinned });
    else await messages.setReaction({ messageId, emoji: next.emoji, present: next.present });
  }

  private async send(who: number, roomId: string, text: string, replyToMessageId = '', rootId = ''): Promise<void> {
    await this.store(who, { roomId, text, replyToMessageId, threadRootMessageId: rootId });
  }

  private async ask(who: number, roomId: string, anonymous: boolean): Promise<void> {
    const poll = { options: ['a', 'b', 'c'], anonymous, multipleChoice: true };
    this.polls.push(await this.store(who, { roomId, text: 'poll', poll }));
  }

  private async store(who: number, send: MessageInitShape<typeof SendMessageRequestSchema>): Promise<Sent> {
    const clientMessageId = crypto.randomUUID();
    const { message } = await this.people[who]!.program.messages.sendMessage({ ...send, clientMessageId });
    const { id, roomId, seq, threadRootMessageId: rootId } = message!;
    const sent = { id, roomId, clientMessageId, sender: who, rootId, seq };
    this.sent.push(sent);
    return sent;
  }

  private async sendFile(who: number, roomId: string, text: string): Promise<void> {
    const { program } = this.people[who]!;
    const clientMessageId = crypto.randomUUID();
    const id = await uploadFile(program, `${clientMessageId}.txt`, new TextEncoder().encode(clientMessageId));
    const { message } = await program.messages.sendMessage({
      roomId,
      clientMessageId,
      text,
      attachmentIds: [id],
      altTexts: { [id]: text },
    });
    this.sent.push({ id: message!.id, roomId, clientMessageId, sender: who, rootId: '', seq: message!.seq });
  }

  /** One time in three somebody or everybody is named. */
  private mention(choice: number): string {
    if (choice % 3 !== 0) return '';
    const who = this.people[Math.floor(choice / 3) % (this.people.length + 1)];
    return who ? ` <@${who.state.me}>` : ' @room';
  }
}
