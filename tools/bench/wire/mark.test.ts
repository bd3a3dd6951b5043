import { markedText, readMark } from './mark.ts';
import type { Mark } from './mark.ts';

function read(text: string, at = 0): Mark | undefined {
  const mark = { sender: -1, count: -1 };
  return readMark(Buffer.from(text), at, mark) ? mark : undefined;
}

it('says who sent it and the how manieth it is, at the length that is asked for', () => {
  const text = markedText(12, 34567, 100);
  expect(text).toHaveLength(100);
  expect(read(`<body>${text}`, 6)).toEqual({ sender: 12, count: 34567 });
});

it('does not fit into too short a text', () => {
  expect(() => markedText(12, 34567, 5)).toThrow('has no room');
});

it.each(['hello', '12', '12:', '12:x ', ':3 ', '12:3x', ''])('is not seen in %j', (text) => {
  expect(read(text)).toBeUndefined();
});
