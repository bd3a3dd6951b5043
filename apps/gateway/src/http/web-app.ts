import { hash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** How a file may be sent. */
export type ContentCoding = 'br' | 'gzip' | 'identity';

/** A file of the web app, in memory. */
export interface WebFile {
  readonly type: string;
  readonly etag: string;
  /** Its name changes with its content: it may be kept for ever. */
  readonly immutable: boolean;
  readonly bytes: Buffer;
  /** Compressed forms: those that lay beside the file, and those made when they were first asked for. */
  readonly coded: Map<ContentCoding, Buffer>;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
  '.mp3': 'audio/mpeg',
  '.ogg': 'audio/ogg',
};

/**
 * Names with the eight characters of a content hash, as the Angular build makes them (`main-4UGFG3AW.js`,
 * `chunk-_99GolHl.js`). Eight small letters alone may be a word.
 */
const HASHED = /[-.](?=[a-z]*[A-Z0-9_])[\w-]{8}\.[a-z0-9]+$/;
const COMPRESSIBLE = /^(text\/|image\/svg|application\/(json|manifest|wasm))/;
const WORTH_COMPRESSING = 1_024;
const compressBrotli = promisify(brotliCompress);
const compressGzip = promisify(gzip);

/** The built web app: every file by its path (`/main-ABCDEFGH.js`). */
export class WebApp {
  readonly #files: ReadonlyMap<string, WebFile>;

  private constructor(files: ReadonlyMap<string, WebFile>) {
    this.#files = files;
  }

  /**
   * Reads all files below a folder into memory: they are few and small, and so an upgrade on disk cannot mix two
   * versions. Throws when the folder has no index.html.
   */
  static async load(root: string): Promise<WebApp> {
    const files = new Map<string, WebFile>();
    const coded: { of: string; coding: ContentCoding; bytes: Buffer }[] = [];
    for (const entry of await readdir(root, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || entry.name.startsWith('.')) continue;
      const file = join(entry.parentPath, entry.name);
      const path = `/${relative(root, file).split(sep).join('/')}`;
      const bytes = await readFile(file);
      const coding = ({ '.br': 'br', '.gz': 'gzip' } as const)[extname(path)];
      if (coding) coded.push({ of: path.slice(0, -3), coding, bytes });
      else files.set(path, toWebFile(path, bytes));
    }
    for (const { of, coding, bytes } of coded) files.get(of)?.coded.set(coding, bytes);
    if (!files.has('/index.html')) throw new Error('no index.html in the folder of the web app');
    return new WebApp(files);
  }

  get(path: string): WebFile | undefined {
    return this.#files.get(path);
  }

  /** The page with a nonce for the style elements that the app makes. */
  page(nonce: string): Buffer {
    const html = this.#files.get('/index.html')?.bytes.toString('utf8') ?? '';
    const marked = html
      .replace(/(<prosa-root\b[^>]*?)\s+ngCspNonce="[^"]*"/gi, '$1')
      .replace(/<prosa-root\b/gi, `<prosa-root ngCspNonce="${nonce}"`)
      .replace(/<style\b(?![^>]*\snonce=)/gi, `<style nonce="${nonce}"`);
    return Buffer.from(marked);
  }
}

/** The bytes of a file in a coding that the client takes. */
export async function inCoding(file: WebFile, accepted: string): Promise<{ coding: ContentCoding; bytes: Buffer }> {
  const coding = preferred(file, accepted);
  if (coding === 'identity') return { coding, bytes: file.bytes };
  let bytes = file.coded.get(coding);
  if (bytes === undefined) {
    const params = { [constants.BROTLI_PARAM_QUALITY]: 9 };
    bytes =
      coding === 'br' ? await compressBrotli(file.bytes, { params }) : await compressGzip(file.bytes, { level: 9 });
    file.coded.set(coding, bytes);
  }
  return { coding, bytes };
}

function preferred(file: WebFile, accepted: string): ContentCoding {
  if (!COMPRESSIBLE.test(file.type) || file.bytes.length < WORTH_COMPRESSING) return 'identity';
  const takes = (name: string) =>
    accepted.split(',').some((part) => new RegExp(`^\\s*${name}\\s*(;(?!\\s*q=0(\\.0*)?\\s*$)|$)`, 'i').test(part));
  if (takes('br')) return 'br';
  return takes('gzip') ? 'gzip' : 'identity';
}

function toWebFile(path: string, bytes: Buffer): WebFile {
  return {
    type: TYPES[extname(path).toLowerCase()] ?? 'application/octet-stream',
    etag: `"${hash('sha256', bytes, 'base64url').slice(0, 22)}"`,
    immutable: HASHED.test(path),
    bytes,
    coded: new Map(),
  };
}
