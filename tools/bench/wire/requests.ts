import { create, toBinary } from '@bufbuild/protobuf';
import { SendMessageRequestSchema } from '@prosa/proto/chat';
import { envelope } from './envelope-reader.ts';
import { UUID_BYTES } from './event-place.ts';

const ANY_UUID = '00000000-0000-7000-8000-000000000000';

/** The request that opens an event stream without cursors. `cookie` is the value of the Cookie header. */
export function subscribeRequest(cookie: string): Buffer {
  const body = envelope(0, new Uint8Array());
  return Buffer.concat([head('EventService/Subscribe', 'application/connect+proto', cookie, body.length), body]);
}

/** Makes the SendMessage requests of one sender in one room from a template: only the message's own id changes. */
export class SendRequests {
  readonly #template: Buffer;
  readonly #idStart: number;

  /** `cookie` is the value of the Cookie header; `text` goes out as it is. */
  constructor(cookie: string, roomId: string, text: string) {
    const body = toBinary(
      SendMessageRequestSchema,
      create(SendMessageRequestSchema, { roomId, clientMessageId: ANY_UUID, text }),
    );
    this.#template = Buffer.concat([
      head('MessageService/SendMessage', 'application/proto', cookie, body.length),
      body,
    ]);
    this.#idStart = this.#template.lastIndexOf(ANY_UUID);
  }

  /** The whole request. Throws when the id is not a UUID as text. */
  next(clientMessageId: string): Buffer {
    if (clientMessageId.length !== UUID_BYTES) throw new Error(`not a UUID: ${clientMessageId}`);
    const request = Buffer.from(this.#template);
    request.write(clientMessageId, this.#idStart, 'latin1');
    return request;
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
