import { create, toBinary } from '@bufbuild/protobuf';
import type { MessageInitShape } from '@bufbuild/protobuf';
import { SendMessageRequestSchema, SubscribeRequestSchema } from '@prosa/proto/chat';
import { envelope } from './envelope-reader.ts';
import { UUID_BYTES } from './event-place.ts';

const ANY_UUID = '00000000-0000-7000-8000-000000000000';

/** The request that opens an event stream. `cookie` is the value of the Cookie header. */
export function subscribeRequest(
  cookie: string,
  cursors: MessageInitShape<typeof SubscribeRequestSchema>['cursors'] = [],
): Buffer {
  const body = envelope(0, toBinary(SubscribeRequestSchema, create(SubscribeRequestSchema, { cursors })));
  return Buffer.concat([head('EventService/Subscribe', 'application/connect+proto', cookie, body.length), body]);
}

/** Makes the bodies of one sender's SendMessage requests in one room from a template: only the message's own id changes. */
export class SendBodies {
  readonly #template: Buffer;
  readonly #idStart: number;

  /** `text` goes out as it is; `before` stands before each body. */
  constructor(roomId: string, text: string, before: (bodyLength: number) => Buffer = () => Buffer.alloc(0)) {
    const body = toBinary(
      SendMessageRequestSchema,
      create(SendMessageRequestSchema, { roomId, clientMessageId: ANY_UUID, text }),
    );
    this.#template = Buffer.concat([before(body.length), body]);
    this.#idStart = this.#template.lastIndexOf(ANY_UUID);
  }

  /** One with this id. Throws when the id is not a UUID as text. */
  next(clientMessageId: string): Buffer {
    if (clientMessageId.length !== UUID_BYTES) throw new Error(`not a UUID: ${clientMessageId}`);
    const request = Buffer.from(this.#template);
    request.write(clientMessageId, this.#idStart, 'latin1');
    return request;
  }
}

/** The same with the head of HTTP/1.1 before each: whole requests. */
export class SendRequests extends SendBodies {
  /** `cookie` is the value of the Cookie header. */
  constructor(cookie: string, roomId: string, text: string) {
    super(roomId, text, (length) => head('MessageService/SendMessage', 'application/proto', cookie, length));
  }
}

function head(method: string, contentType: string, cookie: string, contentLength: number): Buffer {
  return Buffer.from(
    [
      `POST /prosa.chat.v1.${method} HTTP/1.1`,
      'Host: localhost',
      `Content-Type: ${contentType}`,
      'Connect-Protocol-Version: 1',
      `Cookie: ${cookie}`,
      `Content-Length: ${contentLength}`,
      '',
      '',
    ].join('\r\n'),
    'latin1',
  );
}
