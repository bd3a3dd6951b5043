import { decodeMentions, encodeMentions, mentionQuery, namesRoom } from './mention-text.ts';

const ana = '0190a1b2-0000-7000-8000-000000000001';
const anaMaria = '0190a1b2-0000-7000-8000-000000000002';
const mentions = new Map([
  ['Ana', ana],
  ['Ana Maria', anaMaria],
]);

describe('encodeMentions', () => {
  it('writes ids for the names that were chosen, the longest name first', () => {
    expect(encodeMentions('@Ana Maria and @Ana, hi', mentions)).toBe(`<@${anaMaria}> and <@${ana}>, hi`);
  });

  it('leaves code, addresses and longer words alone', () => {
    const text = 'mail@Ana @Anabel `@Ana` ```\n@Ana\n```';
    expect(encodeMentions(text, mentions)).toBe(text);
  });
});

describe('namesRoom', () => {
  it.each(['@room', 'hello @Room!', '(@room)', '`code` @room'])('%s names everybody', (text) =>
    expect(namesRoom(text)).toBe(true),
  );

  it.each(['@roommate', 'me@room.org', 'x.@room', '`@room`', '```\n@room\n```', 'room'])('%s does not', (text) =>
    expect(namesRoom(text)).toBe(false),
  );
});

describe('decodeMentions', () => {
  it('is the way back, and keeps ids of people it does not know', () => {
    const nameOf = (id: string) => (id === ana ? 'Ana' : undefined);
    expect(decodeMentions(`<@${ana}> and <@${anaMaria}>`, nameOf)).toEqual({
      text: `@Ana and <@${anaMaria}>`,
      mentions: new Map([['Ana', ana]]),
    });
  });

  it('keeps two people of the same name apart', () => {
    const { text, mentions: found } = decodeMentions(`<@${ana}> <@${anaMaria}>`, () => 'Ana');
    expect(encodeMentions(text, found)).toBe(`<@${ana}> <@${anaMaria}>`);
  });
});

describe('mentionQuery', () => {
  it('finds what is typed after an @ at the start of a word', () => {
    expect(mentionQuery('hello @an', 9)).toEqual({ start: 6, query: 'an' });
    expect(mentionQuery('@', 1)).toEqual({ start: 0, query: '' });
    expect(mentionQuery('hello @Ana Ma', 13)).toEqual({ start: 6, query: 'Ana Ma' });
    expect(mentionQuery('mail@ana', 8)).toBeUndefined();
    expect(mentionQuery('hello @an there', 5)).toBeUndefined();
  });
});
