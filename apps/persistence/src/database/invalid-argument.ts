import { type DescMessage, type Message, ScalarType } from '@bufbuild/protobuf';
import { reflect, type ReflectMessage } from '@bufbuild/protobuf/reflect';
import { Code, type ConnectError, type Interceptor } from '@connectrpc/connect';
import { failure } from '@prosa/service';

/** INVALID_ARGUMENT that names the field as it stands in protobuf JSON, and says what is wrong with it. */
export function invalidArgument(field: string, description: string): ConnectError {
  return failure('INVALID_ARGUMENT', Code.InvalidArgument, `${field}: ${description}`, {
    violations: [{ field, description }],
  });
}

/** Something that can be seen: no white space, nothing that is only for control or for joining others. */
const visible = /[^\s\p{Z}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/u;

/** A name as it is shown, without white space around it. Throws INVALID_ARGUMENT when nothing of it can be seen. */
export function shownName(name: string, field: string): string {
  if (!visible.test(name)) throw invalidArgument(field, 'must not be blank');
  return name.trim();
}

/** PostgreSQL cannot keep this character, neither in text nor in jsonb. */
const nul = '\0';

/** What is said of a text with NUL in it. */
export const nulDescription = 'must not contain the character U+0000';

/** Refuses requests with NUL in any text before they reach SQL. Streams check their own messages. */
export function withoutNul(): Interceptor {
  return (next) => async (request) => {
    if (!request.stream) {
      const field = fieldWithNul(request.method.input, request.message);
      if (field !== undefined) throw invalidArgument(field, nulDescription);
    }
    return next(request);
  };
}

/** The path of the first text with NUL in it, without the `request.` under which callers' messages travel. */
export function fieldWithNul(schema: DescMessage, message: Message): string | undefined {
  return find(reflect(schema, message))?.replace(/^request\./, '');
}

function find(message: ReflectMessage): string | undefined {
  for (const field of message.sortedFields) {
    if (!message.isSet(field)) continue;
    const name = field.jsonName;
    if (field.fieldKind === 'scalar' && field.scalar === ScalarType.STRING) {
      if (message.get(field).includes(nul)) return name;
    } else if (field.fieldKind === 'message') {
      const inner = find(message.get(field));
      if (inner !== undefined) return `${name}.${inner}`;
    } else if (field.fieldKind === 'list') {
      let index = 0;
      for (const item of message.get(field)) {
        if (typeof item === 'string' && item.includes(nul)) return `${name}[${index}]`;
        const inner = isReflected(item) ? find(item) : undefined;
        if (inner !== undefined) return `${name}[${index}].${inner}`;
        index++;
      }
    } else if (field.fieldKind === 'map') {
      for (const [key, value] of message.get(field)) {
        if (typeof key === 'string' && key.includes(nul)) return name;
        const inner = isReflected(value) ? find(value) : undefined;
        if (inner !== undefined) return `${name}.${String(key)}.${inner}`;
      }
    }
  }
  return undefined;
}

function isReflected(value: unknown): value is ReflectMessage {
  return typeof value === 'object' && value !== null && 'sortedFields' in value;
}
