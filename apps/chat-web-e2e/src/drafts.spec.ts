import { makeRoom, say } from './people/person.ts';
import { Wall } from './pages/wall.ts';
import { expect, test } from './test.ts';

test('what is being written waits, through other rooms and reloads, until it is sent', async ({ newPerson }) => {
  const ana = await newPerson('Ana');
  const [room, elsewhere] = [await makeRoom('tides', [ana]), await makeRoom('harbour', [ana])];
  await say(ana, room, 'How is the water?');
  await ana.room.open(room);
  await ana.room.act('How is the water?', 'Reply');
  await ana.room.composer.fill('Half a thought');
  await ana.wall.go(elsewhere.name);
  await ana.room.isOpen(elsewhere.name);
  await expect(ana.room.composer).toHaveValue('');
  await expect(ana.wall.row(room.name)).toHaveAccessibleName(Wall.rowName(room.name, 'draft waiting'));

  await ana.page.reload();
  await ana.room.isOpen(elsewhere.name);
  await ana.wall.go(room.name);
  await expect(ana.room.composer).toHaveValue('Half a thought');
  await ana.page.reload();
  await ana.room.isOpen(room.name);
  await expect(ana.room.composer).toHaveValue('Half a thought');
  await expect(ana.page.getByText(`Reply to ${ana.name}`)).toBeVisible();

  await ana.room.composer.press('Enter');
  await expect(ana.room.message('Half a thought')).toContainText('How is the water?');
  await expect(ana.room.composer).toHaveValue('');
  await expect(ana.wall.row(room.name)).toHaveAccessibleName(Wall.rowName(room.name));
});
