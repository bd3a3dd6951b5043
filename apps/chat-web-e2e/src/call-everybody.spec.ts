import { signUp } from '@prosa/testing/stack';
import { makeRoom } from './people/person.ts';
import { expect, test } from './test.ts';

test('before many people are called one is asked, and Esc leads back to the text', async ({ baseURL, newPerson }) => {
  const ana = await newPerson('Ana');
  const { page } = ana;
  const room = await makeRoom('tides', [ana]);
  const userIds: string[] = [];
  for (let no = 1; no <= 14; no++) {
    const other = await signUp(baseURL ?? '', { displayName: `Person ${no}` });
    userIds.push(other.userId);
    other.close();
  }
  await ana.program.rooms.addMembers({ roomId: room.id, userIds });
  await ana.room.open(room);
  const { composer } = ana.room;
  const question = page.getByRole('alertdialog', { name: 'Call 14 people?' });

  await composer.fill('Fog, @room!');
  await composer.press('Enter');
  await expect(question).toContainText(`everybody else in #${room.name}`);
  await page.keyboard.press('Escape');
  await expect(question).toHaveCount(0);
  await expect(composer).toBeFocused();
  await expect(composer).toHaveValue('Fog, @room!');
  await expect(ana.room.message('Fog, @room!')).toHaveCount(0);

  await composer.press('Enter');
  await expect(question).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(question.getByRole('button', { name: 'Send and call' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(ana.room.message('Fog, @room!')).toBeVisible();
  await expect(composer).toHaveValue('');
});
