import type { Socket } from 'node:net';
import { v7 as uuid } from 'uuid';
import { SendRequests } from '../wire/requests.ts';
import { readSentSeq } from '../wire/sent-place.ts';
import { UnaryResponses } from '../wire/unary-responses.ts';
import type { SenderPlan } from './load-plan.ts';
import { openConnection } from './raw-connection.ts';
import type { RoomLog } from './room-log.ts';

/** What a sender tells the load. Times are of performance.now(). */
export interface SenderEvents {
  /** A message goes out. */
  onSend(clientMessageId: string, intendedAt: number): void;
  /** The server has committed it. */
  onAcknowledged(sender: Sender, intendedAt: number): void;
  /** A message was refused, or the connection broke while one was outstanding. */
  onFailed(reason: string): void;
}

/** One person's connection for sending, with at most one message outstanding: what comes meanwhile waits in line. */
export class Sender {
  readonly room: RoomLog;
  readonly #requests: SendRequests;
  readonly #events: SenderEvents;
  readonly #socket: Socket;
  readonly #waiting: number[] = [];
  #outstandingSince: number | undefined;
  #closing = false;

  constructor(port: number, plan: SenderPlan, room: RoomLog, text: string, events: SenderEvents) {
    this.room = room;
    this.#events = events;
    this.#requests = new SendRequests(plan.cookie, plan.roomId, text);
    const responses = new UnaryResponses((status, bytes, start, end) => this.#take(status, bytes, start, end));
    this.#socket = openConnection(port, {
      onBytes: (bytes, end) => responses.feed(bytes, end),
      onClose: (reason) => {
        if (!this.#closing) events.onFailed(`a sender's connection ended: ${reason}`);
      },
    });
  }

  /** Whether nothing is outstanding or waiting. */
  get idle(): boolean {
    return this.#outstandingSince === undefined && this.#waiting.length === 0;
  }

  /** Sends a message, or queues it behind the outstanding one; its latency counts from `intendedAt` either way. */
  send(intendedAt: number): void {
    if (this.#outstandingSince !== undefined) {
      this.#waiting.push(intendedAt);
      return;
    }
    const id = uuid();
    this.#outstandingSince = intendedAt;
    this.#events.onSend(id, intendedAt);
    this.#socket.write(this.#requests.next(id));
  }

  close(): void {
    this.#closing = true;
    this.#socket.destroy();
  }

  #take(status: number, bytes: Buffer, start: number, end: number): void {
    const intendedAt = this.#outstandingSince;
    if (intendedAt === undefined) throw new Error('a response without a request');
    this.#outstandingSince = undefined;
    if (status === 200) {
      this.room.topSeq = Math.max(this.room.topSeq, readSentSeq(bytes, start, end));
      this.#events.onAcknowledged(this, intendedAt);
    } else this.#events.onFailed(`HTTP ${status}: ${bytes.toString('utf8', start, end)}`);
    const next = this.#waiting.shift();
    if (next !== undefined) this.send(next);
  }
}
