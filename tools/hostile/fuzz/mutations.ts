import fc from 'fast-check';

/** Bytes that mean much in protobuf and in Connect's envelopes: lengths, group tags, ends of varints. */
const telling = [0x00, 0x01, 0x02, 0x0a, 0x0b, 0x0c, 0x12, 0x7f, 0x80, 0xff];

/** Changes bytes so that they are nearly what they were. */
export type Mutation = (bytes: Uint8Array) => Uint8Array;

/** One to five changes: bits turned, bytes put in, taken out, repeated, the end cut off, a length made wrong. */
export const mutation: fc.Arbitrary<Mutation> = fc
  .array(
    fc.record({
      how: fc.constantFrom('turn', 'set', 'insert', 'remove', 'repeat', 'cut', 'nest'),
      at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      byte: fc.oneof(fc.nat(255), fc.constantFrom(...telling)),
      length: fc.constantFrom(1, 1, 2, 4, 16, 200),
    }),
    { minLength: 1, maxLength: 5 },
  )
  .map((steps) => (bytes) => steps.reduce<Uint8Array>((all, step) => changed(all, step), bytes));

interface Step {
  readonly how: string;
  /** Where, as a share of the length. */
  readonly at: number;
  readonly byte: number;
  readonly length: number;
}

function changed(bytes: Uint8Array, { how, at, byte, length }: Step): Uint8Array {
  const place = Math.floor(at * (bytes.length + 1));
  const [before, after] = [bytes.subarray(0, place), bytes.subarray(place)];
  switch (how) {
    case 'turn':
    case 'set': {
      const copy = Uint8Array.from(bytes);
      if (place < copy.length) copy[place] = how === 'set' ? byte : (copy[place] ?? 0) ^ (1 << (byte % 8));
      return copy;
    }
    case 'insert':
      return joined(before, new Uint8Array(length).fill(byte), after);
    case 'remove':
      return joined(before, after.subarray(length));
    case 'repeat':
      return joined(before, after.subarray(0, length), after);
    case 'nest':
      return joined(new Uint8Array(length * 50).fill(0x0b), bytes); // groups in groups in groups
    default:
      return before;
  }
}

function joined(...parts: Uint8Array[]): Uint8Array {
  return Buffer.concat(parts);
}
