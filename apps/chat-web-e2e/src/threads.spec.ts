import type { Message } from '@prosa/proto/chat';
import { randomUUID } from 'node:crypto';
import { ThreadPanel } from './pages/thread-panel.ts';
import { longPress } from './pages/long-press.ts';
import { type Person, type TestRoom, makeRoom, say } from './people/person.ts';
import { expect, test } from './test.ts';

/** Lets a person reply through their program. */
async function reply(person: Person, room: TestRoom, root: Message, text: string): Promise<Message> {
  const { message } = await person.program.messages.sendMessage({
    roomId: room.id,
    clientMessageId: randomUUID(),
    text,
    threadRootMessageId: root.id,
  });
  if (!message) throw new Error('the server answered without the message');
  return message;
}

test('what can be done with a reply leaves its author free to be pressed', async ({ newPerson }) => {
  const [ana, bento] = [await newPerson('Ana'), await newPerson('Bento')];
  const room = await makeRoom('tides', [ana, bento]);
  await say(bento, room, 'shall we?');
  await ana.room.open(room);
  await ana.room.message('shall we?').focus();
  await ana.page.keyboard.press('t');
  const thread = new ThreadPanel(ana.page);
  await thread.say('yes');
  // Own ones have the most on offer.
  const reply = thread.message('yes');
  await reply.hover();
  await expect(reply.getByRole('toolbar', { name: 'More actions' })).toBeVisible();
  await reply.getByRole('button', { name: `Profile of ${ana.name}` }).click({ timeout: 5_000 });
  await expect(ana.page.locator('prosa-profile-card')).toBeVisible();
});

test('a thread: replied in beside the room, shown at its root, edited, reacted to and deleted in, quoted', async ({
  newPerson,
}) => {
  const [ana, bento] = [await newPerson('Ana'), await newPerson('Bento')];
  const room = await makeRoom('tides', [ana, bento]);
  await say(ana, room, 'shall we?');
  await bento.room.open(room);
  await ana.room.open(room);

  const thread = new ThreadPanel(bento.page);
  await bento.room.message('shall we?').focus();
  await bento.page.keyboard.press('t');
  await expect(thread.composer).toBeFocused();
  await expect(thread.message('shall we?')).toBeVisible();
  await expect(bento.page).toHaveURL(/\/thread\//);
  await thread.say('yes');
  await thread.say('tomorow');

  // The room shows the thread, not its replies; the root's author has something unread.
  const line = ana.room.log.getByRole('button', { name: /2 replies\s*, new replies/ });
  await expect(line).toBeVisible();
  await ana.room.says(['shall we?']);
  await expect(ana.wall.row(room.name)).toHaveAccessibleName(new RegExp(`^${room.name}$`));
  await expect(ana.wall.row('Threads')).toHaveAccessibleName(/1 thread with new replies/);
  await expect(ana.page).toHaveTitle(/^– /);
  await line.click();
  const hers = new ThreadPanel(ana.page);
  await expect(hers.message('tomorow')).toBeVisible();
  await expect(hers.log.getByRole('separator')).toHaveCount(1);
  await expect(ana.wall.row('Threads')).toHaveAccessibleName('Threads');
  await expect(ana.page).toHaveTitle(new RegExp(`^${room.name}`));

  // Changes inside.
  await thread.composer.press('ArrowUp');
  await thread.composer.fill('tomorrow');
  await thread.composer.press('Enter');
  await expect(hers.message('tomorrow')).toContainText('(edited)');
  await hers.message('yes').hover();
  await hers.message('yes').getByRole('button', { name: 'React with 👍' }).click();
  await expect(thread.message('yes').getByRole('button', { name: /👍/ })).toBeVisible();
  await hers.message('yes').hover();
  await hers.message('yes').getByRole('button', { name: 'Reply', exact: true }).click();
  await hers.say('good');
  await thread
    .message('good')
    .getByRole('button', { name: /Go to the message of/ })
    .click();
  await expect(thread.message('yes').first()).toHaveClass(/hit/);
  await thread.message('tomorrow').hover();
  await thread.message('tomorrow').getByRole('button', { name: 'More actions' }).click();
  await bento.page.getByRole('menuitem', { name: 'Delete' }).click();
  await bento.page.getByRole('button', { name: 'Delete message' }).click();
  await expect(hers.log.getByText('This message was deleted')).toBeVisible();
  await expect(ana.room.log.first().getByRole('button', { name: /^2 replies/ })).toBeVisible();

  // Escape closes and gives the focus back.
  await thread.composer.press('Escape');
  await expect(thread.panel).toHaveCount(0);
  await expect(bento.room.log.getByRole('button', { name: /2 replies/ })).toBeFocused();
});

test('followed threads: unread first, opened from the list, followed and not, called by name', async ({
  newPerson,
}) => {
  const [ana, bento] = [await newPerson('Ana'), await newPerson('Bento')];
  const room = await makeRoom('tides', [ana, bento]);
  const first = await say(ana, room, 'the older one');
  const second = await say(bento, room, 'the newer one');
  await reply(bento, room, first, `what does @${ana.name} say?`);
  await reply(ana, room, second, 'I have read this');
  await ana.page.goto('/threads');
  const list = ana.page.getByRole('main', { name: 'Threads' });
  await expect(list.getByRole('listitem')).toHaveText([/the older one/, /the newer one/]);
  await expect(ana.wall.row('Threads')).toHaveAccessibleName(/1 thread with new replies, 1 mention/);
  await expect(ana.page).toHaveTitle(/^\(1\) /);
  await list.getByRole('link', { name: /the older one/ }).click();
  const thread = new ThreadPanel(ana.page);
  await expect(thread.message('what does')).toBeVisible();
  await expect(ana.wall.row('Threads')).toHaveAccessibleName('Threads');

  const follow = thread.panel.getByRole('button', { name: 'Follow this thread' });
  await expect(follow).toHaveAttribute('aria-pressed', 'true');
  await follow.click();
  await expect(follow).toHaveAttribute('aria-pressed', 'false');
  await reply(bento, room, first, 'nobody listens');
  await expect(thread.message('nobody listens')).toBeVisible();
  await ana.page.goto('/threads');
  await expect(list.getByRole('listitem')).toHaveText([/the newer one/]);

  // What came while nobody was there is there after a reload, and elsewhere.
  await ana.page.goto('about:blank');
  await reply(bento, room, second, 'missed');
  await ana.page.goto('/threads');
  await expect(list.getByRole('link', { name: /1 new/ })).toBeVisible();
});

test('a reply written offline goes out when the connection is back; a link opens the thread', async ({ newPerson }) => {
  const [ana, bento] = [await newPerson('Ana'), await newPerson('Bento')];
  const room = await makeRoom('tides', [ana, bento]);
  const root = await say(ana, room, 'who is there?');
  await bento.page.goto(`/rooms/${room.id}/thread/${root.id}`);
  const thread = new ThreadPanel(bento.page);
  await thread.isOpen();
  await expect(thread.message('who is there?')).toBeVisible();
  await bento.context.setOffline(true);
  await thread.say('me');
  await expect(thread.message('me')).toHaveClass(/unsent/);
  await bento.context.setOffline(false);
  await bento.room.tryNow();
  await expect(thread.message('me')).not.toHaveClass(/unsent/);
  await ana.room.open(room);
  await expect(ana.room.log.getByRole('button', { name: /1 reply/ })).toBeVisible();
  await bento.page.goto(`/rooms/${room.id}/thread/${randomUUID()}`);
  await expect(bento.page.getByText('This thread is not there')).toBeVisible();
});

test('on a phone the thread is a view of its own', async ({ newPerson }) => {
  const ana = await newPerson('Ana', { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  const room = await makeRoom('tides', [ana]);
  await say(ana, room, 'from the phone');
  await ana.room.open(room);
  await longPress(ana.page, 'from the phone');
  await ana.page.getByRole('button', { name: 'Reply in thread' }).click();
  const thread = new ThreadPanel(ana.page);
  await expect(thread.message('from the phone')).toBeVisible();
  await thread.composer.fill('indeed');
  await thread.panel.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(thread.message('indeed')).toBeVisible();
  await thread.panel.getByRole('button', { name: 'Close' }).click();
  await expect(ana.room.log.getByRole('button', { name: /1 reply/ })).toBeVisible();
});

test('on a phone the threads stand among the places, with how many have something new', async ({ newPerson }) => {
  const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
  const [ana, bento] = [await newPerson('Ana', phone), await newPerson('Bento')];
  const room = await makeRoom('tides', [ana, bento]);
  const root = await say(ana, room, 'who takes the dinghy?');
  await reply(bento, room, root, 'I do');
  await ana.page.goto('/');
  const place = ana.page.getByRole('navigation', { name: 'Places' }).getByRole('link', { name: 'Threads' });
  await expect(place).toHaveAccessibleName(/1 thread with new replies/);
  await place.tap();
  await expect(place).toHaveAttribute('aria-current', 'page');
  await ana.page
    .getByRole('main', { name: 'Threads' })
    .getByRole('link', { name: /who takes the dinghy/ })
    .tap();
  const thread = new ThreadPanel(ana.page);
  await expect(thread.message('I do')).toBeVisible();
  await thread.panel.getByRole('button', { name: 'Close' }).tap();
  await ana.page.getByRole('link', { name: 'Back' }).tap();
  await expect(place).toHaveAccessibleName('Threads');
});
