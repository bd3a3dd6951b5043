/** A file in an initrd. */
export interface CpioEntry {
  /** From the root, without a leading slash. */
  readonly name: string;
  /** Type and permissions as of `stat`, such as 0o100755. */
  readonly mode: number;
  readonly content?: Uint8Array;
}

/**
 * An archive in the format that Linux unpacks as its first root file system (`newc`), always the same for the same
 * entries: no times, no owners but root. Folders have to stand before what is in them.
 */
export function cpio(entries: readonly CpioEntry[]): Buffer {
  const parts = [...entries.entries()].flatMap(([index, entry]) => record(entry, index + 1));
  return Buffer.concat([...parts, ...record({ name: 'TRAILER!!!', mode: 0 }, 0)]);
}

function record({ name, mode, content = new Uint8Array() }: CpioEntry, inode: number): Uint8Array[] {
  const title = Buffer.from(`${name}\0`);
  // inode, mode, uid, gid, links, mtime, size, device (2), device of a node (2), length of the name, checksum
  const fields = [inode, mode, 0, 0, 1, 0, content.length, 0, 0, 0, 0, title.length, 0];
  const header = Buffer.from(`070701${fields.map((field) => field.toString(16).padStart(8, '0')).join('')}`);
  return [header, title, padding(header.length + title.length), content, padding(content.length)];
}

function padding(length: number): Uint8Array {
  return new Uint8Array((4 - (length % 4)) % 4);
}
