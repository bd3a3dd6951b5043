import { randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import type { User } from '@prosa/proto/chat';
import { refusal, signUp, startTestPersistence, type TestPersistence } from '../test-persistence.ts';
import { startTestS3 } from './storage/test-s3.ts';
import { announce, download, pour, uploadWhole } from './test-upload.ts';

const mebibyte = 1024 * 1024;

describe('uploads', () => {
  let p: TestPersistence;
  let ana: User;
  let bo: User;
  beforeAll(async () => {
    p = await startTestPersistence();
    ana = await signUp(p, 'Ana');
    bo = await signUp(p, 'Bo');
  });
  afterAll(() => p.close());

  test('the bytes come back as they went, whole and in parts', async () => {
    const bytes = randomBytes(2 * mebibyte + 12_345);
    const attachment = await uploadWhole(p, ana, bytes, { name: 'dados – março.bin' });
    expect(attachment).toMatchObject({
      name: 'dados – março.bin',
      mediaType: 'application/octet-stream',
      sizeBytes: BigInt(bytes.length),
      width: 0,
      hasThumbnail: false,
    });
    const { head, bytes: back } = await download(p, ana, attachment.id);
    expect(back.equals(bytes)).toBe(true);
    expect(head).toMatchObject({ name: 'dados – março.bin', first: 0n, length: BigInt(bytes.length) });

    const part = (range: Parameters<typeof download>[3]) => download(p, ana, attachment.id, range);
    expect((await part({ range: { first: 1_000_000n, last: 1_100_000n } })).bytes).toEqual(
      bytes.subarray(1_000_000, 1_100_001),
    );
    expect((await part({ range: { first: 2_000_000n } })).bytes.length).toBe(bytes.length - 2_000_000);
    expect((await part({ range: { suffixBytes: 10n } })).bytes).toEqual(bytes.subarray(-10));
    expect((await part({ range: { first: 5n, last: 99_999_999n } })).head?.length).toBe(BigInt(bytes.length - 5));
    expect(await refusal(part({ range: { first: BigInt(bytes.length) } }))).toBe('OutOfRange RANGE_NOT_SATISFIABLE');
    expect(await refusal(part({ range: { first: 5n, last: 4n } }))).toBe('OutOfRange RANGE_NOT_SATISFIABLE');
  });

  test('go on after a cut where the last whole step ended, also in another process', async () => {
    const bytes = randomBytes(3 * mebibyte + 7);
    const { id } = await announce(p, ana, bytes);
    const cut = await pour(p, ana, id, 0, bytes.subarray(0, 2 * mebibyte + 500));
    expect([cut.receivedBytes, cut.attachment]).toEqual([BigInt(2 * mebibyte), undefined]);
    expect(await refusal(pour(p, ana, id, 2 * mebibyte + 500, bytes.subarray(2 * mebibyte + 500)))).toBe(
      'FailedPrecondition UPLOAD_OFFSET_WRONG',
    );
    const other = await startTestPersistence(p.databaseUrl, { folder: p.folder });
    const { response } = await other.files.getUpload({ actorId: ana.id, request: { uploadId: id } });
    expect(response?.upload?.receivedBytes).toBe(BigInt(2 * mebibyte));
    const done = await pour(other, ana, id, 2 * mebibyte, bytes.subarray(2 * mebibyte));
    await other.close();
    expect(done.attachment?.id).toBe(id);
    expect((await download(p, ana, id)).bytes.equals(bytes)).toBe(true);
    // The answer was lost and everything is asked for again.
    expect((await pour(p, ana, id, 0, bytes)).attachment?.id).toBe(id);
  });

  test('two streams of the same upload at once: the file is right', async () => {
    const bytes = randomBytes(4 * mebibyte);
    const { id } = await announce(p, ana, bytes);
    await Promise.allSettled([pour(p, ana, id, 0, bytes), pour(p, ana, id, 0, bytes)]);
    const { response } = await p.files.getUpload({ actorId: ana.id, request: { uploadId: id } });
    const received = Number(response?.upload?.receivedBytes);
    await pour(p, ana, id, received, bytes.subarray(received));
    expect((await download(p, ana, id)).bytes.equals(bytes)).toBe(true);
  });

  test('an empty file is a file', async () => {
    const { id } = await uploadWhole(p, ana, new Uint8Array(), { name: '__init__.py' });
    expect((await download(p, ana, id)).bytes).toHaveLength(0);
  });

  test('what came differs from what was announced: refused, and nothing stays', async () => {
    const bytes = randomBytes(1_000);
    const { id } = await announce(p, ana, bytes, { sha256: randomBytes(32) });
    expect(await refusal(pour(p, ana, id, 0, bytes))).toBe('DataLoss UPLOAD_CORRUPT');
    expect(await refusal(p.files.getUpload({ actorId: ana.id, request: { uploadId: id } }))).toBe(
      'NotFound UPLOAD_NOT_FOUND',
    );
    const longer = await announce(p, ana, bytes);
    expect(await refusal(pour(p, ana, longer.id, 0, randomBytes(1_001)))).toBe('InvalidArgument ATTACHMENT_TOO_LARGE');
  });

  test('belong to who made them', async () => {
    const bytes = Buffer.from('mine');
    const { id } = await announce(p, ana, bytes);
    expect(await refusal(pour(p, bo, id, 0, bytes))).toBe('NotFound UPLOAD_NOT_FOUND');
    await p.files.cancelUpload({ actorId: bo.id, request: { uploadId: id } });
    await pour(p, ana, id, 0, bytes);
    expect(await refusal(download(p, bo, id))).toBe('NotFound ATTACHMENT_NOT_FOUND');
    expect((await download(p, ana, id)).bytes.toString()).toBe('mine');
    await p.files.cancelUpload({ actorId: ana.id, request: { uploadId: id } });
    await p.files.cancelUpload({ actorId: ana.id, request: { uploadId: id } });
    expect(await refusal(download(p, ana, id))).toBe('NotFound ATTACHMENT_NOT_FOUND');
  });

  test.each(['..', '.', ' ', '\u202e'])('no name for a file: %j', async (name) => {
    expect(await refusal(announce(p, ana, Buffer.from('x'), { name }))).toBe('InvalidArgument INVALID_ARGUMENT');
  });

  test('a name cannot be turned around to look like another', async () => {
    const { name } = await uploadWhole(p, ana, Buffer.from('x'), { name: 'report\u202excod.exe' });
    expect(name).toBe('reportxcod.exe');
  });
});

describe('room', () => {
  test('is counted for each and for all, and given back', async () => {
    const limits = { maxFileBytes: 1_000n, accountQuotaBytes: 1_500n, workspaceQuotaBytes: 2_000n };
    const p = await startTestPersistence(undefined, { limits });
    const [ana, bo] = [await signUp(p, 'Ana'), await signUp(p, 'Bo')];
    const of = (bytes: number) => randomBytes(bytes);
    expect(await refusal(announce(p, ana, of(1_001)))).toBe('InvalidArgument ATTACHMENT_TOO_LARGE');
    const first = await announce(p, ana, of(1_000));
    expect(await refusal(announce(p, ana, of(501)))).toBe('ResourceExhausted QUOTA_EXCEEDED');
    await announce(p, ana, of(500));
    expect(await refusal(announce(p, bo, of(501)))).toBe('ResourceExhausted QUOTA_EXCEEDED');
    const usage = async () => (await p.files.getUsage({ actorId: ana.id, request: {} })).response;
    expect(await usage()).toMatchObject({ usedBytes: 1_500n, workspaceUsedBytes: 1_500n, maxFileBytes: 1_000n });
    await p.files.cancelUpload({ actorId: ana.id, request: { uploadId: first.id } });
    expect(await usage()).toMatchObject({ usedBytes: 500n, workspaceUsedBytes: 500n });
    await announce(p, bo, of(1_000));
    // Many at once cannot pass the limit together.
    const tries = await Promise.allSettled(Array.from({ length: 20 }, () => announce(p, ana, of(100))));
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
    await p.close();
  });
});

describe('sweeping', () => {
  test('removes what no message took in time, and what was given up, from the disk', async () => {
    const p = await startTestPersistence();
    const ana = await signUp(p, 'Ana');
    const stored = async () =>
      (await readdir(join(p.folder), { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
    const late = await uploadWhole(p, ana, randomBytes(1_000));
    const half = await announce(p, ana, randomBytes(2 * mebibyte));
    await pour(p, ana, half.id, 0, randomBytes(mebibyte + 1));
    const kept = await uploadWhole(p, ana, randomBytes(1_000));
    expect(await stored()).toHaveLength(3);
    const sql = new pg.Client(p.databaseUrl);
    await sql.connect();
    await sql.query(`update file set expires_at = now() - interval '1 s' where id in ($1, $2)`, [late.id, half.id]);
    expect(await refusal(pour(p, ana, half.id, mebibyte, randomBytes(mebibyte)))).toBe('NotFound UPLOAD_NOT_FOUND');
    // A start sweeps.
    const other = await startTestPersistence(p.databaseUrl, { folder: p.folder });
    await other.close();
    const { rows } = await sql.query<{ id: string }>('select id from file');
    expect(rows).toEqual([{ id: kept.id }]);
    expect(await stored()).toHaveLength(1);
    const { rows: usage } = await sql.query<{ bytes: string }>('select distinct bytes from file_usage');
    expect(usage).toEqual([{ bytes: '1000' }]);
    await sql.end();
    await p.close();
  });
});

test('a bucket instead of the folder: up in two cuts, down, gone', async () => {
  const s3 = await startTestS3();
  const p = await startTestPersistence(undefined, { s3: s3.options });
  const ana = await signUp(p, 'Ana');
  const bytes = randomBytes(6 * mebibyte);
  const { id } = await announce(p, ana, bytes);
  const cut = await pour(p, ana, id, 0, bytes.subarray(0, 5 * mebibyte + 10));
  expect(cut.receivedBytes).toBe(BigInt(5 * mebibyte));
  await pour(p, ana, id, 5 * mebibyte, bytes.subarray(5 * mebibyte));
  expect((await download(p, ana, id, { range: { first: 5_242_879n, last: 5_242_890n } })).bytes).toEqual(
    bytes.subarray(5_242_879, 5_242_891),
  );
  await p.files.cancelUpload({ actorId: ana.id, request: { uploadId: id } });
  await p.close();
  expect([...s3.objects.keys(), s3.openUploads]).toEqual([0]);
  await s3[Symbol.asyncDispose]();
});

test('a bucket that is away is told as such', async () => {
  const s3 = await startTestS3();
  const p = await startTestPersistence(undefined, { s3: s3.options });
  const ana = await signUp(p, 'Ana');
  await s3[Symbol.asyncDispose]();
  expect(await refusal(announce(p, ana, Buffer.from('x')))).toBe('Unavailable STORAGE_UNAVAILABLE');
  await p.close();
});
