import { type Timestamp, timestampDate } from '@bufbuild/protobuf/wkt';
import { Code, type ConnectError } from '@connectrpc/connect';
import { failure } from '@prosa/service';
import { invalidArgument } from '../database/invalid-argument.ts';
import { toDate } from '../database/times.ts';

/** As many of a kind are kept as may be. */
export function limitReached(what: string, limit: number): ConnectError {
  return failure('PERSONAL_LIMIT_REACHED', Code.FailedPrecondition, `at most ${limit} ${what} are kept`, {
    metadata: { limit: String(limit) },
  });
}

/** The person has no reminder of this id. */
export function reminderNotFound(): ConnectError {
  return failure('REMINDER_NOT_FOUND', Code.NotFound, 'no such reminder');
}

/** The person has no scheduled message of this id, or it is sent. */
export function scheduledNotFound(): ConnectError {
  return failure('SCHEDULED_NOT_FOUND', Code.NotFound, 'no such scheduled message');
}

/** A time to come, at most so many days ahead. Throws INVALID_ARGUMENT (field); a time that is past is let through. */
export function timeAhead(time: Timestamp | undefined, field: string, maxDays: number): Date {
  if (!time) throw invalidArgument(field, 'value is required');
  if (timestampDate(time).getTime() > Date.now() + maxDays * 86_400_000) {
    throw invalidArgument(field, `must be at most ${maxDays} days ahead`);
  }
  return toDate(time, field);
}
