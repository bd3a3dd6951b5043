import { makeRoom, unique } from './people/person.ts';
import { expect, test } from './test.ts';

test('one opens a room, another finds it and comes in', async ({ newPerson }) => {
  const [ana, bento] = [await newPerson('Ana'), await newPerson('Bento')];
  const name = unique('tides');
  await ana.page.goto('/');
  await ana.page.getByRole('button', { name: 'Create', exact: true }).click();
  const dialog = ana.page.getByRole('dialog');
  await dialog.getByLabel('Name', { exact: true }).fill(name);
  await dialog.getByLabel('Topic').fill('Water, wind and the buoy');
  await dialog.getByRole('button', { name: 'Create room' }).click();
  await ana.room.isOpen(name);
  await expect(ana.page.getByText('Water, wind and the buoy')).toBeVisible();
  await expect(ana.page.getByText('Nobody has spoken yet. Say the first thing below.')).toBeVisible();
  await ana.room.say('Good morning');

  await bento.page.goto('/');
  await bento.wall.addRoom('Browse rooms');
  await bento.page.getByRole('searchbox', { name: 'Find a public room' }).fill(name);
  await bento.page.getByRole('listitem').filter({ hasText: name }).getByRole('button', { name: 'Join' }).click();
  await bento.room.isOpen(name);
  await bento.room.says(['Good morning']);
  await bento.room.say('Here I am');
  await expect(ana.room.message('Here I am')).toBeVisible();
  await expect(bento.wall.row(name)).toBeVisible();
});

test('a name that is taken is said so at the field', async ({ newPerson }) => {
  const ana = await newPerson('Ana');
  const room = await makeRoom('tides', [ana]);
  await ana.page.goto('/');
  await ana.wall.addRoom('Create a room');
  const dialog = ana.page.getByRole('dialog');
  await dialog.getByLabel('Name', { exact: true }).fill(room.name);
  await dialog.getByRole('button', { name: 'Create room' }).click();
  await expect(dialog.getByText('There is already a room with this name.')).toBeVisible();
  await expect(dialog.getByLabel('Name', { exact: true })).toHaveValue(room.name);
});

test('two write to each other alone', async ({ newPerson }) => {
  const [ana, bento] = [await newPerson('Ana'), await newPerson('Bento')];
  await bento.page.goto('/');
  await expect(bento.wall.nav.getByText('Nobody yet.')).toBeVisible();
  await ana.page.goto('/');
  await ana.wall.nav.getByRole('button', { name: 'New message' }).first().click();
  const dialog = ana.page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: 'People' }).fill(bento.name);
  await dialog.getByRole('option', { name: bento.name }).click();
  await dialog.getByRole('button', { name: 'Start talking' }).click();
  await ana.room.isOpen(bento.name);
  await ana.room.say('Coffee?');

  await bento.wall.go(ana.name);
  await bento.room.isOpen(ana.name);
  await bento.room.says(['Coffee?']);
  await bento.room.say('Two minutes');
  await expect(ana.room.message('Two minutes')).toBeVisible();
});

test('who is added sees the room at once; who is removed, no longer', async ({ newPerson }) => {
  const [ana, bento] = [await newPerson('Ana'), await newPerson('Bento')];
  await bento.page.goto('/');
  await expect(bento.wall.nav.getByText('No rooms yet.')).toBeVisible();
  const room = await makeRoom('tides', [ana, bento]);
  await expect(bento.wall.row(room.name)).toBeVisible();
  await bento.wall.go(room.name);
  await bento.room.isOpen(room.name);
  await ana.program.rooms.removeMember({ roomId: room.id, userId: bento.userId });
  await expect(bento.wall.row(room.name)).toHaveCount(0);
});
