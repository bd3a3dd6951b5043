import { AxeBuilder } from '@axe-core/playwright';
import { UserRole } from '@prosa/proto/chat';
import { appoint, makeRoom, say, unique } from './people/person.ts';
import { expect, test } from './test.ts';

const questions = [
  'How do I change my password?',
  'Where can I find the tide table?',
  'Does anybody know when the boat leaves?',
  'What is the address of the harbour office?',
  'Can we use the old sensor for this?',
  'Why is the buoy silent since Monday?',
  'Who has the key of the shed?',
  'Is there a meeting tomorrow?',
];
const praise = [
  'Great work on the new map, thank you',
  'I love how fast the app is now',
  'Thanks a lot, that helped me so much',
  'Wonderful, the alert came right in time',
  'Well done everybody, what a beautiful chart',
  'You saved my day, thank you',
  'This is the best release so far, great job',
  'Thank you for the kind help yesterday',
];

test('a moderator makes a model, teaches it with a file and trains it; it labels what comes, and learns from a correction', async ({
  newPerson,
}) => {
  test.setTimeout(120_000);
  const [ana, bento] = [await newPerson('Ana'), await newPerson('Bento')];
  await appoint(ana, UserRole.MODERATOR);
  const room = await makeRoom('help', [ana, bento]);
  const { page } = ana;
  await page.goto('/models');
  await page.getByRole('button', { name: 'Create model' }).first().click();
  const name = unique('Kinds');
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByLabel('Labels', { exact: true }).fill('question, praise');
  await page.getByRole('checkbox', { name: room.name }).check();
  await page.getByRole('button', { name: 'Create model' }).click();
  await expect(page.getByRole('heading', { name })).toBeVisible();

  const line = (label: string) => (text: string) => JSON.stringify({ text, label });
  const lines = [...questions.map(line('question')), ...praise.map(line('praise'))];
  const file = (text: string) => ({
    name: 'examples.jsonl',
    mimeType: 'application/x-ndjson',
    buffer: Buffer.from(text),
  });
  const chooser = page.locator('prosa-examples-tab input[type=file]');
  await chooser.setInputFiles(file([...lines, '{"text": "Hm", "label": "joke"}'].join('\n')));
  await expect(page.getByRole('alert')).toContainText('line 17');
  await expect(page.getByText('No examples here yet.')).toBeVisible();
  await chooser.setInputFiles(file(lines.join('\n')));
  await expect(page.getByText('16 new, 0 with another label, 0 known already.')).toBeVisible();

  await page.getByRole('button', { name: 'Train' }).click();
  await page.getByRole('link', { name: 'Training' }).click();
  await expect(page.getByRole('table', { name: /^Confusion matrix of \d+ held-out examples$/ })).toBeVisible();
  const axe = await new AxeBuilder({ page }).include('main').analyze();
  expect(axe.violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  await page.getByRole('slider', { name: 'When to speak' }).fill('1');
  await expect(page.getByText('1%', { exact: true })).toBeVisible();

  await ana.room.open(room);
  await say(bento, room, 'Where is the key of the boat?');
  const message = ana.room.message('Where is the key of the boat?');
  await expect(message.locator('prosa-label-notes')).toContainText('question');
});
