import { envelope, EnvelopeReader } from './envelope-reader.ts';

function read(bytes: Buffer, ...cuts: number[]): string[] {
  const seen: string[] = [];
  const reader = new EnvelopeReader((flags, content, start, end) => {
    seen.push(`${flags}:${content.toString('latin1', start, end)}`);
  });
  let from = 0;
  for (const cut of [...cuts, bytes.length]) {
    reader.feed(bytes, from, cut);
    from = cut;
  }
  return seen;
}

describe('EnvelopeReader', () => {
  const bytes = Buffer.concat([
    envelope(0, Buffer.from('first')),
    envelope(0, Buffer.alloc(0)),
    envelope(2, Buffer.from('{"error":{}}')),
  ]);
  const expected = ['0:first', '0:', '2:{"error":{}}'];

  it('cuts a stream into envelopes', () => {
    expect(read(bytes)).toEqual(expected);
  });

  it('does so wherever the input is cut', () => {
    for (let first = 1; first < bytes.length; first++) {
      for (let second = first; second < bytes.length; second++) expect(read(bytes, first, second)).toEqual(expected);
    }
  });

  it('keeps the rest when the caller reuses its buffer', () => {
    const seen: string[] = [];
    const reader = new EnvelopeReader((_flags, content, start, end) => {
      seen.push(content.toString('latin1', start, end));
    });
    const buffer = Buffer.from(envelope(0, Buffer.from('text')));
    const rest = Buffer.from(buffer.subarray(7));
    reader.feed(buffer, 0, 7);
    buffer.fill(0xff);
    reader.feed(rest, 0, rest.length);
    expect(seen).toEqual(['text']);
  });
});
