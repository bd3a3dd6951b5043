import { startStack } from '@prosa/testing/stack';
import { makeRoom } from './people/person.ts';
import { expect, test } from './test.ts';

for (const service of ['gateway', 'persistence'] as const) {
  test(`${service} dies while two talk and comes back: both end up with the same, each message once`, async ({
    newPerson,
  }) => {
    await using stack = await startStack({ ai: false });
    const baseURL = stack.gatewayUrls[0];
    const [ana, bento] = [await newPerson('Ana', { baseURL }), await newPerson('Bento', { baseURL })];
    const room = await makeRoom('tides', [ana, bento]);
    await ana.room.open(room);
    await bento.room.open(room);
    const said: string[] = [];
    const both = async (round: string): Promise<void> => {
      for (const person of [ana, bento]) {
        const text = `${person.name} ${round}`;
        said.push(text);
        await person.room.say(text);
      }
    };
    await both('before');
    for (const { room } of [ana, bento]) await expect(room.log.getByRole('article')).toHaveCount(2);

    for (let round = 1; round <= 3; round++) {
      await both(`just before ${round}`);
      await stack.kill(service);
      await both(`right after ${round}`);
      await stack.ready();
      await both(`back ${round}`);
    }

    await expect.poll(async () => [...(await ana.room.texts())].sort()).toEqual([...said].sort());
    await bento.room.says(await ana.room.texts());
    for (const person of [ana, bento]) {
      const own = (await ana.room.texts()).filter((text) => text.startsWith(person.name));
      expect(own).toEqual(said.filter((text) => text.startsWith(person.name)));
      await expect(person.page.getByText('Goes out when the connection is back')).toHaveCount(0);
      await person.room.isLive();
    }
  });
}
