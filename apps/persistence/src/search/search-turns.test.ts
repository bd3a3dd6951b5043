import { reasonOf } from '@prosa/service';
import { SearchTurns } from './search-turns.ts';

test('the flood of one is refused, others and later searches are not', async () => {
  const turns = new SearchTurns();
  let end = (): void => undefined;
  const ended = new Promise<string>((resolve) => (end = () => resolve('found')));
  const flood = Array.from({ length: 10 }, () => turns.take('ana', () => ended));
  const other = turns.take('bo', () => ended);
  const refused = await Promise.allSettled(flood.slice(6));
  expect(refused.map((outcome) => outcome.status === 'rejected' && reasonOf(outcome.reason))).toEqual(
    Array.from({ length: 4 }, () => 'RATE_LIMITED'),
  );
  end();
  expect(await Promise.all([...flood.slice(0, 6), other])).toEqual(Array.from({ length: 7 }, () => 'found'));
  expect(await turns.take('ana', () => ended)).toBe('found');
});
