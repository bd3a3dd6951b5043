import { ChunkedResponse } from './chunked-response.ts';

const head = 'HTTP/1.1 200 OK\r\nContent-Type: application/connect+proto\r\nTransfer-Encoding: chunked\r\n\r\n';

/** What the reader makes of `wire` when it arrives in reads that end at the given places. */
function read(wire: string, ...cuts: number[]): { content: string; done: boolean } {
  let content = '';
  const response = new ChunkedResponse((bytes, start, end) => (content += bytes.toString('latin1', start, end)));
  const bytes = Buffer.from(wire, 'latin1');
  let from = 0;
  for (const cut of [...cuts, bytes.length]) {
    // A larger buffer with old bytes behind the new ones, as the socket's is.
    const buffer = Buffer.concat([bytes.subarray(from, cut), Buffer.from('rubbish')]);
    response.feed(buffer, cut - from);
    from = cut;
  }
  return { content, done: response.done };
}

describe('ChunkedResponse', () => {
  const wire = `${head}5\r\nhello\r\n1A;name=value\r\n, this is twenty-six bytes\r\n0\r\n\r\n`;

  it('gives the content of the chunks', () => {
    expect(read(wire)).toEqual({ content: 'hello, this is twenty-six bytes', done: true });
  });

  it('does so wherever the reads are cut', () => {
    for (let first = 1; first < wire.length; first++) {
      for (let second = first; second < wire.length; second++) {
        expect(read(wire, first, second)).toEqual({ content: 'hello, this is twenty-six bytes', done: true });
      }
    }
  });

  it('is not done before the last chunk', () => {
    expect(read(`${head}5\r\nhello\r\n`)).toEqual({ content: 'hello', done: false });
  });

  it('refuses another status, and a body without chunks', () => {
    expect(() => read('HTTP/1.1 401 Unauthorized\r\nContent-Length: 2\r\n\r\n{}')).toThrow('401 Unauthorized');
    expect(() => read('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}')).toThrow('the stream was refused');
  });

  it('refuses what is no chunk size', () => {
    expect(() => read(`${head}xyz\r\n`)).toThrow('no chunk size');
  });
});
