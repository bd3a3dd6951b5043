import type { Attachment } from '@prosa/proto/chat';
import type { Failure } from '../api/failure.ts';

/** A file on its way to the server, as this tab knows it. */
export interface UploadItem {
  /** Made here; names the file until the server has given it an id. */
  readonly key: string;
  readonly roomId: string;
  readonly file: File;
  /** `waiting`: for the network, and goes on by itself; `failed`: for good, until somebody asks for another try. */
  readonly state: 'running' | 'waiting' | 'failed' | 'done';
  /** Bytes that are there. */
  readonly sentBytes: number;
  /** What a picture shows, in words. */
  readonly altText: string;
  /** Address of what was chosen, in this tab; empty where there is nothing to see. */
  readonly previewUrl: string;
  /** Set when it is done. */
  readonly attachment?: Attachment;
  readonly failure?: Failure;
}

/** The share that is there, 0 to 1. */
export function shareOf({ sentBytes, file, state }: UploadItem): number {
  if (state === 'done') return 1;
  return file.size === 0 ? 0 : Math.min(sentBytes / file.size, 1);
}
