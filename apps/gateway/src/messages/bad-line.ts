import { Code } from '@connectrpc/connect';
import type { ConnectError } from '@connectrpc/connect';
import { failure } from '@prosa/service';

/** A line of a file that is refused: the message names it as `line 17` or `line 17, text`, the details as `lines[17].text`. */
export function badLine(line: number, description: string, field?: string): ConnectError {
  const place = field ? `line ${line}, ${field}` : `line ${line}`;
  return failure('INVALID_ARGUMENT', Code.InvalidArgument, `${place}: ${description}`, {
    violations: [{ field: field ? `lines[${line}].${field}` : `lines[${line}]`, description }],
    metadata: { line: String(line) },
  });
}
