import type { ConnectError } from '@connectrpc/connect';
import { reasonOf } from '@prosa/service';
import { Slots } from './slots.ts';

test('so many of one person and of all at once; what ends or fails makes room', async () => {
  const slots = new Slots({ what: 'downloads', ofOne: 2, all: 3 });
  const ends: (() => void)[] = [];
  const begin = (userId: string) => slots.take(userId, () => new Promise((end) => ends.push(end)));
  const reason = (userId: string) => begin(userId).catch((error: unknown) => reasonOf(error as ConnectError));
  const running = [begin('ana'), begin('ana')];
  expect(await reason('ana')).toBe('RATE_LIMITED');
  running.push(begin('bo'));
  expect(await reason('bo')).toBe('OVERLOADED');
  for (const end of ends) end();
  await Promise.all(running);
  for (let i = 0; i < 5; i++)
    await expect(slots.take('ana', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
});
