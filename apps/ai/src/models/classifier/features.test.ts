import { FeatureReader } from './features.ts';
import { maxReadCharacters, sameTextKey } from './fold-text.ts';
import { IdTable } from './id-table.ts';

const reader = new FeatureReader();
const idsOf = (text: string): number[] => {
  const { ids, length } = reader.read(text);
  return [...ids.subarray(0, length)];
};

test('case, accents and compatibility forms make no difference; marks of other scripts do', () => {
  expect(idsOf('não É ﬁm')).toEqual(idsOf('nao e fim'));
  expect(idsOf('ขอบคุณ')).not.toEqual(idsOf('ขอบคณ'));
});

test('ids are sorted and each comes once, with how often it occurs', () => {
  const { ids, counts, length } = reader.read('bug bug bug fix');
  const list = [...ids.subarray(0, length)];
  expect(list).toEqual([...new Set(list)].sort((a, b) => a - b));
  expect(Math.max(...counts.subarray(0, length))).toBe(3);
});

test.each([
  ['a question mark', 'fine', 'fine?'],
  ['a link', 'see there', 'see https://example.org/x'],
  ['digits', 'room', 'room 12'],
  ['a mention', 'ana', '@ana'],
  ['emoji', 'nice', 'nice 🎉'],
  ['lines', 'a b', 'a\nb'],
  ['capitals', 'help me', 'HELP me'],
])('%s shows', (_, without, withIt) => {
  expect(idsOf(withIt)).not.toEqual(idsOf(without));
});

test('two links are the same thing, as are two people', () => {
  expect(idsOf('look https://a.example/1')).toEqual(idsOf('look http://b.example/2?q=3'));
  expect(idsOf('@ana look')).toEqual(idsOf('@rui look'));
});

test('what comes after the first 2,000 characters does not count', () => {
  const start = 'word '.repeat(maxReadCharacters / 5);
  expect(idsOf(`${start}crash`)).toEqual(idsOf(`${start}thanks`));
});

test('the same message again is known as that, another one is not', () => {
  expect(sameTextKey('  Thank\n you ')).toBe(sameTextKey('thank you'));
  expect(sameTextKey('thank you!')).not.toBe(sameTextKey('thank you'));
});

test('the table keeps every id while it grows', () => {
  const table = new IdTable(2);
  for (let id = 1; id <= 50_000; id++) table.set(Math.imul(id, 2_654_435_761) >>> 0, id);
  table.increment(2_654_435_761);
  expect(table.size).toBe(50_000);
  expect(table.get(2_654_435_761)).toBe(2);
  expect(table.get(Math.imul(50_000, 2_654_435_761) >>> 0)).toBe(50_000);
  expect(table.get(12_345)).toBe(-1);
  const seen: number[] = [];
  table.forEach((_, value) => seen.push(value));
  expect(seen).toHaveLength(50_000);
});
