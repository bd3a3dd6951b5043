import { startStack } from '@prosa/testing/stack';
import type { Page } from '@playwright/test';
import { makeRoom, say } from '../people/person.ts';
import { startNetwork } from '../stack/network.ts';
import { expect, test } from '../test.ts';

test('no message is missing after the network changed, without a reload: the old connections hang, nobody is told', async ({
  newPerson,
  baseURL,
}) => {
  await using network = await startNetwork(baseURL ?? '');
  const [ana, bento] = [await newPerson('Ana'), await newPerson('Bento', { baseURL: network.url })];
  const room = await makeRoom('tides', [ana, bento]);
  await bento.page.clock.install();
  await bento.room.open(room);
  await say(ana, room, 'before');
  await bento.room.says(['before']);
  network.silence();
  await say(ana, room, 'into the void');
  await timePasses(bento.page, () => bento.room.says(['before', 'into the void'], 2_000));
  await say(ana, room, 'live again');
  await bento.room.says(['before', 'into the void', 'live again']);
});

test('no message is missing after the network changed, without a reload: the browser is told it was offline', async ({
  newPerson,
  baseURL,
}) => {
  await using network = await startNetwork(baseURL ?? '');
  const [ana, bento] = [await newPerson('Ana'), await newPerson('Bento', { baseURL: network.url })];
  const room = await makeRoom('tides', [ana, bento]);
  await bento.page.clock.install();
  await bento.room.open(room);
  const said: string[] = [];
  for (let round = 1; round <= 3; round++) {
    network.silence();
    const text = `in round ${round}`;
    said.push(text);
    await say(ana, room, text);
    await bento.page.evaluate(() => ['offline', 'online'].forEach((name) => dispatchEvent(new Event(name))));
    await timePasses(bento.page, () => bento.room.says(said, 2_000));
  }
});

test('whoever looks hears the next message within seconds of the gateway’s machine being gone without a word', async ({
  newPerson,
  baseURL,
}) => {
  await using network = await startNetwork(baseURL ?? '');
  const [ana, bento] = [await newPerson('Ana'), await newPerson('Bento', { baseURL: network.url })];
  const room = await makeRoom('tides', [ana, bento]);
  await bento.room.open(room);
  await say(ana, room, 'before');
  await bento.room.says(['before']);
  await network.carries(heartbeat);
  network.loseMachine();
  await say(ana, room, 'into the void');
  // Without heartbeats the app would wait for 45 s. No clock is moved on here.
  await bento.room.says(['before', 'into the void'], 20_000);
  await say(ana, room, 'by the new stream');
  await bento.room.says(['before', 'into the void', 'by the new stream']);
});

test('no message is missing after the network was away, and what is written meanwhile goes out', async ({
  newPerson,
  baseURL,
}) => {
  await using network = await startNetwork(baseURL ?? '');
  const [ana, bento] = [await newPerson('Ana'), await newPerson('Bento', { baseURL: network.url })];
  const room = await makeRoom('tides', [ana, bento]);
  await ana.room.open(room);
  await bento.room.open(room);
  network.block();
  await say(ana, room, 'in the tunnel');
  await bento.room.say('written in the tunnel');
  await bento.room.isOffline();
  network.restore();
  await bento.room.tryNow();
  for (const { room } of [ana, bento]) await room.says(['in the tunnel', 'written in the tunnel']);
  await bento.room.isSent('written in the tunnel');
});

test('no message is missing after the browser’s own network went and came', async ({ newPerson }) => {
  const [ana, bento] = [await newPerson('Ana'), await newPerson('Bento')];
  const room = await makeRoom('tides', [ana, bento]);
  await bento.room.open(room);
  const device = await bento.context.newCDPSession(bento.page);
  const said: string[] = [];
  const tell = async (text: string): Promise<void> => {
    said.push(text);
    await say(ana, room, text);
  };
  for (let round = 1; round <= 3; round++) {
    const network = { latency: 0, downloadThroughput: -1, uploadThroughput: -1 };
    await device.send('Network.emulateNetworkConditions', { ...network, offline: true });
    await tell(`away ${round}`);
    await device.send('Network.emulateNetworkConditions', { ...network, offline: false });
    await tell(`back ${round}`);
    await bento.room.says(said);
  }
});

test('no message is missing after the gateway stood still, and was killed, without a reload', async ({ newPerson }) => {
  await using stack = await startStack({ ai: false, gateways: 2 });
  const [first = '', second = ''] = stack.gatewayUrls;
  const [ana, bento] = [await newPerson('Ana', { baseURL: second }), await newPerson('Bento', { baseURL: first })];
  const room = await makeRoom('tides', [ana, bento]);
  await bento.page.clock.install();
  await bento.room.open(room);
  stack.freeze('gateway', 0);
  await say(ana, room, 'while it stood still');
  await bento.page.clock.fastForward('01:00'); // the app gives the stream up
  stack.thaw('gateway', 0);
  await bento.room.says(['while it stood still']);
  await stack.kill('gateway', 0);
  await say(ana, room, 'while it was gone');
  await stack.ready();
  await bento.page.clock.fastForward('01:00');
  await bento.room.says(['while it stood still', 'while it was gone']);
});

/** How a heartbeat begins: flags and length of its envelope, the field's tag. */
const heartbeat = Buffer.from([0, 0, 0, 0, 4, 0x80, 0x01]);

/**
 * Half a minute passes in the browser, again and again, until `holds`: without a beacon the app gives a stream up, and
 * it may take several tries until the browser asks over a connection that is not dead.
 */
async function timePasses(page: Page, holds: () => Promise<void>): Promise<void> {
  await expect(async () => {
    await page.clock.fastForward('00:30');
    await holds();
  }).toPass();
}
