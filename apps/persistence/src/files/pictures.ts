import sharp from 'sharp';
import { rgbaToThumbHash } from 'thumbhash';
import { Turns } from '../turns.ts';

/** A picture of this many pixels takes 200 MB while it is read; larger ones are not opened. */
const maxPixels = 50_000_000;
const maxSeconds = 10;
/** Twice what a message shows, for dense screens. */
const thumbnailPixels = 704;
const placeholderPixels = 100;
/** Three times what the card of a link shows. */
const linkPicture = { width: 264, height: 204 };

/** Only what browsers show is ever read, and only by the readers that are kept safe for it. */
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: [
    'VipsForeignLoadJpegBuffer',
    'VipsForeignLoadPngBuffer',
    'VipsForeignLoadWebpBuffer',
    'VipsForeignLoadNsgifBuffer',
    'VipsForeignLoadHeifBuffer',
  ],
});
sharp.cache(false);
sharp.concurrency(1);

/** What a message shows of a picture. */
export interface Picture {
  /** As it is to be seen, turned the way the camera was held. */
  readonly width: number;
  readonly height: number;
  /** WebP without metadata: no place, no camera. */
  readonly thumbnail: Uint8Array;
  /** ThumbHash. */
  readonly placeholder: Uint8Array;
}

/** Looks at pictures, one at a time: it takes memory, and a processor that others need. */
export class Pictures {
  readonly #turns = new Turns({
    atOnce: 1,
    waiting: 100,
    refusal: 'too many pictures are being looked at',
    retryAfterMs: 2_000,
  });

  /**
   * What a message shows of a picture, or undefined when it cannot be read or has too many pixels. The bytes are fetched when
   * it is its turn. Throws OVERLOADED, and what fetching throws.
   */
  look(bytes: () => Promise<Buffer>): Promise<Picture | undefined> {
    return this.#turns.take(async () => {
      const picture = await bytes();
      return look(picture).catch(() => undefined);
    });
  }

  /**
   * A picture from elsewhere as small as the card of a link shows it, WebP without metadata; undefined when it cannot be read, has too
   * many pixels, or too many others wait.
   */
  shrink(bytes: Uint8Array): Promise<Buffer | undefined> {
    return this.#turns.take(() => shrink(bytes)).catch(() => undefined);
  }
}

/** The middle of a picture as the card of a link shows it. */
async function shrink(bytes: Uint8Array): Promise<Buffer> {
  return opened(bytes)
    .autoOrient()
    .resize({ ...linkPicture, fit: 'cover', withoutEnlargement: true })
    .webp({ quality: 74 })
    .toBuffer();
}

function opened(bytes: Uint8Array) {
  return sharp(bytes, { limitInputPixels: maxPixels, failOn: 'error' }).timeout({ seconds: maxSeconds });
}

async function look(bytes: Buffer): Promise<Picture> {
  const source = opened(bytes);
  const { autoOrient } = await source.metadata();
  const thumbnail = await source
    .clone()
    .autoOrient()
    .resize(thumbnailPixels, thumbnailPixels, { fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 78 })
    .toBuffer();
  const { data, info } = await sharp(thumbnail)
    .resize(placeholderPixels, placeholderPixels, { fit: 'inside', withoutEnlargement: true })
    .ensureAlpha()
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height } = autoOrient;
  return { width, height, thumbnail, placeholder: rgbaToThumbHash(info.width, info.height, data) };
}
