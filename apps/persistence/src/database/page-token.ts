import { invalidArgument } from './invalid-argument.ts';
import { isTellable } from './times.ts';

/** A place in a list by name: the id of the last row of the page before. */
export function tokenOfId(id: string): string {
  return Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url');
}

/** The id in a token; undefined when there is no token. Throws INVALID_ARGUMENT (pageToken) on anything else. */
export function idOfToken(token: string): string | undefined {
  if (token === '') return undefined;
  const bytes = Buffer.from(token, 'base64url');
  if (bytes.length !== 16 || bytes.toString('base64url') !== token) throw badToken();
  return uuidOf(bytes);
}

/** A place in a list by time, newest first: the time and id of the last row of the page before. */
export function tokenOfTime(time: Date, id: string): string {
  const bytes = Buffer.alloc(24);
  bytes.writeBigInt64BE(BigInt(time.getTime()));
  bytes.write(id.replaceAll('-', ''), 8, 'hex');
  return bytes.toString('base64url');
}

/** The time and id in a token; undefined when there is no token. Throws INVALID_ARGUMENT (pageToken) on anything else. */
export function timeOfToken(token: string): { time: Date; id: string } | undefined {
  if (token === '') return undefined;
  const bytes = Buffer.from(token, 'base64url');
  if (bytes.length !== 24 || bytes.toString('base64url') !== token) throw badToken();
  const time = new Date(Number(bytes.readBigInt64BE()));
  if (!isTellable(time)) throw badToken();
  return { time, id: uuidOf(bytes.subarray(8)) };
}

function uuidOf(bytes: Buffer): string {
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

function badToken() {
  return invalidArgument('pageToken', 'is not a token of a page before');
}
