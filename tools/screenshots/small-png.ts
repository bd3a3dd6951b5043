import { crc32, deflateSync, inflateSync } from 'node:zlib';

/** Pixels, three bytes each, row by row. */
interface Picture {
  readonly width: number;
  readonly height: number;
  readonly rgb: Uint8Array;
}

/** How many of the 256 colours are taken as they are. */
const exact = 176;

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/**
 * The same picture with at most 256 colours: about a third of the bytes. Takes 8-bit RGB or RGBA without interlace,
 * as Chromium writes it (PNG, third edition, https://www.w3.org/TR/png-3/).
 */
export function smallPng(png: Buffer): Buffer {
  const picture = decode(png);
  const palette = paletteOf(picture);
  return encode(picture, palette);
}

function decode(png: Buffer): Picture {
  const width = png.readUInt32BE(16);
  const height = png.readUInt32BE(20);
  const channels = png[25] === 6 ? 4 : 3;
  if (png[24] !== 8 || (png[25] !== 2 && png[25] !== 6) || png[28] !== 0) throw new Error('not a PNG of 8-bit RGB');
  const parts: Buffer[] = [];
  for (let at = 8; at < png.length;) {
    const length = png.readUInt32BE(at);
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(png.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  const raw = inflateSync(Buffer.concat(parts));
  const stride = width * channels;
  const rgb = new Uint8Array(width * height * 3);
  const line = new Uint8Array(stride);
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (stride + 1)] ?? 0;
    const before = line.slice();
    for (let x = 0; x < stride; x++) {
      const left = x >= channels ? (line[x - channels] ?? 0) : 0;
      const up = before[x] ?? 0;
      const upLeft = x >= channels ? (before[x - channels] ?? 0) : 0;
      const predicted = [0, left, up, (left + up) >> 1, paeth(left, up, upLeft)][filter] ?? 0;
      line[x] = (raw[y * (stride + 1) + 1 + x] ?? 0) + predicted;
    }
    for (let x = 0; x < width; x++) rgb.set(line.subarray(x * channels, x * channels + 3), (y * width + x) * 3);
  }
  return { width, height, rgb };
}

function paeth(left: number, up: number, upLeft: number): number {
  const guess = left + up - upLeft;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - upLeft)];
  return a <= b && a <= c ? left : b <= c ? up : upLeft;
}

/** The commonest colours to the bit, so that plain surfaces stay as they are; for the rest median cut. */
function paletteOf({ rgb }: Picture): number[] {
  const counts = new Map<number, number>();
  for (let at = 0; at < rgb.length; at += 3) {
    const colour = colourAt(rgb, at);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const byCount = [...counts.keys()].sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0));
  const common = byCount.slice(0, exact);
  let boxes = byCount.length > exact ? [byCount.slice(exact)] : [];
  while (boxes.length > 0 && common.length + boxes.length < 256) {
    const widest = boxes
      .map((box) => ({ box, ...spreadOf(box) }))
      .filter(({ spread }) => spread > 0)
      .sort((a, b) => b.spread * Math.sqrt(b.box.length) - a.spread * Math.sqrt(a.box.length))[0];
    if (!widest) break;
    const sorted = widest.box.toSorted((a, b) => channel(a, widest.shift) - channel(b, widest.shift));
    const middle = sorted.length >> 1;
    boxes = [...boxes.filter((box) => box !== widest.box), sorted.slice(0, middle), sorted.slice(middle)];
  }
  return [
    ...common,
    ...boxes.map((box) => box.reduce((a, b) => ((counts.get(b) ?? 0) > (counts.get(a) ?? 0) ? b : a))),
  ];
}

function spreadOf(box: readonly number[]): { readonly spread: number; readonly shift: number } {
  const spreads = [16, 8, 0].map((shift) => {
    let [low, high] = [255, 0];
    for (const colour of box) {
      low = Math.min(low, channel(colour, shift));
      high = Math.max(high, channel(colour, shift));
    }
    return { spread: high - low, shift };
  });
  return spreads.reduce((a, b) => (b.spread > a.spread ? b : a));
}

function encode({ width, height, rgb }: Picture, palette: readonly number[]): Buffer {
  const nearest = new Map<number, number>();
  const raw = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const colour = colourAt(rgb, (y * width + x) * 3);
      let index = nearest.get(colour);
      if (index === undefined) nearest.set(colour, (index = nearestOf(colour, palette)));
      raw[y * (width + 1) + 1 + x] = index;
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3], 8);
  const colours = Buffer.from(palette.flatMap((colour) => [16, 8, 0].map((shift) => channel(colour, shift))));
  const data = deflateSync(raw, { level: 9, memLevel: 9 });
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('PLTE', colours),
    chunk('IDAT', data),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function nearestOf(colour: number, palette: readonly number[]): number {
  let [best, bestDistance] = [0, Infinity];
  palette.forEach((candidate, index) => {
    const distance = [16, 8, 0].reduce(
      (sum, shift) => sum + (channel(colour, shift) - channel(candidate, shift)) ** 2,
      0,
    );
    if (distance < bestDistance) [best, bestDistance] = [index, distance];
  });
  return best;
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  framed.set(body, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}

function colourAt(rgb: Uint8Array, at: number): number {
  return ((rgb[at] ?? 0) << 16) | ((rgb[at + 1] ?? 0) << 8) | (rgb[at + 2] ?? 0);
}

function channel(colour: number, shift: number): number {
  return (colour >> shift) & 0xff;
}
