import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';

const BLOCK = 512;

/** Where a member of a tar file lies, in bytes from the beginning. */
export interface Place {
  readonly header: number;
  readonly content: number;
  /** Without what fills up its last block. */
  readonly size: number;
}

/** Unpacked bytes of a .tar.xz. */
export function readTar(path: string): Buffer {
  return execFileSync('xz', ['--decompress', '--stdout', path], { maxBuffer: 64 * 1024 * 1024 });
}

/** Writes a .tar.xz of bytes that need not be a proper tar file. */
export function writeTar(path: string, tar: Buffer): void {
  writeFileSync(`${path}.tar`, tar);
  writeFileSync(path, execFileSync('xz', ['-1', '--stdout', `${path}.tar`], { maxBuffer: 64 * 1024 * 1024 }));
}

/** Adds to a .tar.xz what GNU tar makes of the arguments. */
export function appendTo(path: string, args: readonly string[]): void {
  writeFileSync(`${path}.tar`, readTar(path));
  execFileSync('tar', ['--append', '--format=ustar', `--file=${path}.tar`, ...args], { stdio: 'ignore' });
  writeTar(path, readFileSync(`${path}.tar`));
}

/** The members of a tar file, by name. */
export function placesIn(tar: Buffer): Map<string, Place> {
  const places = new Map<string, Place>();
  for (let header = 0; tar[header] !== 0;) {
    const text = (from: number, length: number): string =>
      tar.toString('latin1', header + from, header + from + length).replace(/\0.*$/s, '');
    const size = Number.parseInt(text(124, 12), 8);
    places.set(text(0, 100), { header, content: header + BLOCK, size });
    header += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
  }
  return places;
}

/** A copy with one bit of one byte turned over. */
export function flipped(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
}
