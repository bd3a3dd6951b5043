import { fileTypeFromBuffer } from 'file-type';

/** So many bytes at the beginning are looked at. */
export const sniffBytes = 64 * 1024;

const unknown = 'application/octet-stream';
/** Containers whose kind the bytes leave open: the sender's word decides between hearing and seeing. */
const eitherWay = new Map([
  ['video/webm', 'audio/webm'],
  ['video/mp4', 'audio/mp4'],
  ['video/ogg', 'audio/ogg'],
]);
const sameThing = new Map([
  ['audio/x-m4a', 'audio/mp4'],
  ['audio/vnd.wave', 'audio/wav'],
  ['audio/x-flac', 'audio/flac'],
  ['application/ogg', 'audio/ogg'],
]);
/** Types of plain text that are only ever downloaded. */
const texts = new Set(['text/csv', 'text/markdown', 'text/plain', 'application/json']);

/**
 * What a file is, by its first bytes. What its sender says (`hint`) only decides where the bytes leave it open and
 * both answers are as harmless. Markup (HTML, SVG, XML) is plain text here.
 */
export async function sniffedType(head: Uint8Array, hint: string): Promise<string> {
  const found = (await fileTypeFromBuffer(head).catch(() => undefined))?.mime;
  if (found !== undefined && !/xml$/.test(found)) {
    const type = sameThing.get(found) ?? found;
    return eitherWay.get(type) === hint ? hint : type;
  }
  if (!isText(head)) return unknown;
  return texts.has(hint) ? hint : 'text/plain';
}

function isText(head: Uint8Array): boolean {
  try {
    // The last character may be cut in two.
    const text = new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
    // eslint-disable-next-line no-control-regex
    return !/[\0-\x08\x0e-\x1a\x1c-\x1f]/.test(text);
  } catch {
    return false;
  }
}
