import { fuzzyFit } from './fuzzy.ts';

const rooms = [
  'plantão-marés',
  'marketing-e-parcerias',
  'contrato-marinha-do-brasil',
  'Beatriz Nogueira',
  '日本語の部屋',
];
const found = (query: string) =>
  rooms
    .flatMap((name) => ({ name, fit: fuzzyFit(name, query) }))
    .filter(({ fit }) => fit)
    .sort((a, b) => (b.fit?.score ?? 0) - (a.fit?.score ?? 0))
    .map(({ name }) => name);

test.each([
  ['mar', ['marketing-e-parcerias', 'plantão-marés', 'contrato-marinha-do-brasil']],
  ['#plantao', ['plantão-marés']],
  ['PLANTÃO mares', ['plantão-marés']],
  ['palntao', ['plantão-marés']],
  ['plantoo', ['plantão-marés']],
  ['beatrz', ['Beatriz Nogueira']],
  ['nogeuria', ['Beatriz Nogueira']],
  ['mktg', ['marketing-e-parcerias']],
  ['部屋', ['日本語の部屋']],
  ['xyz', []],
  ['amr', []],
])('%s finds %j', (query, expected) => {
  expect(found(query)).toEqual(expected);
});

test('says where it fits, in the name as it is written', () => {
  const name = 'plantão-MARÉS';
  const parts = (query: string) => fuzzyFit(name, query)?.ranges.map(({ start, end }) => name.slice(start, end));
  expect(parts('mares')).toEqual(['MARÉS']);
  expect(parts('plan mar')).toEqual(['plan', 'MAR']);
  expect(parts('maers')).toEqual(['MARÉS']);
});

test('nothing typed fits everything', () => {
  expect(fuzzyFit('anything', ' ')).toEqual({ score: 0, ranges: [] });
});
