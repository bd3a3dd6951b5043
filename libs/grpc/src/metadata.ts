/**
 * Headers (Connect's view) to and from Metadata (grpc-js's view). Names that end in `-bin` hold bytes: unpadded
 * base64 in Headers (`encodeBinaryHeader` of Connect), a Buffer in Metadata.
 */
import { Metadata } from '@grpc/grpc-js';

/** Names that belong to HTTP/2 or to gRPC itself and never cross the bridge. */
const protocolNames = new Set([
  'accept-encoding',
  'connection',
  'content-length',
  'content-type',
  'date',
  'host',
  'http2-settings',
  'keep-alive',
  'proxy-connection',
  'te',
  'transfer-encoding',
  'upgrade',
  'user-agent',
]);

/** What gRPC lets a name and a text value hold. */
const legalName = /^[0-9a-z_.-]+$/;
const printableAscii = /^[ -~]*$/;

/**
 * Metadata with everything of `headers` that gRPC can carry. Never throws: names that gRPC does not allow and values
 * that are not printable ASCII are left out.
 */
export function toMetadata(headers: Headers): Metadata {
  const metadata = new Metadata();
  headers.forEach((value, name) => {
    if (isOfProtocol(name) || !legalName.test(name)) return;
    if (name.endsWith('-bin')) {
      for (const part of value.split(',')) metadata.add(name, Buffer.from(part.trim(), 'base64'));
    } else if (printableAscii.test(value)) {
      metadata.add(name, value);
    }
  });
  return metadata;
}

/** Adds every value of `metadata` to `headers`, protocol names left out, and returns `headers`. */
export function appendMetadata(headers: Headers, metadata: Metadata | undefined): Headers {
  if (metadata === undefined) return headers;
  for (const [name, values] of Object.entries(metadata.toJSON())) {
    if (isOfProtocol(name)) continue;
    for (const value of values) {
      headers.append(name, typeof value === 'string' ? value : value.toString('base64').replace(/=+$/, ''));
    }
  }
  return headers;
}

function isOfProtocol(name: string): boolean {
  return name.startsWith('grpc-') || name.startsWith(':') || protocolNames.has(name);
}
