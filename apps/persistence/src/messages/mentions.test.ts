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
