import { createHash, createHmac, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { S3Options } from './s3-store.ts';

/** A bucket as tests need it: the S3 protocol on a port of its own, which checks every signature and every part. */
export interface TestS3 extends AsyncDisposable {
  readonly options: S3Options;
  readonly objects: ReadonlyMap<string, Buffer>;
  /** Multipart uploads that are neither complete nor given up. */
  readonly openUploads: number;
  /** The next so many answers are lost after the work is done. */
  loseAnswers(count: number): void;
}

interface Upload {
  key: string;
  parts: Map<number, Buffer>;
}

const leastPartBytes = 5 * 1024 * 1024;

/** Starts one. */
export async function startTestS3(): Promise<TestS3> {
  const objects = new Map<string, Buffer>();
  const uploads = new Map<string, Upload>();
  const keys = { accessKeyId: 'AKIATEST', secretAccessKey: randomUUID(), region: 'test-1' };
  let toLose = 0;
  const server = createServer((request, response) => {
    void answer(request, response).catch(() => response.destroy());
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece as Buffer);
    const body = Buffer.concat(pieces);
    const url = new URL(request.url ?? '/', 'http://bucket');
    const send = (status: number, text: string | Buffer = '', headers: Record<string, string> = {}): void => {
      if (toLose > 0) {
        toLose--;
        response.destroy();
        return;
      }
      response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(text) });
      response.end(request.method === 'HEAD' ? undefined : text);
    };
    const fault = (status: number, code: string) => send(status, `<Error><Code>${code}</Code></Error>`);
    if (!isSigned(request, url, body, keys)) return fault(403, 'SignatureDoesNotMatch');
    const [, bucket = '', ...rest] = decodeURIComponent(url.pathname).split('/');
    if (bucket !== 'bucket') return fault(404, 'NoSuchBucket');
    const key = rest.join('/');
    const uploadId = url.searchParams.get('uploadId');
    const upload = uploadId === null ? undefined : uploads.get(uploadId);
    if (uploadId !== null && upload?.key !== key) return fault(404, 'NoSuchUpload');
    switch (request.method) {
      case 'POST':
        if (!upload) {
          const id = randomUUID();
          uploads.set(id, { key, parts: new Map() });
          return send(200, `<InitiateMultipartUploadResult><UploadId>${id}</UploadId></InitiateMultipartUploadResult>`);
        }
        return complete(upload, uploadId ?? '');
      case 'PUT':
        if (upload) upload.parts.set(Number(url.searchParams.get('partNumber')), body);
        else objects.set(key, body);
        return send(200, '', { etag: etagOf(body) });
      case 'DELETE':
        if (uploadId === null) objects.delete(key);
        else uploads.delete(uploadId);
        return send(204);
      default: {
        const object = objects.get(key);
        if (!object) return fault(404, 'NoSuchKey');
        const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '') ?? [];
        if (first === undefined || last === undefined) return send(200, object);
        return send(206, object.subarray(Number(first), Number(last) + 1));
      }
    }

    function complete({ parts }: Upload, id: string): void {
      const asked = [...body.toString().matchAll(/<PartNumber>(\d+)<\/PartNumber><ETag>([^<]*)<\/ETag>/g)];
      const found = asked.map(([, number]) => parts.get(Number(number)));
      const right = asked.every(
        ([, , etag], index) => found[index] && etagOf(found[index]) === etag?.replaceAll('&quot;', '"'),
      );
      if (!right || asked.length === 0) return fault(400, 'InvalidPart');
      const tooSmall = found.slice(0, -1).some((part) => (part?.length ?? 0) < leastPartBytes);
      if (tooSmall) return fault(400, 'EntityTooSmall');
      objects.set(key, Buffer.concat(found.filter((part) => part !== undefined)));
      uploads.delete(id);
      send(200, '<CompleteMultipartUploadResult></CompleteMultipartUploadResult>');
    }
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    options: { endpoint, bucket: 'bucket', ...keys },
    objects,
    get openUploads() {
      return uploads.size;
    },
    loseAnswers(count) {
      toLose = count;
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function etagOf(bytes: Buffer): string {
  return `"${createHash('md5').update(bytes).digest('hex')}"`;
}

/** AWS Signature Version 4, as its documentation has it, over what was really received. */
function isSigned(
  request: IncomingMessage,
  url: URL,
  body: Buffer,
  { accessKeyId, secretAccessKey, region }: { accessKeyId: string; secretAccessKey: string; region: string },
): boolean {
  const { authorization = '' } = request.headers;
  const [, id, date, signedRegion, service, names = '', signature] =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/([^/]+)\/aws4_request, SignedHeaders=([^,]+), Signature=(\w+)$/.exec(
      authorization,
    ) ?? [];
  const content = createHash('sha256').update(body).digest('hex');
  if (id !== accessKeyId || signedRegion !== region || service !== 's3') return false;
  if (request.headers['x-amz-content-sha256'] !== content) return false;
  const query = [...url.searchParams]
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .sort()
    .join('&');
  const headers = names.split(';').map((name) => `${name}:${String(request.headers[name] ?? '').trim()}\n`);
  const canonical = [request.method, url.pathname, query, headers.join(''), names, content].join('\n');
  const stamp = String(request.headers['x-amz-date']);
  const scope = `${date}/${region}/s3/aws4_request`;
  const toSign = ['AWS4-HMAC-SHA256', stamp, scope, createHash('sha256').update(canonical).digest('hex')].join('\n');
  const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();
  const key = [region, 's3', 'aws4_request'].reduce(hmac, hmac(`AWS4${secretAccessKey}`, date ?? ''));
  return createHmac('sha256', key).update(toSign).digest('hex') === signature;
}
