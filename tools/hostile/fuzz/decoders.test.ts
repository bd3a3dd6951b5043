/** What reads the wire, without the wire: bytes that are nearly messages are read or refused, and what is read can be told again. */
import { type DescMessage, fromBinary, fromJsonString, toBinary } from '@bufbuild/protobuf';
import { createValidator } from '@bufbuild/protovalidate';
import { SubscribeResponseSchema } from '@prosa/proto/chat';
import { hostileRuns } from '@prosa/testing/hostile';
import fc from 'fast-check';
import { publicMethods } from '../calls.ts';
import { arbitraryMessage } from './arbitrary-message.ts';
import { looseJson } from './loose-json.ts';
import { mutation } from './mutations.ts';

const known = { ids: ['0197a3a0-0000-7000-8000-000000000001'] };
const validator = createValidator();

/** Each type once, with what the server answers on the stream, which clients read. */
const types: DescMessage[] = [...new Set([...publicMethods.map(({ input }) => input), SubscribeResponseSchema])];

test.each(types.map((type) => ({ name: type.name, type })))(
  '$name',
  ({ type }) => {
    fc.assert(
      fc.property(arbitraryMessage(type, known), mutation, (message, change) => {
        let bytes: Uint8Array;
        try {
          bytes = toBinary(type, message);
        } catch {
          bytes = Buffer.from(JSON.stringify(looseJson(type, message))); // a text that is no Unicode
        }
        read(type, () => fromBinary(type, bytes));
        read(type, () => fromBinary(type, change(bytes)));
        const json = JSON.stringify(looseJson(type, message));
        const changed = Buffer.from(change(Buffer.from(json))).toString();
        for (const text of [json, changed]) read(type, () => fromJsonString(type, text, { ignoreUnknownFields: true }));
      }),
      hostileRuns('messages read without a server', 15, 1_000, 4),
    );
  },
  300_000,
);

/** Reads one; what cannot be read throws an error that says so, and never one of the runtime's own. */
function read(type: DescMessage, decode: () => ReturnType<typeof fromBinary>): void {
  let message;
  try {
    message = decode();
  } catch (error) {
    expect(String(error)).not.toMatch(/call stack|is not a function|of undefined|Invalid array length/);
    return;
  }
  expect(['valid', 'invalid']).toContain(validator.validate(type, message).kind);
  const told = toBinary(type, message);
  expect(Buffer.from(toBinary(type, fromBinary(type, told))).equals(told)).toBe(true);
}
