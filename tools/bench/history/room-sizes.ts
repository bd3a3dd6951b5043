/** The largest room that is looked at. */
const LARGEST = 1_000_000;

/** Rooms of 1,000, 10,000, … up to a million, and as many of the largest as it takes to have all these messages. */
export function roomSizes(messages: number): number[] {
  const sizes = [1_000, 10_000, 100_000, LARGEST].filter((size) => size * 10 <= messages);
  let left = messages - sizes.reduce((sum, size) => sum + size, 0);
  for (; left > LARGEST; left -= LARGEST) sizes.push(LARGEST);
  return left > 0 ? [...sizes, left] : sizes;
}

/**
 * In which room each of the messages is said: rooms take turns so that all of them begin and end together, the larger ones more
 * often. Each message is the next of its room.
 */
export function* turnsOf(sizes: readonly number[]): Generator<number> {
  const done = sizes.map(() => 0);
  const all = sizes.reduce((sum, size) => sum + size, 0);
  for (let turn = 0; turn < all; turn++) {
    let next = 0;
    for (let room = 1; room < sizes.length; room++) {
      if ((done[room]! + 0.5) / sizes[room]! < (done[next]! + 0.5) / sizes[next]!) next = room;
    }
    done[next]! += 1;
    yield next;
  }
}
