import { seats } from './population.ts';

const people = Array.from({ length: 10 }, (_, n) => n);

describe('seats', () => {
  it('puts everybody into one room before anybody is in two', () => {
    expect(seats(people, { rooms: 2, membersPerRoom: 5 })).toEqual([
      [0, 1, 2, 3, 4],
      [5, 6, 7, 8, 9],
    ]);
  });

  it('fills more seats than there are people, nobody twice in a room', () => {
    for (const group of seats(people, { rooms: 4, membersPerRoom: 7 })) expect(new Set(group).size).toBe(7);
    expect(() => seats(people, { rooms: 1, membersPerRoom: 11 })).toThrow('there are not 11 people');
  });
});
