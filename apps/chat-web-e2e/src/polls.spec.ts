import { AxeBuilder } from '@axe-core/playwright';
import { randomUUID } from 'node:crypto';
import { makeRoom } from './people/person.ts';
import { expect, test } from './test.ts';

test('a question is put, answered, answered otherwise and closed', async ({ newPerson }) => {
  const [ana, bento] = [await newPerson('Ana'), await newPerson('Bento')];
  const room = await makeRoom('tides', [ana, bento]);
  await ana.room.open(room);
  await bento.room.open(room);

  await ana.room.composer.fill('When do we swap it?');
  await ana.page.getByRole('button', { name: 'Ask a question' }).click();
  const dialog = ana.page.getByRole('dialog', { name: 'Ask a question' });
  await expect(dialog.getByRole('textbox', { name: 'Question' })).toHaveValue('When do we swap it?');
  await dialog.getByRole('button', { name: 'Ask', exact: true }).click();
  await expect(dialog.getByRole('alert')).toContainText('at least two answers');
  await dialog.getByRole('textbox', { name: 'Answer 1' }).fill('Friday');
  await dialog.getByRole('textbox', { name: 'Answer 1' }).press('Enter');
  await expect(dialog.getByRole('textbox', { name: 'Answer 2' })).toBeFocused();
  await ana.page.keyboard.type('Saturday');
  await ana.page.keyboard.press('Enter');
  await ana.page.keyboard.type('Wait for the modem'); // at once: the new field has the focus already
  const axe = await new AxeBuilder({ page: ana.page }).include('mat-dialog-container').analyze();
  expect(axe.violations).toEqual([]);
  await dialog.getByRole('button', { name: 'Ask', exact: true }).click();

  const [hers, his] = [ana.room.message('When do we swap it?'), bento.room.message('When do we swap it?')];
  await expect(hers.getByRole('radio')).toHaveCount(3);
  await his.getByRole('radio', { name: 'Friday' }).click();
  await expect(hers.getByRole('radio', { name: 'Friday, 1 vote' })).toBeVisible();
  await expect(his.getByRole('radio', { name: 'Friday, 1 vote' })).toBeChecked();
  await hers.getByRole('radio', { name: 'Saturday' }).focus();
  await ana.page.keyboard.press('Enter');
  await his.getByRole('radio', { name: 'Saturday' }).click();
  await expect(hers.getByRole('radio', { name: 'Saturday, 2 votes' })).toBeChecked();
  await expect(hers.getByRole('radio', { name: 'Friday, 0 votes' })).not.toBeChecked();
  await his.getByRole('button', { name: 'Take my vote back' }).click();
  await expect(hers).toContainText('1 has voted');
  const card = await new AxeBuilder({ page: ana.page }).include('prosa-poll').analyze();
  expect(card.violations).toEqual([]);

  await expect(his.getByRole('button', { name: 'End the vote' })).toHaveCount(0);
  await hers.getByRole('button', { name: 'End the vote' }).click();
  await ana.page.getByRole('alertdialog').getByRole('button', { name: 'End the vote' }).click();
  await expect(his).toContainText('closed');
  await expect(his.getByRole('radio', { name: 'Friday, 0 votes' })).toBeDisabled();
});

test('an anonymous poll shows what one has chosen oneself, also after a reload, and nobody else', async ({
  newPerson,
}) => {
  const [ana, bento] = [await newPerson('Ana'), await newPerson('Bento')];
  const room = await makeRoom('tides', [ana, bento]);
  await ana.program.messages.sendMessage({
    roomId: room.id,
    clientMessageId: randomUUID(),
    text: 'Are we tired?',
    poll: { options: ['Yes', 'No', 'Very'], anonymous: true, multipleChoice: true },
  });
  await ana.room.open(room);
  await bento.room.open(room);
  const [hers, his] = [ana.room.message('Are we tired?'), bento.room.message('Are we tired?')];
  await his.getByRole('checkbox', { name: 'Yes' }).click();
  await his.getByRole('checkbox', { name: 'Very' }).click();
  await expect(his.getByRole('checkbox', { name: 'Very, 1 vote' })).toBeChecked();
  await expect(hers.getByRole('checkbox', { name: 'Yes, 1 vote' })).not.toBeChecked();
  await expect(hers.locator('prosa-poll prosa-avatar')).toHaveCount(0);
  await bento.page.reload();
  await bento.room.isOpen(room.name);
  await expect(his.getByRole('checkbox', { name: 'Very, 1 vote' })).toBeChecked();
  await expect(his.getByRole('checkbox', { name: 'No, 0 votes' })).not.toBeChecked();
});
