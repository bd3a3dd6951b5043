import { generateKeyPairSync } from 'node:crypto';
import type { Queries } from '../database/connect.ts';

/** The workspace's keys for web push (VAPID, RFC 8292), base64url. */
export interface PushKey {
  publicKey: string;
  privateKey: string;
}

/** The keys; made at the first need. Of several processes that make some at once, one wins. */
export async function readPushKey(db: Queries): Promise<PushKey> {
  const known = await stored(db);
  if (known) return known;
  const { publicKey, privateKey } = newKey();
  await db
    .insertInto('push_key')
    .values({ public_key: publicKey, private_key: privateKey })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const made = await stored(db);
  if (!made) throw new Error('the push key was not kept');
  return made;
}

async function stored(db: Queries): Promise<PushKey | undefined> {
  const row = await db.selectFrom('push_key').select(['public_key', 'private_key']).executeTakeFirst();
  return row && { publicKey: row.public_key, privateKey: row.private_key };
}

/** A pair of P-256: the public one as an uncompressed point. */
function newKey(): PushKey {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const { x = '', y = '', d = '' } = privateKey.export({ format: 'jwk' });
  const point = Buffer.concat([Buffer.of(4), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]);
  return { publicKey: point.toString('base64url'), privateKey: d };
}
