import { ModelCache } from './model-cache.ts';

const entry = (value: string, bytes: number) => async () => ({ value, bytes });

test('keeps what was used last within its bytes', async () => {
  const cache = new ModelCache<string>(10);
  await cache.get('a', entry('first a', 4));
  await cache.get('b', entry('first b', 4));
  expect(await cache.get('a', entry('second a', 4))).toBe('first a');
  await cache.get('c', entry('first c', 4));
  expect(await cache.get('b', entry('second b', 4))).toBe('second b');
  expect(await cache.get('c', entry('second c', 4))).toBe('first c');
});

test('one that is larger than all is kept alone', async () => {
  const cache = new ModelCache<string>(10);
  await cache.get('small', entry('small', 1));
  await cache.get('large', entry('large', 50));
  expect(await cache.get('large', entry('again', 50))).toBe('large');
  expect(await cache.get('small', entry('small again', 1))).toBe('small again');
});

test('makes what several ask for once, and does not keep a failure', async () => {
  const cache = new ModelCache<string>(10);
  let made = 0;
  const make = async () => ({ value: `${++made}`, bytes: 1 });
  expect(await Promise.all([cache.get('a', make), cache.get('a', make)])).toEqual(['1', '1']);
  await expect(cache.get('b', () => Promise.reject(new Error('away')))).rejects.toThrow('away');
  expect(await cache.get('b', entry('b', 1))).toBe('b');
});
