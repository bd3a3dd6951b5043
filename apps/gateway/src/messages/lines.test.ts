import { LineTooLong, linesOf } from './lines.ts';

async function* chunks(...texts: string[]): AsyncGenerator<Buffer> {
  for (const text of texts) yield Buffer.from(text);
}

async function read(maxBytes: number, ...texts: string[]) {
  const found: [number, string][] = [];
  for await (const { number, bytes } of linesOf(chunks(...texts), maxBytes)) found.push([number, bytes.toString()]);
  return found;
}

test('lines are found across chunks, numbered, and empty ones left out', async () => {
  expect(await read(100, 'on', 'e\n\n \r\ntwo', '\nthr', 'e', 'e')).toEqual([
    [1, 'one'],
    [4, 'two'],
    [5, 'three'],
  ]);
  expect(await read(100)).toEqual([]);
  expect(await read(100, 'x\n')).toEqual([[1, 'x']]);
});

test('a line that is too long is named before all of it was read', async () => {
  await expect(read(3, 'abc\nabcd\n')).rejects.toEqual(new LineTooLong(2, 3));
  await expect(read(3, 'abc\n', 'abcd', 'never ends')).rejects.toMatchObject({ line: 2 });
});
