import type { FileHead } from '@prosa/proto/persistence';

/** What browsers may show by themselves. Neither SVG nor HTML nor any other markup is ever among them. */
const SHOWN: ReadonlySet<string> = new Set([
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/gif',
  'image/avif',
  'audio/mpeg',
  'audio/mp4',
  'audio/aac',
  'audio/ogg',
  'audio/opus',
  'audio/wav',
  'audio/webm',
  'audio/flac',
  'video/mp4',
  'video/webm',
  'video/ogg',
  'application/pdf',
]);

/** How a file is sent. */
export interface FileForm {
  readonly thumbnail: boolean;
  /** To be kept and not shown, whatever it is. */
  readonly download: boolean;
}

/**
 * Headers of a file from people: it must never be run or read as something of ours. What is not in the list of things
 * to show is only ever saved. `sandbox` takes away what is left: scripts, forms, our origin.
 */
export function fileHeaders(head: FileHead, { thumbnail, download }: FileForm) {
  const shown = SHOWN.has(head.mediaType);
  return {
    'content-type': shown ? head.mediaType : 'application/octet-stream',
    'content-disposition': disposition(shown && !download, head.name),
    'accept-ranges': 'bytes',
    etag: etagOf(head, thumbnail),
    // A file never changes; whoever may read it has it already. Not for anybody else on the way or at the same browser.
    'cache-control': 'private, max-age=31536000, immutable',
    vary: 'cookie, authorization',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
    'cross-origin-resource-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
  };
}

/** Names the content. */
export function etagOf({ sha256 }: FileHead, thumbnail: boolean): string {
  return `"${Buffer.from(sha256).toString('base64url')}${thumbnail ? '-t' : ''}"`;
}

/** RFC 6266: the name in ASCII for old clients, and as it is. */
function disposition(inline: boolean, name: string): string {
  const ascii = name.replace(/[^\x20-\x7e]/g, '_').replace(/["\\%]/g, '_');
  const exact = encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${inline ? 'inline' : 'attachment'}; filename="${ascii}"; filename*=UTF-8''${exact}`;
}
