/** A message as JSON whatever stands in it: unlike protobuf's own it refuses nothing, so that the server has to. */
import { type Message, ScalarType, type DescMessage } from '@bufbuild/protobuf';
import { reflect, type ReflectMessage } from '@bufbuild/protobuf/reflect';
import { timestampDate, type Timestamp } from '@bufbuild/protobuf/wkt';

/** The JSON of a message, as a value for JSON.stringify. */
export function looseJson(type: DescMessage, message: Message): Record<string, unknown> {
  return objectOf(reflect(type, message, false));
}

function objectOf(message: ReflectMessage): Record<string, unknown> {
  const json: Record<string, unknown> = {};
  for (const field of message.fields) {
    if (!message.isSet(field)) continue;
    const scalar = 'scalar' in field ? field.scalar : undefined;
    if (field.fieldKind === 'list') {
      json[field.jsonName] = Array.from(message.get(field), (item) => valueOf(item, scalar));
    } else if (field.fieldKind === 'map') {
      json[field.jsonName] = Object.fromEntries(
        Array.from(message.get(field), ([key, value]) => [String(key), valueOf(value, scalar)]),
      );
    } else {
      json[field.jsonName] = valueOf(message.get(field), scalar);
    }
  }
  return json;
}

function valueOf(value: unknown, scalar: ScalarType | undefined): unknown {
  if (typeof value === 'bigint') return String(value);
  if (typeof value === 'number' && !Number.isFinite(value)) return String(value);
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (scalar !== undefined || typeof value !== 'object' || value === null) return value;
  const message = value as ReflectMessage;
  return message.desc.typeName === 'google.protobuf.Timestamp'
    ? timeOf(message.message as Timestamp)
    : objectOf(message);
}

function timeOf(time: Timestamp): string {
  const date = timestampDate(time);
  return Number.isNaN(date.getTime()) ? `+${time.seconds}-01-01T00:00:00Z` : date.toISOString();
}
