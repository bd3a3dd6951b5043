/** An upload as the storage knows it. */
export interface StoredUpload {
  /** Where the file will lie: letters, digits, dots and slashes. */
  readonly key: string;
  /** What `begin` gave. */
  readonly mark: string;
}

/** A part of an upload; all but the last have `partBytes`. */
export interface FilePart {
  /** Counted from 0. */
  readonly index: number;
  /** Its first byte. */
  readonly offset: number;
  readonly bytes: Uint8Array;
}

/** A part of a file to read. */
export interface ByteSpan {
  readonly first: number;
  readonly length: number;
}

/**
 * Where the bytes of files lie. What a call has acknowledged survives a power cut. Every call may be made again, also
 * when it is not known whether it was done. Throws FileMissing where there is nothing, and whatever the medium throws.
 */
export interface FileStore {
  /** How many bytes a part has; uploads go on at a multiple of it. */
  readonly partBytes: number;
  /** Begins an upload and gives its mark. */
  begin(key: string): Promise<string>;
  /** Keeps a part and gives its mark. */
  putPart(upload: StoredUpload, part: FilePart): Promise<string>;
  /** Makes a file of the parts. */
  complete(upload: StoredUpload, partMarks: readonly string[]): Promise<void>;
  /** Forgets the parts of an upload that was not completed. */
  abandon(upload: StoredUpload): Promise<void>;
  /** Keeps a small file whole. */
  put(key: string, bytes: Uint8Array): Promise<void>;
  /** The bytes, in pieces. */
  read(key: string, span: ByteSpan, signal?: AbortSignal): AsyncIterable<Uint8Array>;
  remove(key: string): Promise<void>;
}

/** There is no file under this key. */
export class FileMissing extends Error {
  constructor(key: string) {
    super(`no file ${key}`);
  }
}
