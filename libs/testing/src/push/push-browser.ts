import { createDecipheriv, createECDH, createHmac, randomBytes } from 'node:crypto';

/** The keys that a browser makes for a subscription. */
export class PushBrowser {
  readonly #ecdh = createECDH('prime256v1');
  readonly auth = randomBytes(16);
  readonly p256dh = this.#ecdh.generateKeys();

  /** Decrypts what a push service passes on (RFC 8188, 8291). */
  read(body: Buffer): { notification: Record<string, unknown> } {
    const salt = body.subarray(0, 16);
    const keyLength = body.readUInt8(20);
    const sender = body.subarray(21, 21 + keyLength);
    const shared = this.#ecdh.computeSecret(sender);
    const ikm = hkdf(this.auth, shared, Buffer.concat([Buffer.from('WebPush: info\0'), this.p256dh, sender]), 32);
    const key = hkdf(salt, ikm, Buffer.from('Content-Encoding: aes128gcm\0'), 16);
    const nonce = hkdf(salt, ikm, Buffer.from('Content-Encoding: nonce\0'), 12);
    const sealed = body.subarray(21 + keyLength);
    const decipher = createDecipheriv('aes-128-gcm', key, nonce);
    decipher.setAuthTag(sealed.subarray(-16));
    const padded = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
    return JSON.parse(padded.subarray(0, padded.lastIndexOf(2)).toString()) as never;
  }
}

function hkdf(salt: Buffer, ikm: Buffer, info: Buffer, length: number): Buffer {
  const prk = createHmac('sha256', salt).update(ikm).digest();
  return createHmac('sha256', prk)
    .update(Buffer.concat([info, Buffer.of(1)]))
    .digest()
    .subarray(0, length);
}
