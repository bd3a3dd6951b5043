import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { Prosa } from '../products/prosa.ts';
import type { FilledRoom, Person } from '../products/product.ts';
import type { Places } from '../products/products.ts';
import { fillRooms } from './fill.ts';
import { roomSizes } from './room-sizes.ts';

/** What is in the database. */
export interface History {
  readonly messages: number;
  readonly fillSeconds: number;
  readonly people: readonly Person[];
  readonly rooms: readonly (Pick<FilledRoom, 'id'> & { readonly messages: number })[];
}

/** A Prosa with a large history. */
export interface FilledProsa extends History {
  readonly prosa: Prosa;
}

const PEOPLE = 50;

/**
 * Starts a Prosa and fills its rooms. With `keep` the database stays in `data` when Prosa is closed, and one that is there with as many
 * messages is used as it is. Throws when there is one with another number.
 */
export async function startFilled(
  messages: number,
  { data, dist, keep }: Pick<Places, 'data' | 'dist'> & { readonly keep: boolean },
  say: (line: string) => void,
): Promise<FilledProsa> {
  const folder = join(data, keep ? 'history' : `run-${process.pid}-history`);
  const file = join(folder, 'history.json');
  const known = keep && existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as History) : undefined;
  if (known && known.messages !== messages) throw new Error(`${folder} has ${known.messages} messages; remove it`);
  // Calls at once are not what is measured, so no limit of theirs is to be met.
  const prosa = await Prosa.start({
    folder,
    dist,
    keep,
    used: known !== undefined,
    settings: { PROSA_CALL_RATE: '0' },
  });
  try {
    if (known) {
      await extendSessions(prosa.databaseUrl);
      return { ...known, prosa };
    }
    const people = await prosa.makePeople(PEOPLE);
    const sizes = roomSizes(messages);
    const rooms = await prosa.makeRooms(sizes.map(() => people));
    const startedAt = performance.now();
    const fills = rooms.map((room, index) => ({ room, messages: sizes[index]! }));
    await fillRooms(prosa.databaseUrl, fills, say);
    const fillSeconds = Math.round((performance.now() - startedAt) / 1000);
    say(`filled in ${fillSeconds} s`);
    const history = {
      messages,
      fillSeconds,
      people,
      rooms: rooms.map(({ id }, index) => ({ id, messages: sizes[index]! })),
    };
    if (keep) writeFileSync(file, JSON.stringify(history));
    return { ...history, prosa };
  } catch (error) {
    await prosa.close();
    throw error;
  }
}

/** Those of the benchmark end after a day. */
async function extendSessions(databaseUrl: string): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(`update session set expires_at = now() + interval '1 day'`);
  } finally {
    await client.end();
  }
}
