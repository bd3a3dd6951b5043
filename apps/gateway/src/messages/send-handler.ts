import { fromBinary, fromJsonString, toJsonString } from '@bufbuild/protobuf';
import { createValidator } from '@bufbuild/protovalidate';
import type { ServerResponse } from 'node:http';
import { createContextValues } from '@connectrpc/connect';
import { MessageSchema, MessageService, SendMessageRequestSchema } from '@prosa/proto/chat';
import type { SendMessageRequest } from '@prosa/proto/chat';
import type { Logger } from 'pino';
import type { Admission } from '../accounts/admission.ts';
import { callerKey } from '../accounts/caller.ts';
import type { Caller } from '../accounts/caller.ts';
import { varintBytes, writeVarint } from '../events/frame.ts';
import { answerBytes, answerError } from '../http/answer.ts';
import { logFailure } from '../http/call-log.ts';
import { MAX_MESSAGE_BYTES } from '../http/connect-handler.ts';
import type { ConnectHandler } from '../http/connect-handler.ts';
import type { Edge } from '../http/edge.ts';
import { edgeError } from '../http/edge-error.ts';
import type { OpenBodies } from '../http/open-bodies.ts';
import { readBody } from '../http/read-body.ts';
import type { TokenBuckets } from '../http/token-buckets.ts';
import type { Appender } from './appender.ts';
import { isPlain } from './plain-message.ts';

/** Where SendMessage is called. */
export const SEND_PATH = `/${MessageService.typeName}/${MessageService.method.sendMessage.name}`;

const MESSAGE_TAG = 0x0a; // field 1 (message), length-delimited
const PROTO = 'application/proto';
const JSON_TYPE = 'application/json';
const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * SendMessage on bare node:http: the call that everybody makes all the time. It takes what clients usually send
 * (a caller who is known, no compression, a sound message) and hands everything else to connect-node, so that
 * both answer alike by construction. The message that comes back from persistence is passed on as it is.
 */
export class SendHandler {
  readonly #admission: Admission;
  readonly #rate: TokenBuckets;
  readonly #bodies: OpenBodies;
  readonly #appender: Appender;
  readonly #connect: ConnectHandler;
  readonly #logger: Logger;
  readonly #validator = createValidator({ failFast: true });

  constructor(options: {
    admission: Admission;
    rate: TokenBuckets;
    bodies: OpenBodies;
    appender: Appender;
    connect: ConnectHandler;
    logger: Logger;
  }) {
    this.#admission = options.admission;
    this.#rate = options.rate;
    this.#bodies = options.bodies;
    this.#appender = options.appender;
    this.#connect = options.connect;
    this.#logger = options.logger;
  }

  /** Answers a POST to SEND_PATH. Never throws. */
  handle(edge: Edge, response: ServerResponse): void {
    const { headers } = edge.request;
    const type = headers['content-type'];
    const binary = type === PROTO;
    const plain =
      (binary || type === JSON_TYPE) &&
      headers['content-encoding'] === undefined &&
      headers['connect-timeout-ms'] === undefined &&
      !(Number(headers['content-length']) > MAX_MESSAGE_BYTES);
    const caller = plain ? this.#knownCaller(edge) : undefined;
    if (caller === undefined) {
      this.#connect.handle(SEND_PATH, edge, response);
      return;
    }
    readBody(edge.request, MAX_MESSAGE_BYTES, (body) => {
      if (body.kind === 'cut') return;
      const request = body.kind === 'whole' ? this.#sound(body.bytes, binary) : undefined;
      if (request !== undefined) void this.#send(edge, response, caller, request, binary);
      else this.#handOn(edge, response, caller, body.bytes);
    });
  }

  /** The caller, if that is known without asking and they may send now; connect-node finds the error otherwise. */
  #knownCaller({ request }: Edge): Caller | undefined {
    try {
      const caller = this.#admission.admitKnown(request, this.#rate);
      if (caller !== undefined) this.#bodies.hold(caller.userId, request);
      return caller;
    } catch {
      return undefined;
    }
  }

  /** The message, if it is a sound one; connect-node finds the error otherwise. */
  #sound(bytes: Buffer, binary: boolean): SendMessageRequest | undefined {
    try {
      const request = binary
        ? fromBinary(SendMessageRequestSchema, bytes)
        : fromJsonString(SendMessageRequestSchema, utf8.decode(bytes), { ignoreUnknownFields: true });
      const sound = isPlain(request) || this.#validator.validate(SendMessageRequestSchema, request).kind === 'valid';
      return sound ? request : undefined;
    } catch {
      return undefined;
    }
  }

  #handOn(edge: Edge, response: ServerResponse, caller: Caller, body: Uint8Array): void {
    const values = createContextValues().set(callerKey, caller);
    this.#connect.handle(SEND_PATH, { ...edge, admitted: true }, response, { body, values });
  }

  async #send(edge: Edge, response: ServerResponse, caller: Caller, request: SendMessageRequest, binary: boolean) {
    const { requestId } = edge;
    const { userId } = caller;
    try {
      this.#admission.admitStill(caller);
      const message = await this.#appender.append(userId, request);
      if (binary) answerBytes(response, requestId, 200, PROTO, inResponse(message));
      else answerBytes(response, requestId, 200, JSON_TYPE, inJsonResponse(message));
    } catch (reason) {
      const error = edgeError(reason, requestId);
      logFailure(this.#logger, { requestId, method: MessageService.method.sendMessage.name, userId }, error);
      answerError(response, requestId, error);
    }
  }
}

/** An encoded SendMessageResponse around an encoded message. */
function inResponse(message: Uint8Array): Buffer {
  const body = Buffer.allocUnsafe(1 + varintBytes(message.length) + message.length);
  body[0] = MESSAGE_TAG;
  body.set(message, writeVarint(body, 1, message.length));
  return body;
}

function inJsonResponse(message: Uint8Array): Buffer {
  return Buffer.from(`{"message":${toJsonString(MessageSchema, fromBinary(MessageSchema, message))}}`);
}
