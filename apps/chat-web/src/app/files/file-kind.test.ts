import { addressOf, formOf, kindLabel } from './file-kind.ts';

test('what was found decides how a file is shown, not its name', () => {
  expect(formOf({ mediaType: 'image/png', width: 10 })).toBe('picture');
  expect(formOf({ mediaType: 'image/png', width: 0 })).toBe('card');
  expect(formOf({ mediaType: 'image/svg+xml', width: 10 })).toBe('card');
  expect(formOf({ mediaType: 'text/html', width: 0 })).toBe('card');
  expect(formOf({ mediaType: 'video/webm', width: 0 })).toBe('film');
  expect(formOf({ mediaType: 'audio/ogg', width: 0 })).toBe('sound');
});

test('a name cannot lead elsewhere', () => {
  expect(addressOf({ id: 'x', name: '../../a b?c#d.pdf' })).toBe('/files/x/..%2F..%2Fa%20b%3Fc%23d.pdf');
  expect(addressOf({ id: 'x', name: 'thumbnail' })).toBe('/files/x/thumbnail.bin');
});

test.each([
  ['relatorio.pdf', 'application/pdf', 'PDF'],
  ['archive.tar.gz', 'application/gzip', 'GZ'],
  ['photo', 'image/png', 'PNG'],
  ['Makefile', 'application/octet-stream', '…'],
])('%s is labelled', (name, mediaType, label) => {
  expect(kindLabel({ name, mediaType })).toBe(label);
});
