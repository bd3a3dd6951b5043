/** The rules of the contract (protovalidate options in the .proto files), enforced on every request. */
import type { DescMessage, Message } from '@bufbuild/protobuf';
import type { Path } from '@bufbuild/protobuf/reflect';
import { createValidator, type Validator, type Violation } from '@bufbuild/protovalidate';
import { Code, type Interceptor } from '@connectrpc/connect';
import { failure, type FieldViolation } from './failure.ts';

/** Errors travel in headers, which are small: a large batch of bad items does not name them all. */
const maxViolations = 20;

/**
 * For servers: refuses requests that break a rule with INVALID_ARGUMENT; BadRequest details name the fields (the first
 * twenty). Of a
 * stream each message is checked when it is read, and the first bad one makes the read throw.
 */
export function validationInterceptor(): Interceptor {
  const validator = createValidator();
  return (next) => async (request) => {
    const { input } = request.method;
    if (request.stream) return next({ ...request, message: validated(validator, input, request.message) });
    validate(validator, input, request.message);
    return next(request);
  };
}

/** For messages that come in bulk and are answered one by one: a check that throws as the interceptor does. */
export function createRequestCheck(): (type: DescMessage, message: Message) => void {
  const validator = createValidator();
  return (type, message) => validate(validator, type, message);
}

/** Throws INVALID_ARGUMENT when the message breaks a rule of its own or of what it holds. */
export function validate(validator: Validator, type: DescMessage, message: Message): void {
  const result = validator.validate(type, message);
  if (result.kind === 'valid') return;
  if (result.kind === 'error') throw result.error;
  const violations = result.violations
    .slice(0, maxViolations)
    .map((violation): FieldViolation => ({ field: blamedField(violation), description: violation.message }));
  const summary = violations.map(({ field, description }) => `${field}: ${description}`)[0] ?? 'invalid request';
  throw failure('INVALID_ARGUMENT', Code.InvalidArgument, summary, { violations });
}

/** Where the fault lies: a rule over a whole message carries the field's name in front of its id (`text.or_attachments`). */
function blamedField({ field, rule, ruleId }: Violation): string {
  const path = jsonPath(field);
  const [name, ...rest] = ruleId.split('.');
  if (rule.length > 0 || rest.length === 0 || !name) return path;
  return `${path}${path && '.'}${name}`;
}

/** A field's path as in protobuf JSON: `request.text`, `items[3].roomId`, `labels["a"]`. */
export function jsonPath(path: Path): string {
  let text = '';
  for (const step of path) {
    if (step.kind === 'list_sub') text += `[${step.index}]`;
    else if (step.kind === 'map_sub')
      text += `[${JSON.stringify(step.key, (_, key: unknown) => (typeof key === 'bigint' ? String(key) : key))}]`;
    else if (step.kind === 'extension') text += `${text && '.'}[${step.typeName}]`;
    else text += `${text && '.'}${step.kind === 'field' ? step.jsonName : step.localName}`;
  }
  return text;
}

function validated<T extends Message>(
  validator: Validator,
  type: DescMessage,
  messages: AsyncIterable<T>,
): AsyncIterable<T> {
  return {
    [Symbol.asyncIterator]() {
      const source = messages[Symbol.asyncIterator]();
      return {
        next: () =>
          source.next().then((result) => {
            if (!result.done) validate(validator, type, result.value);
            return result;
          }),
        return: async (value?: unknown) => (await source.return?.(value)) ?? { done: true, value: undefined },
      };
    },
  };
}
