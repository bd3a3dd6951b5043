import type { ByteRange } from '@prosa/proto/persistence';
import { rangeNotSatisfiable } from './file-failures.ts';
import type { ByteSpan } from './storage/file-store.ts';

/** The part that is asked for, as far as it is there. Throws RANGE_NOT_SATISFIABLE. */
export function spanOf(range: ByteRange | undefined, sizeBytes: bigint): ByteSpan {
  if (!range) return { first: 0, length: Number(sizeBytes) };
  const end = sizeBytes - 1n;
  const suffix = range.suffixBytes < sizeBytes ? range.suffixBytes : sizeBytes;
  const first = range.first ?? sizeBytes - suffix;
  const last = range.first === undefined || range.last === undefined || range.last > end ? end : range.last;
  if (first > last) throw rangeNotSatisfiable(sizeBytes);
  return { first: Number(first), length: Number(last - first + 1n) };
}
