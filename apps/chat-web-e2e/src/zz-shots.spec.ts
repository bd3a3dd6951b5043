import { makeRoom, say } from './people/person.ts';
import { test } from './test.ts';
const out = '/tmp/extras-shots/';
test('shots emoji', async ({ newPerson }) => {
  for (const [name, options] of [
    ['light', {}],
    ['dark', { colorScheme: 'dark' as const }],
    ['phone', { viewport: { width: 390, height: 780 }, hasTouch: true, isMobile: true }],
  ] as const) {
    const ana = await newPerson('Ana', options);
    const room = await makeRoom('tides', [ana]);
    const m = await say(ana, room, 'The house rules: no shouting before coffee.');
    await ana.program.pins.pinMessage({ messageId: m.id, pinned: true });
    await say(ana, room, 'Coffee?');
    await ana.room.open(room);
    await ana.page.getByRole('button', { name: 'Emoji' }).click();
    await ana.page.waitForTimeout(700);
    await ana.page.screenshot({ path: `${out}emoji-${name}.png` });
    await ana.page.getByRole('button', { name: /^Skin tone/ }).click();
    await ana.page.screenshot({ path: `${out}emoji-tone-${name}.png` });
    await ana.page.keyboard.press('Escape');
    await ana.room.composer.pressSequentially('hello :cof');
    await ana.page.waitForTimeout(700);
    if (name !== 'phone') await ana.page.getByRole('button', { name: '1 pinned message' }).click();
    await ana.page.waitForTimeout(500);
    await ana.page.screenshot({ path: `${out}code-${name}.png` });
  }
});
