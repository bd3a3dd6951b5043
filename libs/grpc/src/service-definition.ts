/** The grpc-js view of a protobuf method: its path and its (de)serializers. */
import { create, fromBinary, toBinary } from '@bufbuild/protobuf';
import type { DescMessage, DescMethod, MessageInitShape, MessageShape } from '@bufbuild/protobuf';

/** What grpc-js needs to call one method. */
export interface ClientMethod<I extends DescMessage, O extends DescMessage> {
  /** `/package.Service/Method`. */
  readonly path: string;
  readonly serialize: (request: MessageShape<I>) => Buffer;
  /** Throws on malformed bytes; grpc-js then ends the call with INTERNAL. */
  readonly deserialize: (bytes: Buffer) => MessageShape<O>;
}

/** What grpc-js needs to serve one method. */
export interface ServerMethod<I extends DescMessage, O extends DescMessage> {
  /** `/package.Service/Method`. */
  readonly path: string;
  readonly serialize: (response: MessageInitShape<O>) => Buffer;
  /** Never throws; see {@link MalformedMessage}. */
  readonly deserialize: (bytes: Buffer) => MessageShape<I> | MalformedMessage;
}

/**
 * Stands for request bytes that are no message. grpc-js would answer a throwing deserializer with INTERNAL,
 * as if the server were at fault; so the bridge carries the fault on and answers INVALID_ARGUMENT.
 */
export class MalformedMessage {
  readonly cause: unknown;
  constructor(cause: unknown) {
    this.cause = cause;
  }
}

/** The path of a method: `/package.Service/Method`. */
export function methodPath(method: DescMethod): string {
  return `/${method.parent.typeName}/${method.name}`;
}

const clientMethods = new WeakMap<DescMethod, ClientMethod<DescMessage, DescMessage>>();

/** A method as a client needs it; made once and kept. */
export function clientMethod<I extends DescMessage, O extends DescMessage>(
  method: DescMethod & { input: I; output: O },
): ClientMethod<I, O> {
  let definition = clientMethods.get(method) as ClientMethod<I, O> | undefined;
  if (definition === undefined) {
    const { input, output } = method;
    definition = {
      path: methodPath(method),
      serialize: (request) => asBuffer(toBinary(input, request)),
      deserialize: (bytes) => fromBinary(output, bytes),
    };
    clientMethods.set(method, definition);
  }
  return definition;
}

/** A method as a server needs it. */
export function serverMethod<I extends DescMessage, O extends DescMessage>(
  method: DescMethod & { input: I; output: O },
): ServerMethod<I, O> {
  const { input, output } = method;
  return {
    path: methodPath(method),
    serialize: (response) => asBuffer(toBinary(output, create(output, response))),
    deserialize(bytes) {
      try {
        return fromBinary(input, bytes);
      } catch (cause) {
        return new MalformedMessage(cause);
      }
    },
  };
}

/** The same memory seen as a Buffer: no copy. */
function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
