// Writes .br and .gz beside every text file of a folder that is worth it, so that the gateway never compresses while
// somebody waits: node tools/build/compress.mjs dist/apps/chat-web/browser
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** Smaller files travel in one or two packets as they are. */
const leastBytes = 1_400;
const textTypes = new Set([
  '.css',
  '.html',
  '.js',
  '.json',
  '.map',
  '.mjs',
  '.svg',
  '.txt',
  '.webmanifest',
  '.xml',
  '.wasm',
]);

const formats = {
  br: (data) =>
    promisify(brotliCompress)(data, {
      params: {
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
        [constants.BROTLI_PARAM_SIZE_HINT]: data.length,
      },
    }),
  gz: (data) => promisify(gzip)(data, { level: constants.Z_BEST_COMPRESSION }),
};

const [folder] = process.argv.slice(2);
const entries = await readdir(folder, { recursive: true, withFileTypes: true });
const totals = { files: 0, bytes: 0, br: 0, gz: 0 };
for (const entry of entries) {
  if (!entry.isFile() || !textTypes.has(extname(entry.name))) continue;
  const path = join(entry.parentPath, entry.name);
  const data = await readFile(path);
  if (data.length < leastBytes) continue;
  totals.files += 1;
  totals.bytes += data.length;
  for (const [ending, compress] of Object.entries(formats)) {
    const packed = await compress(data);
    totals[ending] += packed.length;
    await writeFile(`${path}.${ending}`, packed);
  }
}
const kilobytes = (bytes) => `${Math.round(bytes / 1000)} kB`;
console.log(
  `${totals.files} files, ${kilobytes(totals.bytes)}: ${kilobytes(totals.br)} as br, ${kilobytes(totals.gz)} as gz`,
);
