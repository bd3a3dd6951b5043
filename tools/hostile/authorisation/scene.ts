import {
  DraftService,
  FileService,
  ModelService,
  ModerationService,
  ReminderService,
  ReportReason,
  RoomKind,
  SavedService,
  ScheduledService,
} from '@prosa/proto/chat';
import type { Message } from '@prosa/proto/chat';
import { signUp, uploadFile } from '@prosa/testing/stack';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { emailOf, type People, type Role, sessionIdOf, signInBrowser } from './people.ts';

const inAYear = { seconds: BigInt(Math.floor(Date.now() / 1_000) + 300 * 86_400) };

/**
 * Makes things that belong to the author, in private rooms of the author and the member, and remembers everything about
 * them that nobody else may learn.
 */
export class Scene {
  readonly url: string;
  readonly people: People;
  readonly #secrets = new Set<string>();
  readonly #ownRooms = new Map<string, string>();

  constructor(url: string, people: People) {
    this.url = url;
    this.people = people;
    for (const name of ['author', 'member']) this.#secrets.add(emailOf(name));
  }

  /** What of all secrets stands in an answer, but for what the caller knew and asked with. */
  found(answer: string, request: string): string[] {
    return [...this.#secrets].filter((secret) => answer.includes(secret) && !request.includes(secret));
  }

  /** A text like no other. */
  secret(): string {
    return this.#keep(`secret${randomBytes(8).toString('hex')}`);
  }

  /** A private room of the author and the member. */
  async room(): Promise<string> {
    const { author, member } = this.people;
    const { room } = await author.rooms.createRoom({
      name: this.secret(),
      topic: this.secret(),
      kind: RoomKind.PRIVATE,
      memberIds: [member.userId],
    });
    return this.#keep(room?.id);
  }

  /** The conversation of the author and the member. */
  async direct(): Promise<string> {
    const { author, member } = this.people;
    const { room } = await author.rooms.openDirect({ userIds: [member.userId] });
    await author.messages.sendMessage({ roomId: room?.id, clientMessageId: randomUUID(), text: this.secret() });
    return this.#keep(room?.id);
  }

  /** A room of the caller's own, in which nobody else is. */
  async ownRoom(caller: Role): Promise<string> {
    const person = this.people[caller === 'browser' ? 'author' : caller];
    let id = this.#ownRooms.get(person.userId);
    if (id === undefined) {
      const { room } = await person.rooms.createRoom({ name: randomUUID(), kind: RoomKind.PRIVATE });
      this.#ownRooms.set(person.userId, (id = room?.id ?? ''));
    }
    return id;
  }

  /** A message of the caller's own, where nobody else is. */
  async ownMessage(caller: Role): Promise<string> {
    const person = this.people[caller === 'browser' ? 'author' : caller];
    const roomId = await this.ownRoom(caller);
    const { message } = await person.messages.sendMessage({ roomId, clientMessageId: randomUUID(), text: 'mine' });
    return message?.id ?? '';
  }

  /** A message of the author's in a room of its own. */
  async message(options: { poll?: boolean } = {}): Promise<Message> {
    const poll = options.poll ? { options: [this.secret(), this.secret()] } : undefined;
    const roomId = await this.room();
    return this.#sent({ roomId, text: `${this.secret()} https://example.org/${this.secret()}`, poll });
  }

  /** A message that begins a thread in which both have replied. */
  async thread(): Promise<Message> {
    const root = await this.message();
    await this.#sent({ roomId: root.roomId, text: this.secret(), threadRootMessageId: root.id });
    return root;
  }

  /** A file of the author's that is in no message yet. */
  async upload(): Promise<string> {
    const bytes = new TextEncoder().encode(this.secret());
    return this.#keep(await uploadFile(this.people.author, `${this.secret()}.txt`, bytes));
  }

  /** A file that the author has announced, of which nothing is there yet. */
  async announcedUpload(): Promise<string> {
    const sha256 = createHash('sha256').update('nothing').digest();
    const { upload } = await this.people.author
      .service(FileService)
      .createUpload({ name: `${this.secret()}.txt`, sizeBytes: 7n, sha256 });
    return this.#keep(upload?.id);
  }

  /** A file in a message of a room; gives both. */
  async file(): Promise<{ roomId: string; attachmentId: string }> {
    const attachmentId = await this.upload();
    const roomId = await this.room();
    await this.#sent({ roomId, text: this.secret(), attachmentIds: [attachmentId] });
    return { roomId, attachmentId };
  }

  /** A draft of the author's. */
  async draft(): Promise<string> {
    const roomId = await this.room();
    const writtenAt = { seconds: BigInt(Math.floor(Date.now() / 1_000)) };
    await this.people.author.service(DraftService).saveDraft({ roomId, text: this.secret(), writtenAt });
    return roomId;
  }

  /** A message that the author keeps. */
  async saved(): Promise<string> {
    const { id } = await this.message();
    await this.people.author.service(SavedService).saveMessage({ messageId: id });
    return id;
  }

  /** A reminder of the author's. */
  async reminder(): Promise<string> {
    const { id: messageId } = await this.message();
    const reminderId = this.#keep(randomUUID());
    await this.people.author
      .service(ReminderService)
      .createReminder({ reminderId, messageId, remindAt: inAYear, note: this.secret() });
    return reminderId;
  }

  /** A message that the author wants to be sent later. */
  async scheduled(): Promise<string> {
    const roomId = await this.room();
    const scheduledId = this.#keep(randomUUID());
    await this.people.author
      .service(ScheduledService)
      .scheduleMessage({ scheduledId, roomId, text: this.secret(), sendAt: inAYear });
    return scheduledId;
  }

  /** A token of the author's. */
  async accessToken(): Promise<string> {
    const { accessToken } = await this.people.author.accounts.createAccessToken({ name: this.secret() });
    return this.#keep(accessToken?.id);
  }

  /** A session of the author's. */
  async session(): Promise<string> {
    return this.#keep(await sessionIdOf(this.url, await signInBrowser(this.url, 'author')));
  }

  /** Somebody who has just come. */
  async newcomer(): Promise<string> {
    return (await signUp(this.url)).userId;
  }

  /** A report of a message of the member's, by the author, who moderates the room; gives the review's id. */
  async review(): Promise<string> {
    const { author, member } = this.people;
    const roomId = await this.room();
    const text = this.secret();
    const { message } = await member.messages.sendMessage({ roomId, clientMessageId: randomUUID(), text });
    const moderation = author.service(ModerationService);
    await moderation.reportMessage({ messageId: message?.id, reason: ReportReason.SPAM, note: this.secret() });
    const { reviews } = await moderation.listReviews({ limit: 100 });
    return this.#keep(reviews.find((review) => review.message?.id === message?.id)?.id);
  }

  /** A model of the owner's, for a private room that only the owner and the member are in, with an example taken from there. */
  async model(): Promise<{ modelId: string; roomId: string; messageId: string; exampleId: string }> {
    const { owner, member } = this.people;
    const { room } = await owner.rooms.createRoom({
      name: this.secret(),
      kind: RoomKind.PRIVATE,
      memberIds: [member.userId],
    });
    const roomId = this.#keep(room?.id);
    const text = this.secret();
    const { message } = await owner.messages.sendMessage({ roomId, clientMessageId: randomUUID(), text });
    const models = owner.service(ModelService);
    const { model } = await models.createModel({ name: randomUUID(), labels: ['yes', 'no'], roomIds: [roomId] });
    const modelId = model?.id ?? '';
    await models.labelMessage({ modelId, messageId: message?.id, label: 'yes' });
    const { examples } = await models.listExamples({ modelId });
    return { modelId, roomId, messageId: this.#keep(message?.id), exampleId: this.#keep(examples[0]?.id) };
  }

  async #sent(init: {
    roomId: string;
    text: string;
    threadRootMessageId?: string;
    attachmentIds?: string[];
    poll?: { options: string[] };
  }): Promise<Message> {
    const { message } = await this.people.author.messages.sendMessage({ clientMessageId: randomUUID(), ...init });
    if (message === undefined) throw new Error('nothing was said');
    this.#keep(message.id);
    return message;
  }

  /** Something that others know from now on, because they ask with it. */
  told(secret: string): string {
    this.#secrets.delete(secret);
    return secret;
  }

  /** Remembers something that nobody else may learn. */
  #keep(secret: string | undefined): string {
    if (!secret) throw new Error('there is nothing to keep');
    this.#secrets.add(secret);
    return secret;
  }
}
