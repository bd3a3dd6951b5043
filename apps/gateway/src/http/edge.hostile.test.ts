/** What a request brings along beside its message, and files and pages that come in: read or refused, whatever it is. */
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { ConnectError } from '@connectrpc/connect';
import { hostileRuns } from '@prosa/testing/hostile';
import fc from 'fast-check';
import { PlainText } from '../assistant/plain-text.ts';
import { presentedCredential } from '../accounts/credential.ts';
import { isCrossSite } from '../accounts/cross-site.ts';
import { parseSubscribe } from '../events/subscribe-request.ts';
import { byteRange } from '../files/byte-range.ts';
import { linksInText } from '../links/links-in-text.ts';
import { readPreview } from '../links/read-preview.ts';
import { LineTooLong, linesOf } from '../messages/lines.ts';
import { BadRecord, CsvParser } from '../models/csv-records.ts';
import { clientAddress, hostOf } from './client-address.ts';
import { requestIdOf } from './edge.ts';

const attack = 'headers, ranges, lines, pages and envelopes';
const pieces = [
  'prosa_session=',
  'Bearer prosa_pat_',
  'A'.repeat(43),
  'bytes=',
  '0-',
  '-',
  ',',
  ';',
  '=',
  '"',
  '::ffff:',
  '127.0.0.1',
  '::',
  '%eth0',
  'https://',
  'http://a.b/',
  '@',
  ':99999',
  '00-',
  'f'.repeat(32),
  '<meta property="og:title" content="',
  '<title>',
  '</title>',
  '<body>',
  '\n',
  '\r\n',
  '\t',
  '(',
  ')',
  ']',
  '![',
  '](',
  '`',
  '\0',
  '\u202e',
  '🌊',
];
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((all) => all.join('')),
  fc
    .tuple(fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 3 }), fc.constantFrom(50, 1_000, 5_000))
    .map(([all, times]) => all.join('').repeat(times).slice(0, 16_000)),
);
const bytes = fc.oneof(
  fc.uint8Array({ maxLength: 200 }),
  text.map((made) => Buffer.from(made)),
);

function requestWith(headers: IncomingHttpHeaders): IncomingMessage {
  return { headers, socket: { remoteAddress: '127.0.0.1' } } as unknown as IncomingMessage;
}

test('headers', () => {
  const options = hostileRuns(attack, 1_000, 60_000, 6);
  fc.assert(
    fc.property(text, (value) => {
      for (const headers of [{ cookie: value }, { authorization: value }]) {
        const presented = presentedCredential(headers, false);
        if (typeof presented === 'object') expect(presented.secret).toMatch(/^(prosa_pat_)?[\w-]{43}$/);
      }
      const request = requestWith({
        origin: value,
        host: value,
        traceparent: value,
        'x-forwarded-for': value,
        'x-forwarded-host': value,
        'sec-fetch-site': value,
      });
      isCrossSite(request, true);
      clientAddress(request, true);
      hostOf(request, true);
      expect(requestIdOf(request)).toMatch(/^([0-9a-f]{32}|[0-9a-f-]{36})$/);
      const range = byteRange(value);
      if (range?.last !== undefined) expect(range.last >= (range.first ?? 0n)).toBe(true);
    }),
    options,
  );
});

test('links, and what is shown of answers', () => {
  fc.assert(
    fc.property(text, (message) => {
      const links = linksInText(message);
      expect(links.length).toBeLessThanOrEqual(3);
      for (const link of links) expect(new URL(link).protocol).toMatch(/^https?:$/);
      const plain = new PlainText([]);
      expect((plain.push(message) + plain.end()).length).toBe(message.length);
    }),
    hostileRuns(attack, 1_000, 50_000, 2),
  );
});

test('pages of strangers', () => {
  fc.assert(
    fc.property(bytes, text, (body, contentType) => {
      const page = { url: new URL('https://example.org/'), contentType, body: Buffer.from(body) };
      const found = readPreview(page);
      if (found === undefined) return;
      expect([...found.title].length).toBeLessThanOrEqual(200);
      expect(found.title).not.toMatch(/[\p{Cc}\u202a-\u202e]/u);
      expect(found.pictureUrl).toMatch(/^$|^https?:/);
    }),
    hostileRuns(attack, 500, 30_000),
  );
});

test('files of lines and records', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(bytes, { maxLength: 5 }), async (chunks) => {
      try {
        for await (const line of linesOf(ReadableStream.from(chunks.map((chunk) => Buffer.from(chunk))), 1_000)) {
          expect(line.bytes.length).toBeLessThanOrEqual(1_000);
        }
      } catch (error) {
        expect(error).toBeInstanceOf(LineTooLong);
      }
      try {
        const parser = new CsvParser(1_000);
        for (const chunk of chunks)
          for (const { fields } of parser.push(Buffer.from(chunk).toString())) {
            expect(fields.length).toBeGreaterThan(0);
          }
        Array.from(parser.end());
      } catch (error) {
        expect(error).toBeInstanceOf(BadRecord);
      }
    }),
    hostileRuns(attack, 300, 20_000, 2),
  );
});

test('the envelope of a stream', () => {
  const coding = fc.constantFrom(undefined, 'identity', 'gzip', 'br', 'zstd');
  fc.assert(
    fc.property(
      bytes,
      fc.nat(3),
      coding,
      fc.constantFrom('proto' as const, 'json' as const),
      fc.boolean(),
      (body, flags, how, type, sound) => {
        const head = Buffer.alloc(5);
        head[0] = flags;
        head.writeUInt32BE(body.length, 1);
        try {
          parseSubscribe(sound ? Buffer.concat([head, body]) : Buffer.from(body), type, how);
        } catch (error) {
          expect(error).toBeInstanceOf(ConnectError);
        }
      },
    ),
    hostileRuns(attack, 500, 40_000),
  );
});
