import type { Attachment } from '@prosa/proto/chat';
import type { Hue } from '../look/hue.ts';

/** How a file is shown. */
export type FileForm = 'picture' | 'film' | 'sound' | 'card';

const pictures = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/avif']);
const films = new Set(['video/mp4', 'video/webm', 'video/ogg']);
const sounds = new Set([
  'audio/mpeg',
  'audio/mp4',
  'audio/aac',
  'audio/ogg',
  'audio/opus',
  'audio/wav',
  'audio/webm',
  'audio/flac',
]);

/** How a file is shown, by what it was found to be; a picture only when the server could read it. */
export function formOf({ mediaType, width }: Pick<Attachment, 'mediaType' | 'width'>, local = false): FileForm {
  if (pictures.has(mediaType) && (width > 0 || local)) return 'picture';
  if (films.has(mediaType)) return 'film';
  return sounds.has(mediaType) ? 'sound' : 'card';
}

/** At most four letters that stand for the kind of a file: the end of its name, as people know it. */
export function kindLabel({ name, mediaType }: Pick<Attachment, 'name' | 'mediaType'>): string {
  const ending = /\.([a-z0-9]{1,4})$/i.exec(name)?.[1] ?? /\/([a-z0-9]{1,4})$/i.exec(mediaType)?.[1];
  return (ending ?? '…').toUpperCase();
}

/** A colour for the kind of a file. */
export function kindHue({ name, mediaType }: Pick<Attachment, 'name' | 'mediaType'>): Hue {
  if (mediaType === 'application/pdf') return 'urucum';
  if (/^image\//.test(mediaType)) return 'mar';
  if (/^(audio|video)\//.test(mediaType)) return 'jabuticaba';
  if (/\.(xlsx?|csv|ods)$/i.test(name)) return 'mata';
  if (/\.(docx?|odt|rtf|md|txt)$/i.test(name)) return 'anil';
  return /\.(zip|gz|7z|rar|tar)$/i.test(name) ? 'ipe' : 'pedra';
}

/** Where a file is served. */
export function addressOf({ id, name }: Pick<Attachment, 'id' | 'name'>): string {
  // The last part is for people; `thumbnail` alone means something else.
  return `/files/${id}/${encodeURIComponent(name === 'thumbnail' ? 'thumbnail.bin' : name)}`;
}

/** Where its small picture is served. */
export function thumbnailOf({ id }: Pick<Attachment, 'id'>): string {
  return `/files/${id}/thumbnail`;
}
