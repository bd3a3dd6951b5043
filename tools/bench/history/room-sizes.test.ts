import { roomSizes, turnsOf } from './room-sizes.ts';

it('has rooms of every size, and of the largest as many as it takes', () => {
  expect(roomSizes(10_000_000)).toEqual([1_000, 10_000, 100_000, ...Array<number>(9).fill(1_000_000), 889_000]);
  expect(roomSizes(50_000)).toEqual([1_000, 49_000]);
  expect(roomSizes(500)).toEqual([500]);
});

it('lets rooms take turns by their sizes, to the end', () => {
  const turns = [...turnsOf([2, 6])];
  expect(turns).toHaveLength(8);
  expect(turns.filter((room) => room === 0)).toHaveLength(2);
  expect(turns.slice(0, 4).filter((room) => room === 0)).toHaveLength(1);
});
