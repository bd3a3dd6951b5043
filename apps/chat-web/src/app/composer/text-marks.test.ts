import { isInCodeBlock, toggleBold, toggleCode, toggleList } from './text-marks.ts';

describe('the marks', () => {
  it('set bold and take it away again', () => {
    const bold = toggleBold({ text: 'a word', start: 2, end: 6 });
    expect(bold).toEqual({ text: 'a **word**', start: 4, end: 8 });
    expect(toggleBold(bold)).toEqual({ text: 'a word', start: 2, end: 6 });
  });

  it('make a span of one line and a block of more', () => {
    expect(toggleCode({ text: 'x = 1', start: 0, end: 5 }).text).toBe('`x = 1`');
    expect(toggleCode({ text: 'see a\nb', start: 4, end: 7 }).text).toBe('see \n```\na\nb\n```');
  });

  it('make lines a list and back', () => {
    const list = toggleList({ text: 'one\ntwo', start: 0, end: 7 });
    expect(list.text).toBe('- one\n- two');
    expect(toggleList(list).text).toBe('one\ntwo');
    expect(toggleList({ text: '', start: 0, end: 0 })).toEqual({ text: '- ', start: 2, end: 2 });
  });
});

describe('isInCodeBlock', () => {
  it('knows an open block from a closed one', () => {
    expect(isInCodeBlock('```ts\nx', 7)).toBe(true);
    expect(isInCodeBlock('```ts\nx\n```\n', 12)).toBe(false);
  });
});
