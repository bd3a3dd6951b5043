import { ConnectError } from '@connectrpc/connect';
import { type Message, RoomKind } from '@prosa/proto/chat';
import { reasonOf } from '@prosa/service';
import { type Program, signUp } from '@prosa/testing/stack';
import { setTimeout as wait } from 'node:timers/promises';
import { v7 as uuid } from 'uuid';
import type { DatabaseMembers } from '../members/database-members.ts';
import type { MemberMachine } from '../members/member-machine.ts';
import type { World } from '../world.ts';

/** Something is said before anything happens. */
const talkMs = 1_000;
/** Nobody leads, and a server that is left is found and read from, within this: a leader without etcd takes a lease's time to give up. */
const foundWithinMs = 60_000;
const callMs = 5_000;
/** Members that come back choose who leads within this. */
const leadsWithinMs = 120_000;

/** What a member loses, and how it gets it back. */
export interface Loss {
  take(machine: MemberMachine): Promise<void>;
  give(machine: MemberMachine): void;
}

/** Its power. */
export const power: Loss = { take: (machine) => machine.powerOff(), give: (machine) => machine.start() };

/** Its say in who leads: PostgreSQL goes on, and may not lead. */
export const etcd: Loss = { take: async (machine) => machine.freezeEtcd(), give: (machine) => machine.thawEtcd() };

/**
 * Takes something from all members but the one that follows synchronously while somebody talks in a room of their own, and gives it back
 * after a while. Throws unless they can read meanwhile all that was acknowledged to them, are told why nothing can be written, and
 * go on afterwards.
 */
export async function loseMajority(members: DatabaseMembers, { stack, holdMs }: World, loss: Loss): Promise<void> {
  const who = await signUp(stack.gatewayUrls[0] ?? '', { displayName: 'Majority' });
  try {
    const talk = await Talk.begin(who);
    const gone = await members.majority();
    const talking = talk.untilRefused();
    await wait(talkMs);
    await Promise.all(gone.map((machine) => loss.take(machine)));
    await talking;
    await talk.readsAll(foundWithinMs);
    await talk.isReadOnly(foundWithinMs);
    await wait(holdMs);
    await talk.readsAll(foundWithinMs);
    gone.forEach((machine) => loss.give(machine));
    await talk.goesOn(leadsWithinMs);
    await talk.readsAll(foundWithinMs);
  } finally {
    who.close();
  }
}

/** Somebody who talks in a room of their own, and what was acknowledged to them. */
class Talk {
  readonly #who: Program;
  readonly #roomId: string;
  readonly #acknowledged: Message[] = [];
  /** The next message; the same one until it is acknowledged. */
  #clientMessageId = uuid();

  private constructor(who: Program, roomId: string) {
    this.#who = who;
    this.#roomId = roomId;
  }

  static async begin(who: Program): Promise<Talk> {
    const { room } = await who.rooms.createRoom({ name: `Majority ${uuid()}`, kind: RoomKind.PRIVATE });
    if (room === undefined) throw new Error('no room was made');
    return new Talk(who, room.id);
  }

  /** Talks until something is not stored. */
  async untilRefused(): Promise<void> {
    while ((await this.#say()) === undefined);
  }

  /** A page of the room has exactly what was acknowledged, and perhaps the one of which nobody knows. */
  async readsAll(withinMs: number): Promise<void> {
    const page = await within(withinMs, 'the room cannot be read', async () => {
      const request = { roomId: this.#roomId, limit: 200 };
      return (await this.#who.messages.listMessages(request, { timeoutMs: callMs })).messages;
    });
    const expected = this.#acknowledged.slice(-page.length).filter(({ seq }) => seq >= (page[0]?.seq ?? 0n));
    const read = page.filter(({ clientMessageId }) => clientMessageId !== this.#clientMessageId).map(({ id }) => id);
    if (expected.map(({ id }) => id).join() !== read.join() || read.length === 0) {
      throw new Error(`read ${read.length} messages, not the ${expected.length} that were acknowledged last`);
    }
  }

  /** A message is refused because nothing can be written. */
  async isReadOnly(withinMs: number): Promise<void> {
    await within(withinMs, 'nobody says that nothing can be written', async () => {
      const reason = await this.#say();
      if (reason !== 'READ_ONLY') throw new ConnectError(`refused with ${reason ?? 'nothing'}`);
    });
  }

  /** The message that was refused is stored. */
  async goesOn(withinMs: number): Promise<void> {
    await within(withinMs, 'nothing can be written', async () => {
      const reason = await this.#say();
      if (reason !== undefined) throw new ConnectError(`refused with ${reason}`);
    });
  }

  /** Why it was not acknowledged; undefined: it was. */
  async #say(): Promise<string | undefined> {
    const clientMessageId = this.#clientMessageId;
    try {
      const { message } = await this.#who.messages.sendMessage(
        { roomId: this.#roomId, clientMessageId, text: `${this.#acknowledged.length}` },
        { timeoutMs: callMs },
      );
      if (message === undefined) throw new Error('an acknowledgement without its message');
      this.#acknowledged.push(message);
      this.#clientMessageId = uuid();
      return undefined;
    } catch (reason) {
      if (!(reason instanceof ConnectError)) throw reason;
      return reasonOf(reason) ?? reason.rawMessage;
    }
  }
}

/** What it gives, tried until it does not throw a ConnectError. Throws `otherwise` after a while. */
async function within<T>(timeoutMs: number, otherwise: string, attempt: () => Promise<T>): Promise<T> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    try {
      return await attempt();
    } catch (reason) {
      if (!(reason instanceof ConnectError)) throw reason;
      if (performance.now() > deadline) throw new Error(otherwise, { cause: reason });
      await wait(100);
    }
  }
}
