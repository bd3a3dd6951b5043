/** Messages of any type of the contract, made from its descriptor: well-formed as bytes, with anything in their fields. */
import { create, type DescField, type DescMessage, type DescOneof, type Message, ScalarType } from '@bufbuild/protobuf';
import fc from 'fast-check';
import { hostileText, plainText } from './hostile-text.ts';

/** What fields are made of, beside chance. */
export interface Known {
  /** Ids of things that are there, so that not all calls end at the first look. */
  readonly ids: readonly string[];
}

/** Deeper messages are left out. */
const maxDepth = 4;

/** Any message of a type. */
export function arbitraryMessage(type: DescMessage, known: Known): fc.Arbitrary<Message> {
  return fieldsOf(type, known, 0).map((fields) => create(type, fields));
}

function fieldsOf(type: DescMessage, known: Known, depth: number): fc.Arbitrary<Record<string, unknown>> {
  const model: Record<string, fc.Arbitrary<unknown>> = {};
  for (const member of type.members) {
    if (member.kind === 'oneof') {
      model[member.localName] = oneof(member, known, depth);
    } else {
      const value = valueOf(member, known, depth);
      if (value) model[member.localName] = fc.option(value, { nil: undefined, freq: 8 });
    }
  }
  return fc.record(model);
}

function oneof({ fields }: DescOneof, known: Known, depth: number): fc.Arbitrary<unknown> {
  const cases = fields.flatMap((field) => {
    const value = valueOf(field, known, depth);
    return value ? [value.map((made) => ({ case: field.localName, value: made }))] : [];
  });
  return cases.length === 0
    ? fc.constant({ case: undefined })
    : fc.option(fc.oneof(...cases), { nil: { case: undefined } });
}

/** Any value of a field; undefined: it would be too deep. */
function valueOf(field: DescField, known: Known, depth: number): fc.Arbitrary<unknown> | undefined {
  switch (field.fieldKind) {
    case 'message':
      return depth >= maxDepth ? undefined : fieldsOf(field.message, known, depth + 1);
    case 'enum':
      return enumNumber(field.enum.values.map(({ number }) => number));
    case 'scalar':
      return scalarOf(field.scalar, field.name, known);
    case 'list': {
      const item = itemOf(field, known, depth);
      return item && listOf(item, field.listKind === 'message' ? 60 : 400);
    }
    case 'map': {
      const { mapKind } = field;
      if (mapKind === 'message' && depth >= maxDepth) return undefined;
      const value =
        mapKind === 'message'
          ? fieldsOf(field.message, known, depth + 1)
          : mapKind === 'enum'
            ? enumNumber(field.enum.values.map(({ number }) => number))
            : scalarOf(field.scalar, field.name, known);
      const key = field.mapKey === ScalarType.STRING ? fc.oneof(hostileText, id(known)) : fc.nat(50).map(String);
      return fc.dictionary(key, value, { maxKeys: 30, noNullPrototype: true });
    }
  }
}

function itemOf(
  field: DescField & { fieldKind: 'list' },
  known: Known,
  depth: number,
): fc.Arbitrary<unknown> | undefined {
  if (field.listKind === 'message') return depth >= maxDepth ? undefined : fieldsOf(field.message, known, depth + 1);
  if (field.listKind === 'enum') return enumNumber(field.enum.values.map(({ number }) => number));
  return scalarOf(field.scalar, field.name, known);
}

/** Mostly short; now and then one value again and again, up to more than any list may have. */
function listOf(item: fc.Arbitrary<unknown>, many: number): fc.Arbitrary<unknown[]> {
  return fc.oneof(
    { weight: 8, arbitrary: fc.array(item, { maxLength: 3 }) },
    {
      weight: 1,
      arbitrary: fc.tuple(item, fc.constantFrom(21, 51, many)).map(([one, times]) => Array<unknown>(times).fill(one)),
    },
  );
}

function scalarOf(type: ScalarType, name: string, known: Known): fc.Arbitrary<unknown> {
  switch (type) {
    case ScalarType.STRING:
      if (/(^|_)ids?$/.test(name)) return fc.oneof({ weight: 8, arbitrary: id(known) }, hostileText);
      return fc.oneof({ weight: 1, arbitrary: plainText }, { weight: 2, arbitrary: hostileText });
    case ScalarType.BYTES:
      return fc.oneof(
        fc.constantFrom(16, 32, 65).map((length) => new Uint8Array(length).fill(4)),
        fc.uint8Array({ maxLength: 100 }),
      );
    case ScalarType.BOOL:
      return fc.boolean();
    case ScalarType.DOUBLE:
    case ScalarType.FLOAT:
      return fc.oneof(fc.double({ min: 0, max: 1 }), fc.constantFrom(-1, -0, 2, 1e308, NaN, Infinity, -Infinity));
    case ScalarType.INT64:
    case ScalarType.SINT64:
    case ScalarType.SFIXED64:
      return fc.oneof(
        fc.bigInt(0n, 2_000_000_000n),
        fc.constantFrom(0n, -1n, 253402300800n, -62135596801n, 2n ** 53n, 2n ** 63n - 1n, -(2n ** 63n)),
      );
    case ScalarType.UINT64:
    case ScalarType.FIXED64:
      return fc.oneof(fc.bigInt(0n, 20n), fc.constantFrom(0n, 2n ** 31n, 2n ** 53n + 1n, 2n ** 63n, 2n ** 64n - 1n));
    case ScalarType.UINT32:
    case ScalarType.FIXED32:
      return fc.oneof(fc.nat(60), fc.constantFrom(0, 1, 200, 201, 1_440, 2 ** 31, 2 ** 32 - 1));
    default:
      return fc.oneof(fc.nat(60), fc.constantFrom(0, -1, 999_999_999, 1_000_000_000, 2 ** 31 - 1, -(2 ** 31)));
  }
}

function id({ ids }: Known): fc.Arbitrary<string> {
  const unknown = fc.uuid();
  if (ids.length === 0) return unknown;
  return fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...ids) },
    unknown,
    unknown.map((text) => text.toUpperCase()),
  );
}

function enumNumber(defined: readonly number[]): fc.Arbitrary<number> {
  return fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...defined) },
    fc.constantFrom(-1, 99, 2 ** 31 - 1, -(2 ** 31)),
  );
}
