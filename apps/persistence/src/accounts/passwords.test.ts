import { reasonOf } from '@prosa/service';
import { Passwords } from './passwords.ts';

test('a password verifies against its own hash only, and against none never', async () => {
  const passwords = new Passwords();
  const stored = await passwords.hash('correct horse');
  expect(await passwords.verify(stored, 'correct horse')).toBe(true);
  expect(await passwords.verify(stored, 'wrong')).toBe(false);
  expect(await passwords.verify(undefined, 'nobody has this password')).toBe(false);
});

test('two are at it, some wait, more are refused at once', async () => {
  const passwords = new Passwords(3);
  const outcomes = await Promise.allSettled(Array.from({ length: 9 }, () => passwords.hash('x')));
  const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
  expect(refused).toHaveLength(4);
  expect(reasonOf(refused[0]?.reason)).toBe('OVERLOADED');
  expect(await passwords.hash('x')).toMatch(/^\$argon2id\$/);
});
