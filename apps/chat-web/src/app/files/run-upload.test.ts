import { create } from '@bufbuild/protobuf';
import { Code, ConnectError, createClient, createRouterTransport } from '@connectrpc/connect';
import { ErrorInfoSchema } from '@prosa/proto/rpc';
import { AttachmentSchema, FileService, UploadSchema, type Attachment } from '@prosa/proto/chat';
import { File } from 'node:buffer';
import { createHash } from 'node:crypto';
import { RequestFailed } from '../api/failure.ts';
import type { Timing } from '../api/timing.ts';
import type { Wake } from '../connection/wake.ts';
import type { PutBytes } from './put-bytes.ts';
import { runUpload } from './run-upload.ts';

const chunkBytes = 1_000;
const wake = { sleep: () => Promise.resolve() } as unknown as Wake;
const timing = { retryFirstMs: 0, retryMaxMs: 0 } as Timing;

/** A server that keeps what it is given, and can lose connections. */
class FileServer {
  announced: { name: string; sha256: string }[] = [];
  kept = new Uint8Array();
  asked = 0;
  /** What the next PUTs meet: so many bytes are kept, then this happens. */
  readonly traps: { keep: number; error: ConnectError }[] = [];
  refuse: ConnectError | undefined;
  private size = 0;

  readonly client = createClient(
    FileService,
    createRouterTransport(({ service }) => {
      service(FileService, {
        createUpload: ({ name, sizeBytes, sha256 }) => {
          if (this.refuse) throw this.refuse;
          this.announced.push({ name, sha256: Buffer.from(sha256).toString('hex') });
          this.size = Number(sizeBytes);
          this.kept = new Uint8Array();
          return { upload: this.upload() };
        },
        getUpload: () => {
          this.asked += 1;
          return { upload: this.upload() };
        },
      });
    }),
  );

  readonly put: PutBytes = async ({ offset, bytes, onProgress }) => {
    const trap = this.traps.shift();
    if (offset !== this.kept.length) throw failing(Code.FailedPrecondition, 'UPLOAD_OFFSET_WRONG');
    const all = new Uint8Array(await bytes.arrayBuffer());
    const taken = trap ? all.slice(0, trap.keep) : all;
    this.kept = new Uint8Array([...this.kept, ...taken]);
    onProgress(taken.length);
    if (trap) throw trap.error;
    return this.upload();
  };

  private upload() {
    const attachment: Attachment | undefined =
      this.kept.length === this.size ? create(AttachmentSchema, { id: 'u', name: 'a' }) : undefined;
    const sizes = { receivedBytes: BigInt(this.kept.length), sizeBytes: BigInt(this.size), chunkBytes };
    return create(UploadSchema, { id: 'u', ...sizes, ...(attachment && { attachment }) });
  }
}

function failing(code: Code, reason: string): ConnectError {
  return new ConnectError(reason, code, undefined, [{ desc: ErrorInfoSchema, value: { reason, domain: 'prosa' } }]);
}

const bytes = Uint8Array.from({ length: 3_500 }, (_, i) => i % 251);
const file = () => new File([bytes], 'dados.bin') as unknown as globalThis.File;

async function run(server: FileServer, signal = new AbortController().signal) {
  const told: (number | string)[] = [];
  const watcher = {
    announced: (id: string) => void told.push(id),
    progress: (sent: number) => void told.push(sent),
    waits: () => void told.push('waits'),
  };
  const tools = { files: server.client, put: server.put, timing, wake };
  const attachment = await runUpload(file(), tools, watcher, signal);
  return { attachment, told };
}

test('a file goes up in chunks, announced with its SHA-256', async () => {
  const server = new FileServer();
  const { attachment, told } = await run(server);
  expect(attachment.id).toBe('u');
  expect(server.announced).toEqual([{ name: 'dados.bin', sha256: createHash('sha256').update(bytes).digest('hex') }]);
  expect([...server.kept]).toEqual([...bytes]);
  expect(told).toEqual(['u', 0, 1000, 1000, 2000, 2000, 3000, 3000, 3500]);
});

test('after a cut the server is asked where to go on; nothing is sent twice', async () => {
  const server = new FileServer();
  server.traps.push({ keep: 700, error: new ConnectError('cut', Code.Unavailable) });
  const { told } = await run(server);
  expect([...server.kept]).toEqual([...bytes]);
  expect(server.asked).toBe(1);
  expect(told.slice(0, 4)).toEqual(['u', 0, 700, 'waits']);
});

test('an upload that is gone, or came out wrong, begins again', async () => {
  const server = new FileServer();
  server.traps.push({ keep: 1_000, error: failing(Code.NotFound, 'UPLOAD_NOT_FOUND') });
  server.traps.push({ keep: 1_000, error: failing(Code.DataLoss, 'UPLOAD_CORRUPT') });
  await run(server);
  expect(server.announced).toHaveLength(3);
  expect([...server.kept]).toEqual([...bytes]);
});

test.each([
  [Code.InvalidArgument, 'ATTACHMENT_TOO_LARGE'],
  [Code.ResourceExhausted, 'QUOTA_EXCEEDED'],
])('what cannot work fails with its reason: %s %s', async (code, reason) => {
  const server = new FileServer();
  server.refuse = failing(code, reason);
  const error = await run(server).catch((caught: unknown) => caught);
  expect((error as RequestFailed).failure.reason).toBe(reason);
});

test('an upload that comes out wrong again and again is given up', async () => {
  const server = new FileServer();
  for (let i = 0; i < 50; i++) server.traps.push({ keep: 0, error: failing(Code.DataLoss, 'UPLOAD_CORRUPT') });
  await expect(run(server)).rejects.toBeInstanceOf(RequestFailed);
  expect(server.announced.length).toBeLessThan(10);
});

test('a cancelled one stops', async () => {
  const stop = new AbortController();
  stop.abort();
  await expect(run(new FileServer(), stop.signal)).rejects.toThrow();
});
