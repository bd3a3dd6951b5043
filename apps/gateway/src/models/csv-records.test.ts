import { BadRecord, CsvParser } from './csv-records.ts';

function read(...texts: string[]): (string | number)[][] {
  const parser = new CsvParser(100);
  const records = [...texts.flatMap((text) => [...parser.push(text)]), ...parser.end()];
  return records.map(({ line, fields }) => [line, ...fields]);
}

test('records have the line on which they begin; quotation marks hold commas, line ends and themselves', () => {
  expect(read('text,label\r\n"a, b\nc","x"\n\n"say ""no""",y')).toEqual([
    [1, 'text', 'label'],
    [2, 'a, b\nc', 'x'],
    [5, 'say "no"', 'y'],
  ]);
});

test('it does not matter where a file is cut into chunks', () => {
  const file = 'text;label\n"ça va; ""bien""";b\r\nc;d';
  expect(read('text;label', ...file.slice(10))).toEqual(read(file));
});

test('semicolons divide where the first line has them and no comma', () => {
  expect(read('a;b\nc,d;e')).toEqual([
    [1, 'a', 'b'],
    [2, 'c,d', 'e'],
  ]);
});

test.each([
  ['is not closed', 'a,b\n"c,d\n', 2],
  ['has text after its end', 'a,b\nc,d\n"e"f,g', 3],
  ['is too long', `a,b\n${'x'.repeat(101)}`, 2],
])('a field that %s is named by its line', (_, file, line) => {
  let bad: unknown;
  try {
    read(file);
  } catch (reason) {
    bad = reason;
  }
  expect(bad).toBeInstanceOf(BadRecord);
  expect(bad).toMatchObject({ line });
});
