import { deflateSync } from 'node:zlib';
import { thumbHashToApproximateAspectRatio } from 'thumbhash';
import sharp from 'sharp';
import type { User } from '@prosa/proto/chat';
import { refusal, signUp, startTestPersistence, type TestPersistence } from '../test-persistence.ts';
import { download, uploadWhole } from './test-upload.ts';

let p: TestPersistence;
let ana: User;
beforeAll(async () => {
  p = await startTestPersistence();
  ana = await signUp(p, 'Ana');
});
afterAll(() => p.close());

const background = { r: 200, g: 30, b: 30 };
const canvas = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background } });

test('a picture gets a small one, turned the way it was taken, without where it was taken', async () => {
  const photo = await canvas(1_600, 800)
    .withMetadata({ orientation: 6 })
    .withExifMerge({
      IFD0: { Make: 'Camera' },
      IFD3: { GPSLatitudeRef: 'S', GPSLatitude: '23/1 26/1 0/1' },
    })
    .jpeg()
    .toBuffer();
  expect((await sharp(photo).metadata()).exif?.includes('Camera')).toBe(true);
  const attachment = await uploadWhole(p, ana, photo, { name: 'boia.jpg', mediaType: 'image/png' });
  expect(attachment).toMatchObject({ mediaType: 'image/jpeg', width: 800, height: 1_600, hasThumbnail: true });
  expect(thumbHashToApproximateAspectRatio(attachment.placeholder)).toBeCloseTo(0.5, 0);
  const { head, bytes } = await download(p, ana, attachment.id, { thumbnail: true });
  expect(head?.mediaType).toBe('image/webp');
  const small = await sharp(bytes).metadata();
  expect([small.format, small.width, small.height, small.exif]).toEqual(['webp', 352, 704, undefined]);
});

test.each(['png', 'webp', 'gif', 'avif'] as const)('%s is a picture', async (format) => {
  const bytes = await canvas(40, 30).toFormat(format).toBuffer();
  const attachment = await uploadWhole(p, ana, bytes);
  expect(attachment).toMatchObject({ mediaType: `image/${format}`, width: 40, height: 30, hasThumbnail: true });
});

test('what is no picture inside, or too large a one, is a file without a small picture', async () => {
  const broken = Buffer.concat([(await canvas(40, 30).png().toBuffer()).subarray(0, 60), Buffer.alloc(100)]);
  expect(await uploadWhole(p, ana, broken)).toMatchObject({ mediaType: 'image/png', hasThumbnail: false });
  const bomb = await uploadWhole(p, ana, pngOf(40_000, 40_000));
  expect(bomb).toMatchObject({ mediaType: 'image/png', width: 0, hasThumbnail: false });
  expect(await refusal(download(p, ana, bomb.id, { thumbnail: true }))).toBe('NotFound ATTACHMENT_NOT_FOUND');
});

test.each([
  ['<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', 'image/svg+xml', 'text/plain'],
  ['<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>', 'image/svg+xml', 'text/plain'],
  ['<!doctype html><script>alert(1)</script>', 'text/html', 'text/plain'],
  ['a,b\n1,2\n', 'text/csv', 'text/csv'],
  ['olá', 'image/png', 'text/plain'],
  ['\u0001\u0002', 'text/plain', 'application/octet-stream'],
  ['%PDF-1.7\n', 'text/plain', 'application/pdf'],
])('the type is found, not believed: %j as %s is %s', async (text, claimed, found) => {
  const { mediaType } = await uploadWhole(p, ana, Buffer.from(text), { mediaType: claimed });
  expect(mediaType).toBe(found);
});

/** A PNG that says it is this large and holds next to nothing. */
function pngOf(width: number, height: number): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 0, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const data = deflateSync(Buffer.alloc(1_000));
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc(body));
  return Buffer.concat([length, body, check]);
}

function crc(bytes: Buffer): number {
  let sum = ~0;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return ~sum >>> 0;
}
