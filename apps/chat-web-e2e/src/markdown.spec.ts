import { AxeBuilder } from '@axe-core/playwright';
import { makeRoom, say } from './people/person.ts';
import { expect, test } from './test.ts';

const rich = [
  'Who did it? ||The *butler*||',
  '',
  '- [x] swap the battery',
  '- [ ] test it',
  '',
  '| buoy | level |',
  '| --- | --- |',
  '| Ubatuba | 1.84 m |',
].join('\n');

test('tables, tasks and spoilers; a spoiler opens by key', async ({ newPerson }) => {
  const ana = await newPerson('Ana');
  const room = await makeRoom('tides', [ana]);
  await say(ana, room, rich);
  await ana.room.open(room);
  const message = ana.room.message('Who did it?');
  await expect(message.getByRole('cell', { name: '1.84 m' })).toBeVisible();
  await expect(message.getByRole('img', { name: 'done' })).toBeVisible();
  const spoiler = message.getByRole('button', { name: 'Hidden text. Press to show it' });
  const axe = await new AxeBuilder({ page: ana.page }).include('prosa-message-text').analyze();
  expect(axe.violations).toEqual([]);
  await spoiler.focus();
  await ana.page.keyboard.press('Enter');
  await expect(spoiler).toHaveCount(0);
  await expect(message.getByText('butler')).toHaveCSS('visibility', 'visible');
});

test('formulas are set, and KaTeX comes with the first one only', async ({ newPerson }) => {
  const ana = await newPerson('Ana');
  const room = await makeRoom('tides', [ana]);
  await say(ana, room, 'It costs $5 and $10');
  const scripts: string[] = [];
  ana.page.on('request', (request) => {
    if (request.url().endsWith('.js')) scripts.push(request.url());
  });
  await ana.room.open(room);
  await expect(ana.room.message('It costs $5 and $10')).toBeVisible();
  await expect(ana.page.locator('math')).toHaveCount(0);
  const before = scripts.length;
  await ana.room.composer.fill('so $E = mc^2$, but not $\\frac{1$');
  await ana.room.composer.press('Enter');
  await expect(ana.page.locator('math msup')).toHaveCount(1);
  await expect(ana.room.message('so')).toContainText('$\\frac{1$');
  expect(scripts.length).toBeGreaterThan(before);
});
