import { type Timestamp, timestampDate } from '@bufbuild/protobuf/wkt';
import { invalidArgument } from './invalid-argument.ts';

const first = Date.UTC(1, 0, 1);
const last = Date.UTC(9999, 11, 31);

/** A time of the contract, in whole milliseconds. Throws INVALID_ARGUMENT (field) outside of the years 1 to 9999. */
export function toDate(time: Timestamp, field: string): Date {
  const date = timestampDate(time);
  const ms = date.getTime();
  if (!(ms >= first && ms <= last)) throw invalidArgument(field, 'must lie in the years 1 to 9999');
  return date;
}
