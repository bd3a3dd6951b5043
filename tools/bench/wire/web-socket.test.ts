import { clientFrame, TEXT, WebSocketReader } from './web-socket.ts';

const upgraded = Buffer.from('HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n');

function serverFrame(payload: string): Buffer {
  const { length } = payload;
  const head =
    length < 126
      ? [0x80 | TEXT, length]
      : length < 65_536
        ? [0x80 | TEXT, 126, length >> 8, length & 255]
        : [0x80 | TEXT, 127, 0, 0, 0, 0, 0, length >> 16, (length >> 8) & 255, length & 255];
  return Buffer.concat([Buffer.from(head), Buffer.from(payload)]);
}

function read(wire: Buffer, ...cuts: number[]): number[] {
  const lengths: number[] = [];
  const reader = new WebSocketReader((opcode, _, start, end) => lengths.push(opcode === TEXT ? end - start : -1));
  let from = 0;
  for (const cut of [...cuts, wire.length]) {
    reader.feed(Buffer.concat([wire.subarray(from, cut), Buffer.from('rubbish')]), cut - from);
    from = cut;
  }
  return lengths;
}

describe('WebSocketReader', () => {
  it('reads frames of all three lengths', () => {
    const payloads = ['', 'a', 'b'.repeat(126), 'c'.repeat(70_000)];
    expect(read(Buffer.concat([upgraded, ...payloads.map(serverFrame)]))).toEqual([0, 1, 126, 70_000]);
  });

  it('does so wherever the reads are cut', () => {
    const wire = Buffer.concat([upgraded, serverFrame('one'), serverFrame('d'.repeat(200)), serverFrame('three')]);
    for (let cut = 1; cut < wire.length - 4; cut++) expect(read(wire, cut, cut + 3)).toEqual([3, 200, 5]);
  });

  it('does not go on after a refusal', () => {
    expect(() => read(Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n'))).toThrow('the upgrade was refused');
  });
});

describe('clientFrame', () => {
  it.each([0, 125, 126, 1000])('masks %d bytes with zeros', (length) => {
    const frame = clientFrame('x'.repeat(length));
    expect(frame[1]! & 0x80).toBe(0x80);
    expect(frame).toHaveLength(length + (length < 126 ? 6 : 8));
  });
});
