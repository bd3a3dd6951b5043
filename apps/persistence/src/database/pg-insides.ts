import type { EventEmitter } from 'node:events';
import type pg from 'pg';

/** What of pg's own client is not in its types. */
interface Insides {
  readonly connection: EventEmitter & { readonly stream: { destroy(): void } };
}

/** Ends a client's connection at once, also one that is only being made: a server that is frozen would not say goodbye. What was asked fails. */
export function sever(client: pg.Client): void {
  connectionOf(client).stream.destroy();
}

/** Calls once a server has taken a client's connection, before anything was said on it. */
export function onTaken(client: pg.Client, then: () => void): void {
  connectionOf(client).once('connect', then);
}

function connectionOf(client: pg.Client): Insides['connection'] {
  return (client as unknown as Insides).connection;
}
