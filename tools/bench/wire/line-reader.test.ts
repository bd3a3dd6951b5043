import { LineReader } from './line-reader.ts';

function read(wire: string, cut: number): string[] {
  const lines: string[] = [];
  const reader = new LineReader((bytes, start, end) => lines.push(bytes.toString('latin1', start, end)));
  for (const part of [wire.slice(0, cut), wire.slice(cut)]) {
    reader.feed(Buffer.from(`${part}\nrubbish of an earlier read\n`), part.length);
  }
  return lines;
}

it('cuts lines wherever the reads are cut', () => {
  const wire = 'R\nE 1:2 hello\n\nA\nnot yet';
  for (let cut = 0; cut <= wire.length; cut++) expect(read(wire, cut)).toEqual(['R', 'E 1:2 hello', '', 'A']);
});
