import { findNatsServer, NatsServer } from '@prosa/testing/nats';

/** How the persistences of a run hear each other. */
export type FanOutName = 'postgres' | 'nats';

/** A NATS server that is there for the persistences, and whether they have been told of it. */
export class NatsBetween {
  readonly server: NatsServer;
  #fanOut: FanOutName;

  private constructor(server: NatsServer, fanOut: FanOutName) {
    this.server = server;
    this.#fanOut = fanOut;
  }

  /** Starts one; undefined where none is installed, unless the run is to begin with it: that throws. */
  static async start(fanOut: FanOutName): Promise<NatsBetween | undefined> {
    if (fanOut === 'postgres' && findNatsServer() === undefined) return undefined;
    return new NatsBetween(await NatsServer.start(), fanOut);
  }

  /** What persistences hear each other by, when they were started with `env`. */
  get fanOut(): FanOutName {
    return this.#fanOut;
  }

  /** For the persistences. Set to nothing counts as not set. */
  get env(): Readonly<Record<string, string>> {
    return { NATS_URL: this.#fanOut === 'nats' ? this.server.url : '' };
  }

  /** The other way from now on, for what is started after this. */
  change(): void {
    this.#fanOut = this.#fanOut === 'nats' ? 'postgres' : 'nats';
  }

  /** Ends the server. */
  close(): Promise<void> {
    return this.server.stop();
  }
}
