import { type Timestamp, timestampDate } from '@bufbuild/protobuf/wkt';
import { invalidArgument } from './invalid-argument.ts';

const first = Date.parse('0001-01-01T00:00:00Z');
const last = Date.parse('9999-12-31T23:59:59.999Z');

/** Whether a time lies in the years 1 to 9999, which both protobuf and PostgreSQL can tell. */
export function isTellable(date: Date): boolean {
  const ms = date.getTime();
  return ms >= first && ms <= last;
}

/** A time of the contract, in whole milliseconds. Throws INVALID_ARGUMENT (field) outside of the years 1 to 9999. */
export function toDate(time: Timestamp, field: string): Date {
  const date = timestampDate(time);
  if (!isTellable(date)) throw invalidArgument(field, 'must lie in the years 1 to 9999');
  return date;
}
