import { deflateSync, crc32 } from 'node:zlib';

/** A file of the demo. */
export interface DemoFile {
  readonly name: string;
  /** What it shows, for those who do not see it. */
  readonly altText: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** The files of the demo, made when they are wanted. */
export const files: Readonly<Record<'chart' | 'list', () => DemoFile>> = {
  chart: () => ({
    name: 'ubatuba-02-noite.png',
    altText: 'Curve of the tide at Ubatuba over one night, with a gap of 48 minutes shown in yellow',
    bytes: tideChart(960, 400),
  }),
  list: () => ({
    name: 'lista-ida-ao-mar.csv',
    altText: '',
    bytes: new TextEncoder().encode(
      'item,quantidade,quem\nbaterias,2,Kwame\nmodem,1,Kwame\nchave de 13,1,Rafael\nfita,3,Joana\n',
    ),
  }),
};

const paper = [252, 253, 250] as const;
const line = [13, 90, 63] as const;
const sea = [212, 225, 208] as const;
const gap = [247, 192, 46] as const;

/** Two tides of a night as a picture: the sea under a curve, the gap in yellow. */
function tideChart(width: number, height: number): Uint8Array<ArrayBuffer> {
  const rows = Buffer.alloc(height * (1 + width * 3));
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const phase = (x / width) * Math.PI * 4 - 0.6;
      const level = height * (0.52 - 0.26 * Math.sin(phase) - 0.06 * Math.sin(2.3 * phase));
      const silent = x > width * 0.62 && x < width * 0.7;
      const distance = Math.abs(y - level);
      const colour = distance < 3 ? (silent ? gap : line) : y > level ? sea : paper;
      const grid = y % 80 === 0 && distance >= 3 && y < level ? 0.94 : 1;
      colour.forEach((part, index) => (rows[y * (1 + width * 3) + 1 + x * 3 + index] = part * grid));
    }
  }
  return png(width, height, rows);
}

/** RFC 2083, 24 bits a pixel, no filter. */
function png(width: number, height: number, rows: Buffer): Uint8Array<ArrayBuffer> {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return new Uint8Array(
    Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]),
  );
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
