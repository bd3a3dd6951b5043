import { TestAuthority } from '@prosa/grpc/test-certificates';
import { findNatsServer, NatsServer } from '@prosa/testing/nats';
import { type NatsCertificates, NatsLink } from './nats-link.ts';
import { parseNatsUrls } from './nats-servers.ts';

/** A link and what happened to it, counted. */
class TestLink {
  readonly link: NatsLink;
  readonly heard: string[] = [];
  listened = 0;
  troubles = 0;
  #look: () => void = () => undefined;

  constructor(url: string, certificates: NatsCertificates = {}) {
    this.link = new NatsLink(parseNatsUrls(url) ?? { servers: [], tls: false }, certificates, ['prosa.test'], {
      onListening: async () => this.#happened(() => this.listened++),
      onMessage: (_, payload) => this.#happened(() => this.heard.push(Buffer.from(payload).toString())),
      onTrouble: () => this.#happened(() => this.troubles++),
    });
    this.link.start();
  }

  async until(holds: () => boolean): Promise<void> {
    while (!holds()) await new Promise<void>((resolve) => (this.#look = resolve));
  }

  #happened(what: () => void): void {
    what();
    setImmediate(() => this.#look());
  }
}

// Debian's package; nats.test.ts fails in CI where it is not installed.
if (findNatsServer() !== undefined) {
  test('a server that is frozen is given up, and used again when it goes on', async () => {
    await using nats = await NatsServer.start();
    const [one, other] = [new TestLink(nats.url), new TestLink(nats.url)];
    const both = (holds: (each: TestLink) => boolean) =>
      Promise.all([one, other].map((each) => each.until(() => holds(each))));
    await both(({ link }) => link.listening);
    one.link.publish('prosa.test', Buffer.from('before'));
    await other.until(() => other.heard.includes('before'));

    nats.freeze();
    await both(({ troubles, link }) => troubles === 1 && !link.listening);
    one.link.publish('prosa.test', Buffer.from('nobody waits for this'));
    nats.thaw();
    await both(({ listened, link }) => listened === 2 && link.listening);
    one.link.publish('prosa.test', Buffer.from('after'));
    await other.until(() => other.heard.includes('after'));
    expect([other.heard, one.heard]).toEqual([['before', 'after'], []]);
    await one.link.close();
    await other.link.close();
  });

  test('a server that refuses is tried again, told of once, and can be left', async () => {
    await using nats = await NatsServer.start();
    const refused = new TestLink(nats.url.replace(/\/\/.*@/, '//wrong@'));
    await refused.until(() => refused.troubles === 1);
    expect(refused.link.listening).toBe(false);
    await refused.link.close();
  });

  test('over TLS both sides show who they are; who does not is refused', async () => {
    using authority = new TestAuthority();
    await using nats = await NatsServer.start(authority.issue('nats', 'IP:127.0.0.1'));
    const { ca: caFile, cert: certFile, key: keyFile } = authority.issue('persistence', 'IP:127.0.0.1');
    const known = new TestLink(nats.url, { caFile, certFile, keyFile });
    await known.until(() => known.link.listening);
    const others = [
      new TestLink(nats.url.replace('127.0.0.1', '127.0.0.2'), { caFile, certFile, keyFile }), // the server bears another address
      new TestLink(nats.url, { caFile }),
      new TestLink(nats.url, {}),
      new TestLink(nats.url.replace('tls:', 'nats:')),
    ];
    await Promise.all(others.map((each) => each.until(() => each.troubles === 1)));
    expect(others.map(({ link }) => link.listening)).toEqual([false, false, false, false]);
    await Promise.all([known, ...others].map(({ link }) => link.close()));
  });
} else {
  test('an address without a server is nothing to wait for', async () => {
    const link = new TestLink('nats://127.0.0.1:1');
    await link.until(() => link.troubles === 1);
    await link.link.close();
  });
}
