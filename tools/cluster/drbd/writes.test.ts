import { blockBytes, bytesOf, checksums, differingBlocks, planWrites, type Write, wrongBlocks } from './writes.ts';

const sums = checksums(bytesOf(1, 4));
const [zeros = ''] = checksums(Buffer.alloc(blockBytes));
// Block 0 is written twice, block 1 once, block 2 by a write of which nobody knows.
const writes: Write[] = [0, 1, 0, 2].map((block, number) => ({ number, block }));
const acknowledged = new Set([0, 1, 2]);
const sum = (number: number): string => sums[number] ?? '';

test('a seed gives the same writes and bytes, another one others', () => {
  expect(planWrites(7, 50, 8)).toEqual(planWrites(7, 50, 8));
  expect(planWrites(7, 50, 8)).not.toEqual(planWrites(8, 50, 8));
  expect(bytesOf(7, 2).equals(bytesOf(7, 2))).toBe(true);
  expect(new Set([...checksums(bytesOf(7, 50)), ...checksums(bytesOf(8, 50))]).size).toBe(100);
});

test.each([
  ['the write of which nobody knows is not there', zeros],
  ['it is there', sum(3)],
])('nothing is wrong: %s', (_what, unknown) => {
  expect(wrongBlocks(writes, acknowledged, sums, [sum(2), sum(1), unknown, zeros])).toEqual([]);
});

test('what was acknowledged and is not there is told, and what is there instead', () => {
  const altered = checksums(Buffer.alloc(blockBytes, 1))[0] ?? '';
  expect(wrongBlocks(writes, acknowledged, sums, [sum(0), zeros, altered, zeros])).toEqual([
    'block 0: write 2 was acknowledged, there is write 0',
    'block 1: write 1 was acknowledged, there is zeros',
    'block 2: nothing was acknowledged, there is something that nobody wrote',
  ]);
});

test('a write to another block is no excuse', () => {
  expect(wrongBlocks(writes, acknowledged, sums, [sum(2), sum(3), zeros, zeros])).toHaveLength(1);
});

test('disks differ where one byte does, and where one of them ends', () => {
  const disk = bytesOf(1, 4);
  const other = Buffer.from(disk);
  expect(differingBlocks(disk, other)).toEqual([]);
  other.writeUInt8(~other.readUInt8(2 * blockBytes - 1) & 255, 2 * blockBytes - 1);
  expect(differingBlocks(disk, other.subarray(0, 3 * blockBytes))).toEqual([1, 3]);
});
