import { expect, test } from '@jest/globals';
import { collect } from '../../testing/collect.ts';
import { sentencesIn } from './sentence-stream.ts';

const cases: [text: string, sentences: string[]][] = [
  [
    'Ana moved it to Friday [1]. Ben agreed. [2][3] Done.',
    ['Ana moved it to Friday [1].', 'Ben agreed. [2][3]', 'Done.'],
  ],
  [
    'A Sra. Lima pagou R$ 1.250,50 【4】. Falta a ata [5, 6]',
    ['A Sra. Lima pagou R$ 1.250,50 【4】.', 'Falta a ata [5, 6]'],
  ],
  ['One line [1]\nanother [2]\n\n', ['One line [1]', 'another [2]']],
  ['<think>First. Second [1].</think>\nFriday [2].', ['Friday [2].']],
  ['<think>it never ends', []],
  ['<thin ice [1]', ['<thin ice [1]']],
];

test.each(cases)('%j, whatever pieces it comes in', async (text, sentences) => {
  for (const length of [1, 3, 1_000]) {
    expect(await collect(sentencesIn(inPieces(text, length)))).toEqual(sentences);
  }
});

test('a sentence that never ends is not kept', async () => {
  expect(await collect(sentencesIn(inPieces(`${'a'.repeat(2_001)}\nFriday [1].`, 3_000)))).toEqual([
    'a'.repeat(2_001),
    'Friday [1].',
  ]);
  expect(await collect(sentencesIn(inPieces('b '.repeat(1_500), 100)))).toEqual([
    expect.stringMatching(/^[b ]{1,1000}$/),
  ]);
});

async function* inPieces(text: string, length: number): AsyncGenerator<string> {
  for (let from = 0; from < text.length; from += length) yield text.slice(from, from + length);
}
