import { chooseMentions, namedInText } from './mentions.ts';

const ana = '00000000-0000-7000-8000-00000000000a';
const bo = '00000000-0000-7000-8000-00000000000b';
const anaMaria = '00000000-0000-7000-8000-00000000000c';
const jose = '00000000-0000-7000-8000-00000000000d';

const ids = new Set([ana, bo, anaMaria, jose]);
const names = new Map([
  ['ana', [ana]],
  ['bo', [bo]],
  ['ana maria', [anaMaria]],
  ['josé d.', [jose]],
]);

function mentions(text: string) {
  return chooseMentions(namedInText(text), ids, names);
}

test.each([
  ['hello', [], false],
  ['@ana hello', [ana], false],
  ['(@BO), @Ana!', [bo, ana], false],
  ['@Ana Maria comes', [anaMaria], false],
  ['@Ana Marias cat', [ana], false],
  ['@anastasia', [], false],
  ['mail ana@bo.example or x@ana', [], false],
  ['@José D. and @JOSE\u0301 D.', [jose], false],
  [`<@${bo}> and <@${bo.toUpperCase()}>`, [bo], false],
  ['<@00000000-0000-7000-8000-0000000000ff>', [], false],
  ['`@ana` and ```\n@bo\n``` and @room', [], true],
  ['```\n@ana', [], false],
  ['@roommate @Room', [], true],
  ['@ ana @@bo', [], false],
  ['👋@ana', [ana], false],
])('%s', (text, userIds, room) => {
  expect(mentions(text)).toEqual({ userIds, room });
});

test('a member whose name goes on after "room" is meant, not everybody', () => {
  const named = namedInText('@Room Service please');
  expect(chooseMentions(named, ids, new Map([['room service', [bo]]]))).toEqual({ userIds: [bo], room: false });
});

test('a text full of @ is bounded', () => {
  const named = namedInText('@a '.repeat(5_000));
  expect(named.candidates).toHaveLength(50);
});

test('a list of names by hand names them all', () => {
  const people = Array.from({ length: 40 }, (_, no) => `Some One ${no}`);
  const known = new Map(people.map((name, no) => [name.toLowerCase(), [String(no)]]));
  const named = namedInText(people.map((name) => `@${name}`).join(', '));
  expect(chooseMentions(named, ids, known).userIds).toEqual(people.map((_, no) => String(no)));
});

test('signs that could all be names are bounded, the first few are looked for', () => {
  const sign = (no: number) => String.fromCodePoint(0x2190 + (no % 1_000));
  const signs = (first: number) => Array.from({ length: 90 }, (_, no) => sign(first + no)).join('');
  const named = namedInText(Array.from({ length: 170 }, (_, no) => `@${signs(no * 90)}`).join(' '));
  expect(named.candidates.flat().length).toBeLessThanOrEqual(220);
  const name = signs(0).slice(0, 16);
  expect(chooseMentions(named, ids, new Map([[name, [bo]]])).userIds).toEqual([bo]);
});
