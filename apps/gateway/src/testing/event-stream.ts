import { request } from 'node:http';
import type { ClientRequest, IncomingMessage } from 'node:http';
import { fromBinary, fromJson, toBinary, create, toJsonString } from '@bufbuild/protobuf';
import type { JsonValue, MessageInitShape } from '@bufbuild/protobuf';
import { SubscribeRequestSchema, SubscribeResponseSchema } from '@prosa/proto/chat';
import type { SubscribeResponse } from '@prosa/proto/chat';
import { encodeEnvelope, END_STREAM_FLAG, ENVELOPE_HEAD_BYTES } from '../events/envelope.ts';

type Item = SubscribeResponse['item'];
type Kind = NonNullable<Item['case']>;
type ItemOf<C extends Kind> = Extract<Item, { case: C; value: unknown }>['value'];

/** The last envelope of a stream. */
export interface StreamEnd {
  error?: { code: string; message: string; details: { type: string; debug?: Record<string, unknown> }[] };
}

/** Subscribe as a ten-line script would call it: bare node:http, envelopes taken apart by hand. */
export class EventStream implements Disposable {
  readonly items: Item[] = [];
  /** Resolves with the last envelope, or with undefined when the connection was cut. */
  readonly end: Promise<StreamEnd | undefined>;
  readonly #call: ClientRequest;
  #response: IncomingMessage | undefined;
  #look: () => void = () => undefined;

  constructor(
    url: string,
    token: string,
    cursors: MessageInitShape<typeof SubscribeRequestSchema>['cursors'] = [],
    {
      encoding = 'proto',
      headers = {},
      heartbeats = false,
    }: { encoding?: 'proto' | 'json'; headers?: Record<string, string>; heartbeats?: boolean } = {},
  ) {
    const message = create(SubscribeRequestSchema, { cursors, heartbeats });
    const payload =
      encoding === 'proto'
        ? toBinary(SubscribeRequestSchema, message)
        : Buffer.from(toJsonString(SubscribeRequestSchema, message));
    this.#call = request(`${url}/prosa.chat.v1.EventService/Subscribe`, {
      method: 'POST',
      agent: false,
      headers: { 'content-type': `application/connect+${encoding}`, authorization: `Bearer ${token}`, ...headers },
    });
    this.end = new Promise((resolve) => {
      this.#call.on('error', () => resolve(undefined));
      this.#call.on('response', (response) => {
        this.#response = response;
        void this.#read(response, encoding).then(resolve, () => resolve(undefined));
      });
    });
    this.#call.end(encodeEnvelope(0, payload));
  }

  /** The first item of a kind that fits, come already or still to come. Throws when the stream ends without it. */
  async find<C extends Kind>(kind: C, fits: (value: ItemOf<C>) => boolean = () => true): Promise<ItemOf<C>> {
    const matches = (item: Item) => item.case === kind && fits(item.value as ItemOf<C>);
    for (;;) {
      const found = this.items.find(matches);
      if (found) return found.value as ItemOf<C>;
      const more = new Promise<'more'>((resolve) => (this.#look = () => resolve('more')));
      const ended = this.end.then((end) => end ?? 'cut');
      const news = await Promise.race([more, ended]);
      if (news !== 'more' && !this.items.some(matches)) {
        throw new Error(`no ${kind} before the end: ${JSON.stringify(news)}`);
      }
    }
  }

  /** The texts of the messages created, in the order in which they came. */
  get texts(): string[] {
    return this.items.flatMap((item) => {
      const change = item.case === 'event' ? item.value.change : undefined;
      return change?.case === 'messageCreated' ? [change.value.message?.text ?? ''] : [];
    });
  }

  /** Resolves when a message with this text has come. */
  async text(text: string): Promise<void> {
    await this.find('event', ({ change }) => change.case === 'messageCreated' && change.value.message?.text === text);
  }

  /** Stops reading: the socket fills up. */
  pause(): void {
    this.#response?.pause();
    this.#response?.socket.pause();
  }

  resume(): void {
    this.#response?.socket.resume();
    this.#response?.resume();
  }

  [Symbol.dispose](): void {
    this.#call.destroy();
  }

  async #read(response: IncomingMessage, encoding: 'proto' | 'json'): Promise<StreamEnd | undefined> {
    let rest = Buffer.alloc(0);
    for await (const chunk of response as AsyncIterable<Buffer>) {
      rest = Buffer.concat([rest, chunk]);
      while (rest.length >= ENVELOPE_HEAD_BYTES && rest.length >= ENVELOPE_HEAD_BYTES + rest.readUInt32BE(1)) {
        const payload = rest.subarray(ENVELOPE_HEAD_BYTES, ENVELOPE_HEAD_BYTES + rest.readUInt32BE(1));
        if (rest[0] === END_STREAM_FLAG) return JSON.parse(payload.toString()) as StreamEnd;
        const { item } =
          encoding === 'proto'
            ? fromBinary(SubscribeResponseSchema, payload)
            : fromJson(SubscribeResponseSchema, JSON.parse(payload.toString()) as JsonValue);
        this.items.push(item);
        rest = rest.subarray(ENVELOPE_HEAD_BYTES + payload.length);
      }
      this.#look();
    }
    return undefined;
  }
}

/** The reason that the last envelope names. */
export function reasonOfEnd(end: StreamEnd | undefined): unknown {
  return end?.error?.details.find(({ type }) => type === 'google.rpc.ErrorInfo')?.debug?.['reason'];
}
