import { PresenceState } from '@prosa/proto/chat';
import { findNatsServer, NatsServer } from '@prosa/testing/nats';
import { signUp } from '@prosa/testing/stack';
import type { Program } from '@prosa/testing/stack';
import { EventStream } from '../testing/event-stream.ts';
import { makeRoom } from '../testing/room.ts';
import { TestStack } from '../testing/test-stack.ts';

// Debian's package; in CI not being there is a failure.
const isThere = findNatsServer() !== undefined;

test('nats-server is installed wherever these tests have to run', () => {
  expect(isThere || process.env['CI'] === undefined).toBe(true);
});

if (isThere) {
  describe('two gateways, each at a persistence of its own, with NATS between those', () => {
    let nats: NatsServer;
    let stack: TestStack;
    let east: string;
    let west: string;
    let ann: Program;
    let bob: Program;

    beforeAll(async () => {
      nats = await NatsServer.start();
      stack = await TestStack.start({ persistences: 2, env: { NATS_URL: nats.url } });
      const [one = '', other = ''] = stack.persistenceAddresses;
      east = await stack.gateway({ PERSISTENCE_ADDRESSES: one });
      west = await stack.gateway({ PERSISTENCE_ADDRESSES: other });
      [ann, bob] = await Promise.all([signUp(east), signUp(west)]);
    });
    afterAll(async () => {
      await stack[Symbol.asyncDispose]();
      await nats.stop();
    });

    /** What is said, who is there and who types here is heard there. */
    async function crosses(): Promise<void> {
      const room = await makeRoom(ann, bob);
      using there = new EventStream(west, bob.token);
      await there.find('ready');
      using here = new EventStream(east, ann.token);
      await here.find('ready');
      await there.find('presence', ({ userId, state }) => userId === ann.userId && state === PresenceState.ONLINE);
      await ann.events.setTyping({ roomId: room.id });
      await there.find('typing', ({ userId }) => userId === ann.userId);
      const texts = Array.from({ length: 100 }, (_, index) => `line ${index}`);
      for (const text of texts) await room.say(ann, text);
      await there.text('line 99');
      expect(there.texts).toEqual(texts);
    }

    test('messages, typing and presence cross, also while NATS is away, and after it', async () => {
      await crosses();
      await nats.stop();
      await crosses();
      await nats.start();
      await crosses();
    });
  });
}
