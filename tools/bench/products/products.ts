import { join } from 'node:path';
import { makeEjabberd } from './ejabberd.ts';
import { Floor } from './floor.ts';
import type { Product } from './product.ts';
import { Prosa } from './prosa.ts';
import type { ProsaOptions } from './prosa.ts';
import { makeProsody } from './prosody.ts';
import { makeSocketIo } from './socket-io.ts';

/** Where things are. */
export interface Places {
  /** Folder for the data, on the disk that is measured. */
  readonly data: string;
  /** Folder with the bundles of Prosa. */
  readonly dist: string;
  /** Whether Prosa's services can be profiled. */
  readonly inspectable: boolean;
}

interface Entry {
  /** For people. */
  readonly title: string;
  start(folder: string, places: Places): Promise<Product>;
}

const prosa =
  (driver: NonNullable<ProsaOptions['driver']>): Entry['start'] =>
  (folder, { dist, inspectable }) =>
    Prosa.start({ folder, dist, inspectable, driver });

/** All that can be measured; the floor is what the others are set in relation to. */
export const products = {
  prosa: { title: 'Prosa', start: prosa('prosa') },
  'prosa-tls': { title: 'Prosa, TLS', start: prosa('prosa-tls') },
  'prosa-http2': { title: 'Prosa, HTTP/2 and TLS', start: prosa('prosa-http2') },
  ejabberd: { title: 'ejabberd', start: (folder) => makeEjabberd(folder) },
  prosody: { title: 'prosody', start: (folder) => makeProsody(folder) },
  'socket.io': { title: 'Socket.IO + pg', start: (folder) => makeSocketIo(folder) },
  floor: { title: 'floor', start: () => Floor.start() },
} satisfies Record<string, Entry>;

/** One of them. */
export type ProductName = keyof typeof products;

/** All names. */
export const productNames = Object.keys(products) as ProductName[];

/** What `--peers` measures side by side. */
export const peerNames: readonly ProductName[] = ['prosa', 'ejabberd', 'prosody', 'socket.io', 'floor'];

/** Starts one, with fresh data. Throws, with what it said, when it does not come. */
export function startProduct(name: ProductName, places: Places): Promise<Product> {
  return products[name].start(join(places.data, `run-${process.pid}-${name}`), places);
}
