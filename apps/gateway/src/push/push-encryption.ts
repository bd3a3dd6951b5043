import { createCipheriv, createECDH, createPrivateKey, hkdfSync, randomBytes, sign } from 'node:crypto';

/** The keys of a browser's subscription. */
export interface BrowserKeys {
  /** Uncompressed point of P-256. */
  readonly p256dh: Uint8Array;
  readonly auth: Uint8Array;
}

/** The workspace's pair, base64url. */
export interface VapidKeys {
  readonly publicKey: string;
  readonly privateKey: string;
}

/** One record holds the whole payload. */
const RECORD_BYTES = 4_096;
const TAG_BYTES = 16;
const TOKEN_SECONDS = 12 * 3_600;

/**
 * Encrypts a payload of at most 3,993 bytes for one browser: message encryption for web push (RFC 8291) in the content encoding
 * aes128gcm (RFC 8188). `given` fixes what is random, for test vectors. Throws when the browser's key is no point of the curve.
 */
export function encryptPush(
  payload: Uint8Array,
  { p256dh, auth }: BrowserKeys,
  given: { readonly salt?: Buffer; readonly privateKey?: Buffer } = {},
): Buffer {
  const salt = given.salt ?? randomBytes(16);
  const own = createECDH('prime256v1');
  if (given.privateKey) own.setPrivateKey(given.privateKey);
  else own.generateKeys();
  const ownPoint = own.getPublicKey();
  const shared = own.computeSecret(p256dh);
  const secret = hkdf(shared, auth, [Buffer.from('WebPush: info\0'), p256dh, ownPoint], 32);
  const key = hkdf(secret, salt, [Buffer.from('Content-Encoding: aes128gcm\0')], 16);
  const nonce = hkdf(secret, salt, [Buffer.from('Content-Encoding: nonce\0')], 12);
  const cipher = createCipheriv('aes-128-gcm', key, nonce);
  // 2 ends the last record; no padding follows.
  const sealed = [cipher.update(payload), cipher.update(Buffer.of(2)), cipher.final(), cipher.getAuthTag()];
  if (payload.length + 1 + TAG_BYTES > RECORD_BYTES - 86) throw new RangeError('the payload is too large');
  const head = Buffer.alloc(5);
  head.writeUInt32BE(RECORD_BYTES);
  head.writeUInt8(ownPoint.length, 4);
  return Buffer.concat([salt, head, ownPoint, ...sealed]);
}

/** The value of `authorization` that says who sends (VAPID, RFC 8292): a token for this endpoint's origin, good for twelve hours. */
export function vapidAuthorization(endpoint: URL, subject: string, { publicKey, privateKey }: VapidKeys): string {
  const point = Buffer.from(publicKey, 'base64url');
  const jwk = { kty: 'EC', crv: 'P-256', x: base64url(point.subarray(1, 33)), y: base64url(point.subarray(33)) };
  const key = createPrivateKey({ key: { ...jwk, d: privateKey }, format: 'jwk' });
  const claims = { aud: endpoint.origin, exp: Math.floor(Date.now() / 1_000) + TOKEN_SECONDS, sub: subject };
  const said = [{ typ: 'JWT', alg: 'ES256' }, claims]
    .map((part) => base64url(Buffer.from(JSON.stringify(part))))
    .join('.');
  const signature = sign('sha256', Buffer.from(said), { key, dsaEncoding: 'ieee-p1363' });
  return `vapid t=${said}.${base64url(signature)}, k=${publicKey}`;
}

function hkdf(ikm: Uint8Array, salt: Uint8Array, info: readonly Uint8Array[], length: number): Buffer {
  return Buffer.from(hkdfSync('sha256', ikm, salt, Buffer.concat(info), length));
}

function base64url(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64url');
}
