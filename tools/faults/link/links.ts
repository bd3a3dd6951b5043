import type { Random } from '../random.ts';
import { Link } from './link.ts';
import type { Weather } from './way.ts';

/** Which directions: from the client to the server, back, or both. */
export type Direction = 'up' | 'down' | 'both';

/** All the wires of a run: between gateways and persistences, and between clients and gateways. */
export class Links {
  readonly #random: Random;
  /** A row a gateway, in the order of its addresses of persistence. */
  readonly #backend: Link[][] = [];
  /** One a gateway, for everybody. */
  readonly #clients: Link[] = [];
  /** One a gateway, for one reader alone. */
  readonly #lone: Link[] = [];

  constructor(random: Random) {
    this.#random = random;
  }

  /** Puts a wire between a gateway and each of these addresses; gives the addresses that the gateway is to use. */
  async toPersistence(addresses: readonly string[], gateway: number): Promise<readonly string[]> {
    const links = await Promise.all(addresses.map((address) => this.#to(Number(address.split(':')[1]))));
    this.#backend[gateway] = links;
    return links.map(({ port }) => `127.0.0.1:${port}`);
  }

  /** Puts wires in front of the gateways. */
  async toGateways(urls: readonly string[]): Promise<void> {
    for (const url of urls) {
      const port = Number(new URL(url).port);
      this.#clients.push(await this.#to(port));
      this.#lone.push(await this.#to(port));
    }
  }

  /** Where clients find the gateways; the lone reader has wires of its own. */
  urls(lone: boolean): string[] {
    return (lone ? this.#lone : this.#clients).map(({ port }) => `http://127.0.0.1:${port}`);
  }

  /** Weather between a gateway and the persistence it prefers; `{}` is fair. */
  setBackend(gateway: number, weather: Weather, direction: Direction = 'both'): void {
    const link = this.#backend[gateway]?.[0];
    if (link !== undefined) setDirection(link, weather, direction);
  }

  /** Weather between a gateway and everybody but the lone reader. */
  setClients(gateway: number, weather: Weather, direction: Direction = 'both'): void {
    const link = this.#clients[gateway];
    if (link !== undefined) setDirection(link, weather, direction);
  }

  /** Weather on the way from all gateways to the lone reader. */
  setLone(weather: Weather): void {
    for (const link of this.#lone) link.down.set(weather);
  }

  /** Ends every connection of every client at once. */
  resetClients(): void {
    for (const link of [...this.#clients, ...this.#lone]) link.reset();
  }

  /** Ends everything. */
  async close(): Promise<void> {
    await Promise.all([...this.#backend.flat(), ...this.#clients, ...this.#lone].map((link) => link.close()));
  }

  #to(port: number): Promise<Link> {
    return Link.to(port, this.#random);
  }
}

function setDirection(link: Link, weather: Weather, direction: Direction): void {
  if (direction !== 'down') link.up.set(weather);
  if (direction !== 'up') link.down.set(weather);
}
