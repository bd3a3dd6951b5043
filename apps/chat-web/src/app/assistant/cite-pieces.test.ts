import { create } from '@bufbuild/protobuf';
import { CitationSchema } from '@prosa/proto/chat';
import { citedPieces, numberSources } from './cite-pieces.ts';

const cite = (messageId: string, start: number, end: number) => create(CitationSchema, { messageId, start, end });

test('a text is cut where its cited sentences end, the space stays with what follows', () => {
  const pieces = citedPieces('It is back. It was away.', [cite('a', 0, 11), cite('b', 12, 24)]);
  expect(pieces.map(({ text }) => text)).toEqual(['It is back.', ' ', 'It was away.']);
  expect(pieces.map(({ sources }) => sources.map(({ number }) => number))).toEqual([[1], [], [2]]);
});

test('a sentence with several sources has them all; a message cited twice keeps its number', () => {
  const pieces = citedPieces('One. Two.', [cite('a', 0, 4), cite('b', 0, 4), cite('a', 5, 9), cite('a', 5, 9)]);
  expect(pieces.map(({ sources }) => sources.map(({ number }) => number))).toEqual([[1, 2], [], [1]]);
});

test('what is cited beyond the text that has come waits', () => {
  expect(citedPieces('It is', [cite('a', 0, 11)])).toEqual([{ text: 'It is', sources: [] }]);
  expect(citedPieces('', [cite('a', 0, 11)])).toEqual([]);
});

test('numbers go on after those that were given before', () => {
  const before = numberSources([cite('a', 0, 1), cite('b', 0, 1)]);
  expect([...numberSources([cite('c', 0, 1), cite('a', 0, 1)], before)]).toEqual([
    ['a', 1],
    ['b', 2],
    ['c', 3],
  ]);
});
