import { reasonOf } from '@prosa/service';
import { failureOf } from './testing/failure-of.ts';
import { Turns } from './turns.ts';

async function* endless(): AsyncGenerator<number> {
  for (let count = 0; ; count++) yield count;
}

async function* broken(): AsyncGenerator<number> {
  yield 1;
  throw new Error('broken');
}

test('so many of one person, so many in all; one that ends or breaks makes room', async () => {
  const turns = new Turns({ what: 'streams', ofOnePerson: 2, atThisGateway: 3 });
  const open = async (userId: string, make = endless) => {
    const stream = turns.during(userId, make);
    await stream.next();
    return stream;
  };
  const first = await open('ana');
  const second = await open('ana', broken);
  const third = await failureOf(open('ana'));
  expect([reasonOf(third), third.rawMessage]).toEqual([
    'RATE_LIMITED',
    'too many streams at once: at most 2 of one person',
  ]);
  await open('ben');
  expect(reasonOf(await failureOf(open('clara')))).toBe('OVERLOADED');
  await expect(second.next()).rejects.toThrow('broken');
  await open('ana');
  await first.return(undefined);
  await open('clara');
  expect(reasonOf(await failureOf(open('davi')))).toBe('OVERLOADED');
});
