import { createHash } from 'node:crypto';
import { Random } from '../../faults/random.ts';

/** Bytes of a block; both of what is written and of what is compared. */
export const blockBytes = 4096;

/** A write of a block of random bytes to a place in a file. */
export interface Write {
  /** Which write it is, from 0; also the place of its bytes on the exchange disk, in blocks. */
  readonly number: number;
  /** The place in the file, in blocks. */
  readonly block: number;
}

/** Writes with the seed alone known: so many, to a file of so many blocks, some of which are written again and again. */
export function planWrites(seed: number, count: number, blocks: number): Write[] {
  const random = new Random(seed);
  return Array.from({ length: count }, (_, number) => ({ number, block: random.between(0, blocks - 1) }));
}

/** The bytes of those writes one after the other, random ones of the same seed; no two blocks are alike. */
export function bytesOf(seed: number, count: number): Buffer {
  const random = new Random(~seed);
  const bytes = Buffer.alloc(count * blockBytes);
  for (let at = 0; at < bytes.length; at += 4) bytes.writeUInt32LE(Math.floor(random.next() * 2 ** 32), at);
  return bytes;
}

/** The SHA-256 of every block of some bytes, in hexadecimal digits. */
export function checksums(bytes: Buffer): string[] {
  return Array.from({ length: Math.ceil(bytes.length / blockBytes) }, (_, index) =>
    createHash('sha256')
      .update(bytes.subarray(index * blockBytes, (index + 1) * blockBytes))
      .digest('hex'),
  );
}

/** The numbers of the blocks in which one disk is not as the other, with those that only one of them has. */
export function differingBlocks(one: Buffer, other: Buffer): number[] {
  const [sums, others] = [checksums(one), checksums(other)];
  return Array.from({ length: Math.max(sums.length, others.length) }, (_, block) => block).filter(
    (block) => sums[block] !== others[block],
  );
}

/**
 * What is wrong with a file, a line a block; nothing when it is as it has to be. In each block have to be the bytes of the last write that was
 * acknowledged, or of a later one that was asked for and of which nobody knows; zeros when there is none. `sums` are those of the
 * writes by number, `found` those of the file by block.
 */
export function wrongBlocks(
  writes: readonly Write[],
  acknowledged: ReadonlySet<number>,
  sums: readonly string[],
  found: readonly string[],
): string[] {
  const [zeros = ''] = checksums(Buffer.alloc(blockBytes));
  return found.flatMap((sum, block) => {
    const here = writes.filter((write) => write.block === block).map(({ number }) => number);
    const last = here.findLast((number) => acknowledged.has(number));
    const allowed = here.filter((number) => last === undefined || number >= last).map((number) => sums[number]);
    if (last === undefined) allowed.push(zeros);
    if (allowed.includes(sum)) return [];
    const is = sum === zeros ? 'zeros' : whose(sums.indexOf(sum));
    return [`block ${block}: ${last === undefined ? 'nothing' : `write ${last}`} was acknowledged, there is ${is}`];
  });
}

function whose(number: number): string {
  return number < 0 ? 'something that nobody wrote' : `write ${number}`;
}
