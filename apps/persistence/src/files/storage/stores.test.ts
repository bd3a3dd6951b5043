import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FileMissing, type FileStore } from './file-store.ts';
import { FolderStore } from './folder-store.ts';
import { S3Error, S3Store } from './s3-store.ts';
import { startTestS3, type TestS3 } from './test-s3.ts';

let folder: string;
let s3: TestS3;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'prosa-store-'));
  s3 = await startTestS3();
});
afterAll(async () => {
  await rm(folder, { recursive: true });
  await s3[Symbol.asyncDispose]();
});

const stores: [string, () => FileStore][] = [
  ['a folder', () => new FolderStore(folder)],
  ['a bucket', () => new S3Store(s3.options)],
];
let files = 0;
const newKey = () => `ab/file-${++files}`;

async function read(store: FileStore, key: string, first: number, length: number): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of store.read(key, { first, length })) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** Puts the parts of an upload, each of them twice: an answer may have been lost. */
async function upload(store: FileStore, key: string, bytes: Buffer) {
  const mark = await store.begin(key);
  const marks: string[] = [];
  for (let offset = 0; offset < bytes.length; offset += store.partBytes) {
    const part = { index: marks.length, offset, bytes: bytes.subarray(offset, offset + store.partBytes) };
    await store.putPart({ key, mark }, part);
    marks.push(await store.putPart({ key, mark }, part));
  }
  return { upload: { key, mark }, marks };
}

describe.each(stores)('%s', (_, open) => {
  test('makes a file of its parts, gives any part of it, and removes it', async () => {
    const store = open();
    const key = newKey();
    const bytes = randomBytes(store.partBytes * 2 + 1_000);
    const { upload: under, marks } = await upload(store, key, bytes);
    await expect(read(store, key, 0, 1)).rejects.toBeInstanceOf(FileMissing);
    await store.complete(under, marks);
    await store.complete(under, marks);
    expect((await read(store, key, 0, bytes.length)).equals(bytes)).toBe(true);
    const at = store.partBytes - 3;
    expect(await read(store, key, at, 70_000)).toEqual(bytes.subarray(at, at + 70_000));
    expect(await read(store, key, 5, 0)).toHaveLength(0);
    await store.remove(key);
    await store.remove(key);
    await expect(read(store, key, 0, 1)).rejects.toBeInstanceOf(FileMissing);
  });

  test('keeps empty files', async () => {
    const store = open();
    const key = newKey();
    const { upload: under, marks } = await upload(store, key, Buffer.alloc(0));
    await store.complete(under, marks);
    expect(await read(store, key, 0, 0)).toHaveLength(0);
  });

  test('forgets an upload that is given up', async () => {
    const store = open();
    const key = newKey();
    const { upload: under, marks } = await upload(store, key, Buffer.from('half'));
    await store.abandon(under);
    await store.abandon(under);
    await expect(store.complete(under, marks)).rejects.toThrow();
  });

  test('keeps a small file whole, the last one wins', async () => {
    const store = open();
    const key = newKey();
    await store.put(key, Buffer.from('first'));
    await store.put(key, Buffer.from('then'));
    expect((await read(store, key, 0, 4)).toString()).toBe('then');
  });
});

test('the folder holds nothing unfinished after all that', async () => {
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  const uploads = names.filter((entry) => entry.isFile() && entry.parentPath.includes('uploads'));
  expect(uploads).toEqual([]);
});

test('a bucket whose answers are lost ends up the same', async () => {
  const store = new S3Store(s3.options);
  const key = newKey();
  const { upload: under, marks } = await upload(store, key, Buffer.from('hello'));
  s3.loseAnswers(1);
  await expect(store.complete(under, marks)).rejects.toThrow();
  await store.complete(under, marks);
  expect((await read(store, key, 0, 5)).toString()).toBe('hello');
  expect(s3.openUploads).toBe(0);
});

test('a wrong secret is refused by the bucket', async () => {
  const store = new S3Store({ ...s3.options, secretAccessKey: 'guessed' });
  await expect(store.put(newKey(), Buffer.from('x'))).rejects.toBeInstanceOf(S3Error);
});
