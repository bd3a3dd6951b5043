import type { MessageInitShape } from '@bufbuild/protobuf';
import type { ByteRangeSchema } from '@prosa/proto/persistence';

/**
 * The part that a Range header asks for (RFC 9110, 14.2); undefined: all of it, also where the header is no range that
 * is served here (several parts, another unit, nonsense).
 */
export function byteRange(header: string | undefined): MessageInitShape<typeof ByteRangeSchema> | undefined {
  const [match, first = '', last = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '') ?? [];
  if (match === undefined || (first === '' && last === '')) return undefined;
  if (first === '') return { suffixBytes: BigInt(last) };
  if (last === '') return { first: BigInt(first) };
  return BigInt(last) < BigInt(first) ? undefined : { first: BigInt(first), last: BigInt(last) };
}
