import { execFileSync } from 'node:child_process';
import { cpio } from './cpio.ts';

const entries = [
  { name: 'bin', mode: 0o40755 },
  { name: 'bin/one', mode: 0o100755, content: Buffer.from('12345') },
  { name: 'two', mode: 0o100644, content: Buffer.from('1234') },
];

test('every record begins at a multiple of four, as Linux expects', () => {
  const archive = cpio(entries).toString('latin1');
  expect(archive.length % 4).toBe(0);
  const starts = [...archive.matchAll(/070701/g)].map((match) => match.index);
  expect(starts).toHaveLength(4);
  expect(starts.every((start) => start % 4 === 0)).toBe(true);
});

test('names, modes and content can be read back from the fields', () => {
  const archive = cpio(entries);
  const header = archive.indexOf('bin/one') - 110;
  const field = (index: number): number => parseInt(archive.toString('latin1', header + 6 + index * 8).slice(0, 8), 16);
  expect(field(1)).toBe(0o100755);
  expect(field(6)).toBe(5);
  expect(field(11)).toBe('bin/one\0'.length);
  const content = header + Math.ceil((110 + 8) / 4) * 4;
  expect(archive.toString('latin1', content, content + 5)).toBe('12345');
});

test('the same entries give the same bytes, whenever they are made', () => {
  expect(cpio(entries).equals(cpio(structuredClone(entries)))).toBe(true);
});

test('the script that Linux starts first is one that a shell can read', () => {
  execFileSync('sh', ['-n', `${import.meta.dirname}/init`]);
});
