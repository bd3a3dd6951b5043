import { keepsMessagesOf } from '../people/browser-storage.ts';
import { RoomSheet } from '../pages/room-sheet.ts';
import { Wall } from '../pages/wall.ts';
import { makeRoom, say } from '../people/person.ts';
import { expect, test } from '../test.ts';

test('edits, deletes and reactions of an offline spell arrive without a reload: in the room that is looked at', async ({
  newPerson,
}) => {
  const [ana, bento] = [await newPerson('Ana'), await newPerson('Bento')];
  const room = await makeRoom('tides', [ana, bento]);
  const [edited, deleted, cheered] = [
    await say(ana, room, 'at five'),
    await say(ana, room, 'oops'),
    await say(ana, room, 'done'),
  ];
  await bento.room.open(room);
  await bento.context.setOffline(true);
  await bento.room.isOffline();

  const { messages } = ana.program;
  await messages.editMessage({ messageId: edited.id, text: 'at six' });
  await messages.deleteMessage({ messageId: deleted.id });
  await messages.setReaction({ messageId: cheered.id, emoji: '🎉', present: true });
  await bento.context.setOffline(false);

  await expect(bento.room.message('at six')).toContainText('(edited)');
  await expect(bento.room.message('at five')).toHaveCount(0);
  await expect(bento.room.message('oops')).toHaveCount(0);
  await expect(bento.room.log.getByText('This message was deleted')).toHaveCount(1);
  await expect(bento.room.message('done').getByRole('button', { name: /^🎉/ })).toBeVisible();
});

test('edits and deletes of an offline spell arrive in rooms that are opened from memory afterwards', async ({
  newPerson,
}) => {
  const [ana, bento] = [await newPerson('Ana'), await newPerson('Bento')];
  const room = await makeRoom('tides', [ana, bento]);
  const elsewhere = await makeRoom('harbour', [ana, bento]);
  const [edited, deleted] = [await say(ana, room, 'at five'), await say(ana, room, 'oops')];
  await bento.room.open(room);
  await expect(bento.room.message('oops')).toBeVisible();
  await bento.wall.go(elsewhere.name);
  await bento.room.isOpen(elsewhere.name);

  await bento.context.setOffline(true);
  await bento.room.isOffline();
  await ana.program.messages.editMessage({ messageId: edited.id, text: 'at six' });
  await ana.program.messages.deleteMessage({ messageId: deleted.id });
  await bento.context.setOffline(false);
  await bento.room.isLive();
  await bento.wall.go(room.name);
  await bento.room.says(['at six']);
  await expect(bento.room.log.getByText('This message was deleted')).toHaveCount(1);
});

test('edits and deletes of a time when the app was closed arrive when it is opened, also far up in the room', async ({
  newPerson,
}) => {
  const [ana, bento] = [await newPerson('Ana'), await newPerson('Bento')];
  const room = await makeRoom('tides', [ana, bento]);
  const [edited, deleted] = [await say(ana, room, 'at five'), await say(ana, room, 'oops')];
  await bento.room.open(room);
  await keepsMessagesOf(bento, room);
  await bento.page.close();

  await ana.program.messages.editMessage({ messageId: edited.id, text: 'at six' });
  await ana.program.messages.deleteMessage({ messageId: deleted.id });
  const later = Array.from({ length: 30 }, (_, index) => `later ${index + 1}`);
  for (const text of later) await say(ana, room, text);
  const page = await bento.context.newPage();
  const sheet = new RoomSheet(page);
  await sheet.open(room);
  await sheet.says(['at six', ...later]);
});

test('a mention that was edited away during an offline spell calls nobody afterwards', async ({ newPerson }) => {
  const [ana, bento] = [await newPerson('Ana'), await newPerson('Bento')];
  const room = await makeRoom('tides', [ana, bento]);
  const elsewhere = await makeRoom('harbour', [bento]);
  await bento.room.open(elsewhere);
  const calls = [await say(ana, room, `@${bento.name} one`), await say(ana, room, `@${bento.name} two`)];
  await expect(bento.wall.row(room.name)).toHaveAccessibleName(Wall.rowName(room.name, '2 mentions', 'unread'));
  await bento.context.setOffline(true);
  await bento.room.isOffline();
  await ana.program.messages.editMessage({ messageId: calls[0]?.id ?? '', text: 'never mind' });
  await ana.program.messages.deleteMessage({ messageId: calls[1]?.id ?? '' });
  await bento.context.setOffline(false);
  await expect(bento.wall.row(room.name)).toHaveAccessibleName(Wall.rowName(room.name, 'unread'));
});
