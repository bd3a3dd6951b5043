import { AwsClient } from 'aws4fetch';
import { hash } from 'node:crypto';
import { type ByteSpan, FileMissing, type FilePart, type FileStore, type StoredUpload } from './file-store.ts';

/** How long an answer may take to begin. */
const timeoutMs = 60_000;
const maxTries = 3;

/** Where the bucket is and who we are there. */
export interface S3Options {
  /** `https://host[:port]`; the bucket is named in the path. */
  readonly endpoint: string;
  readonly bucket: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/**
 * Files in a bucket that speaks the S3 protocol (Amazon S3 API reference: CreateMultipartUpload, UploadPart, …). Uploads
 * are multipart uploads of the bucket, so that any process can go on with one. Every body is signed with its SHA-256.
 */
export class S3Store implements FileStore {
  /** The least that S3 takes for a part which is not the last. */
  readonly partBytes = 5 * 1024 * 1024;
  readonly #client: AwsClient;
  readonly #base: string;

  constructor({ endpoint, bucket, region, accessKeyId, secretAccessKey }: S3Options) {
    this.#client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries: maxTries });
    this.#base = `${endpoint.replace(/\/+$/, '')}/${bucket}/`;
  }

  async begin(key: string): Promise<string> {
    const answer = await this.#call('POST', key, '?uploads=');
    const mark = textOf(await answer.text(), 'UploadId');
    if (mark === undefined) throw new Error('the bucket gave an upload no id');
    return mark;
  }

  async putPart({ key, mark }: StoredUpload, { index, bytes }: FilePart): Promise<string> {
    const answer = await this.#call('PUT', key, `?partNumber=${index + 1}&uploadId=${encodeURIComponent(mark)}`, bytes);
    await answer.arrayBuffer();
    const etag = answer.headers.get('etag');
    if (etag === null) throw new Error('the bucket gave a part no etag');
    return etag;
  }

  async complete(upload: StoredUpload, partMarks: readonly string[]): Promise<void> {
    // S3 has no upload without parts.
    if (partMarks.length === 0) {
      await this.put(upload.key, new Uint8Array());
      return this.abandon(upload);
    }
    const parts = partMarks.map(
      (etag, index) => `<Part><PartNumber>${index + 1}</PartNumber><ETag>${escaped(etag)}</ETag></Part>`,
    );
    const body = `<CompleteMultipartUpload>${parts.join('')}</CompleteMultipartUpload>`;
    try {
      const query = `?uploadId=${encodeURIComponent(upload.mark)}`;
      const answer = await this.#call('POST', upload.key, query, new TextEncoder().encode(body));
      const text = await answer.text();
      // S3 begins to answer before it knows.
      const code = textOf(text, 'Code');
      if (code !== undefined) throw new S3Error(answer.status, code);
    } catch (reason) {
      // Done before, and the answer was lost.
      if (!(reason instanceof S3Error) || reason.status !== 404 || !(await this.#isThere(upload.key))) throw reason;
    }
  }

  async abandon({ key, mark }: StoredUpload): Promise<void> {
    // Some that speak the protocol do not know this call; what they keep is theirs to clear.
    await this.#unless([404, 405, 501], this.#call('DELETE', key, `?uploadId=${encodeURIComponent(mark)}`));
  }

  async put(key: string, bytes: Uint8Array): Promise<void> {
    await (await this.#call('PUT', key, '', bytes)).arrayBuffer();
  }

  async *read(key: string, { first, length }: ByteSpan, signal?: AbortSignal): AsyncGenerator<Uint8Array> {
    if (length === 0) return;
    const range = `bytes=${first}-${first + length - 1}`;
    const answer = await this.#call('GET', key, '', undefined, { headers: { range }, signal }).catch(
      (reason: unknown) => {
        throw reason instanceof S3Error && reason.status === 404 ? new FileMissing(key) : reason;
      },
    );
    if (answer.body) yield* answer.body;
  }

  async remove(key: string): Promise<void> {
    await this.#unless([404], this.#call('DELETE', key, ''));
  }

  async #isThere(key: string): Promise<boolean> {
    return this.#call('HEAD', key, '').then(
      () => true,
      () => false,
    );
  }

  async #unless(harmless: readonly number[], call: Promise<Response>): Promise<void> {
    try {
      await (await call).arrayBuffer();
    } catch (reason) {
      if (!(reason instanceof S3Error) || !harmless.includes(reason.status)) throw reason;
    }
  }

  async #call(
    method: string,
    key: string,
    query: string,
    body?: Uint8Array,
    { headers = {}, signal }: { headers?: Record<string, string>; signal?: AbortSignal | undefined } = {},
  ): Promise<Response> {
    // The time is up for the beginning of the answer; its body has the time that its reader has.
    const late = new AbortController();
    const timer = setTimeout(() => late.abort(new Error('the bucket did not answer in time')), timeoutMs);
    const signals = signal ? [late.signal, signal] : [late.signal];
    try {
      const answer = await this.#client.fetch(`${this.#base}${key}${query}`, {
        method,
        headers: { ...headers, 'x-amz-content-sha256': hash('sha256', body ?? '', 'hex') },
        ...(body ? { body: new Uint8Array(body) } : {}),
        signal: AbortSignal.any(signals),
      });
      if (answer.ok) return answer;
      throw new S3Error(answer.status, textOf(await answer.text(), 'Code') ?? 'no code');
    } finally {
      clearTimeout(timer);
    }
  }
}

/** The bucket refused. */
export class S3Error extends Error {
  readonly status: number;

  constructor(status: number, code: string) {
    super(`the bucket answered ${status} (${code})`);
    this.status = status;
  }
}

/** What stands in the first element of this name. The answers have no attributes and no nested elements of a name. */
function textOf(xml: string, element: string): string | undefined {
  return new RegExp(`<${element}>([^<]*)</${element}>`).exec(xml)?.[1];
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
