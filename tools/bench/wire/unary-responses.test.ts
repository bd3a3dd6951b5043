import { UnaryResponses } from './unary-responses.ts';

function read(wire: string, ...cuts: number[]): string[] {
  const seen: string[] = [];
  const responses = new UnaryResponses((status, body, start, end) => {
    seen.push(`${status}:${body.toString('latin1', start, end)}`);
  });
  const bytes = Buffer.from(wire, 'latin1');
  let from = 0;
  for (const cut of [...cuts, bytes.length]) {
    const buffer = Buffer.concat([bytes.subarray(from, cut), Buffer.from('\r\n\r\nrubbish')]);
    responses.feed(buffer, cut - from);
    from = cut;
  }
  return seen;
}

describe('UnaryResponses', () => {
  const wire = [
    'HTTP/1.1 200 OK\r\ncontent-type: application/proto\r\ncontent-length: 5\r\n\r\nhello',
    'HTTP/1.1 429 Too Many Requests\r\nTransfer-Encoding: chunked\r\n\r\n3\r\n{"a\r\n3\r\n":1\r\n1\r\n}\r\n0\r\n\r\n',
    'HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n',
  ].join('');
  const expected = ['200:hello', '429:{"a":1}', '200:'];

  it('reads one response after another, with a length or in chunks', () => {
    expect(read(wire)).toEqual(expected);
  });

  it('does so wherever the reads are cut', () => {
    for (let first = 1; first < wire.length; first++) expect(read(wire, first)).toEqual(expected);
    for (let cut = 1; cut < wire.length - 40; cut++) expect(read(wire, cut, cut + 20, cut + 40)).toEqual(expected);
  });

  it('does not take a response without length', () => {
    expect(() => read('HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n')).toThrow('without length');
  });
});
