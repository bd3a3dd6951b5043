import { timestampFromMs } from '@bufbuild/protobuf/wkt';
import {
  NotificationLevel,
  NotificationService,
  PersonalService,
  PresenceService,
  PresenceState,
} from '@prosa/proto/chat';
import type { Page } from '@playwright/test';
import { type Person, makeRoom, say } from './people/person.ts';
import { Wall } from './pages/wall.ts';
import { expect, test } from './test.ts';

/** What a page has notified of, instead of showing it: nobody would see it. */
async function collectNotices(person: Person): Promise<void> {
  await person.context.addInitScript(() => {
    class Collected {
      static permission = 'granted';
      static requestPermission = () => Promise.resolve('granted');
      static readonly all: { title: string; body: string; press: () => void }[] = [];
      onclick: (() => void) | null = null;
      constructor(title: string, { body = '' }: NotificationOptions = {}) {
        Collected.all.push({ title, body, press: () => this.onclick?.() });
      }
      close(): void {}
    }
    Object.assign(window, { Notification: Collected });
  });
}

type Notices = { Notification: { all: { title: string; body: string; press: () => void }[] } };
const bodies = (page: Page) =>
  page.evaluate(() => (window as unknown as Notices).Notification.all.map(({ body }) => body));

test('mentions and direct messages notify and lead to the message; a level, mute and no text are kept to', async ({
  newPerson,
}) => {
  const [ana, bento] = [await newPerson('Ana'), await newPerson('Bento')];
  const [room, elsewhere] = [await makeRoom('tides', [ana, bento]), await makeRoom('harbour', [bento])];
  await collectNotices(bento);
  await bento.room.open(elsewhere);
  await say(ana, room, 'just talk');
  await say(ana, room, `the buoy, @${bento.name}`);
  await expect.poll(() => bodies(bento.page)).toEqual([`the buoy, @${bento.name}`]);
  await bento.page.evaluate(() => (window as unknown as Notices).Notification.all[0]?.press());
  await bento.room.isOpen(room.name);
  await expect(bento.room.message('the buoy')).toBeVisible();

  const notifications = bento.program.service(NotificationService);
  await bento.wall.go(elsewhere.name);
  await bento.room.isOpen(elsewhere.name);
  await notifications.setRoomNotification({ roomId: room.id, notification: { level: NotificationLevel.ALL } });
  await bento.program.service(PersonalService).updatePreferences({ preferences: { hideText: true } });
  await expect
    .poll(async () => {
      await say(ana, room, 'heard and not shown');
      return (await bodies(bento.page)).at(-1);
    })
    .toBe('New message');
});

test('a muted room is dimmed, rings no bell and counts nowhere', async ({ newPerson }) => {
  const [ana, bento] = [await newPerson('Ana'), await newPerson('Bento')];
  const [room, elsewhere] = [await makeRoom('tides', [ana, bento]), await makeRoom('harbour', [bento])];
  await collectNotices(bento);
  await bento.room.open(room);
  await bento.page.getByRole('button', { name: 'More about the room' }).click();
  await bento.page.getByRole('menuitem', { name: 'Notifications' }).click();
  await bento.page.getByRole('menuitemcheckbox', { name: 'Mute' }).click();
  await expect(bento.wall.row(room.name)).toHaveAccessibleName(Wall.rowName(room.name, 'muted'));
  await bento.wall.go(elsewhere.name);
  await bento.room.isOpen(elsewhere.name);
  await say(ana, room, `are you there, @${bento.name}`);
  await expect(bento.wall.row(room.name)).toHaveAccessibleName(Wall.rowName(room.name, '1 mention', 'muted'));
  await expect(bento.page).toHaveTitle(/^harbour/);
  expect(await bodies(bento.page)).toEqual([]);
  await bento.page.reload();
  await expect(bento.wall.row(room.name)).toHaveAccessibleName(Wall.rowName(room.name, '1 mention', 'muted'));
});

test('keywords, quiet hours and levels are set on their page, and hold', async ({ newPerson }) => {
  const [ana, bento] = [await newPerson('Ana'), await newPerson('Bento')];
  const room = await makeRoom('tides', [ana, bento]);
  await collectNotices(bento);
  const { page } = bento;
  await page.goto('/settings/notifications');
  await page.getByRole('textbox', { name: 'Word or phrase' }).fill('high tide');
  await page.getByRole('button', { name: 'Add', exact: true }).first().click();
  await expect(page.getByRole('button', { name: 'Remove high tide' })).toBeVisible();
  await say(ana, room, 'High tide at nine');
  await expect(bento.wall.row(room.name)).toHaveAccessibleName(Wall.rowName(room.name, '1 mention', 'unread'));
  await expect.poll(() => bodies(page)).toEqual(['High tide at nine']);

  await page.getByRole('button', { name: 'Evenings and weekends' }).click();
  await expect(page.getByRole('group', { name: 'Quiet hours 2' })).toBeVisible();
  await page.getByRole('group', { name: 'Quiet hours 1' }).getByRole('button', { name: 'Monday' }).click();
  const me = async () => (await bento.program.accounts.getMe({})).user?.availability;
  await expect.poll(async () => (await me())?.quietHours[0]?.weekdays).toEqual([2, 3, 4, 5]);
  await page.getByRole('radio', { name: 'Nothing' }).first().click();
  const preferences = async () => (await bento.program.service(PersonalService).getPreferences({})).preferences;
  await expect.poll(async () => (await preferences())?.defaultLevel).toBe(NotificationLevel.NOTHING);

  await page.reload();
  await expect(bento.wall.row(room.name)).toHaveAccessibleName(Wall.rowName(room.name, '1 mention', 'unread'));
  await bento.wall.go(room.name);
  await bento.room.isOpen(room.name);
  await expect(bento.room.message('High tide').locator('mark.keyword')).toHaveText('High tide');
  await expect(bento.wall.row(room.name)).toHaveAccessibleName(Wall.rowName(room.name));
});

test('do not disturb silences, shows to the others, and can be ended', async ({ newPerson }) => {
  const [ana, bento] = [await newPerson('Ana'), await newPerson('Bento')];
  const [room, elsewhere] = [await makeRoom('tides', [ana, bento]), await makeRoom('harbour', [bento])];
  await collectNotices(bento);
  await ana.room.open(room);
  await bento.room.open(elsewhere);
  await bento.page.getByRole('button', { name: 'Settings' }).click();
  await bento.page.getByRole('menuitem', { name: 'Do not disturb' }).click();
  await bento.page.getByRole('menuitem', { name: '1 hour' }).click();
  await ana.page.getByRole('button', { name: /^People in the room/ }).click();
  const row = ana.page
    .getByRole('complementary', { name: 'People in the room' })
    .getByRole('listitem')
    .filter({ hasText: bento.name });
  await expect(row).toContainText('do not disturb');
  await say(ana, room, `shh, @${bento.name}`);
  await expect(bento.wall.row(room.name)).toHaveAccessibleName(Wall.rowName(room.name, '1 mention', 'unread'));
  await bento.program.service(PresenceService).setAvailability({});
  await expect(row).not.toContainText('do not disturb');
  await say(ana, room, `hello again, @${bento.name}`);
  await expect.poll(() => bodies(bento.page)).toEqual([`hello again, @${bento.name}`]);
});

test('a status shows beside the name and on the card, and goes by itself; who leaves is away', async ({
  newPerson,
}) => {
  const [ana, bento] = [await newPerson('Ana'), await newPerson('Bento')];
  const room = await makeRoom('tides', [ana, bento]);
  await say(ana, room, 'gone fishing');
  await bento.room.open(room);
  await ana.room.open(room);
  await ana.page.getByRole('button', { name: 'Settings' }).click();
  await ana.page.getByRole('menuitem', { name: 'Set a status' }).click();
  await ana.page.getByRole('button', { name: 'On holiday' }).click();
  await ana.page.getByRole('button', { name: 'Save' }).click();
  await bento.page.getByRole('button', { name: `Profile of ${ana.name}` }).click();
  const card = bento.page.getByRole('dialog', { name: ana.name });
  await expect(card).toContainText('On holiday');
  await expect(card).toContainText('online');
  await ana.program.service(PresenceService).setStatus({
    status: { text: 'back in a moment', expiresAt: timestampFromMs(Date.now() + 8_000) },
  });
  await expect(card).toContainText('back in a moment');
  await expect(card).not.toContainText('back in a moment');
  await ana.page.evaluate(async () => {
    await fetch('/prosa.chat.v1.PresenceService/SetPresence', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ state: 3 }),
    });
  });
  expect(PresenceState.AWAY).toBe(3);
  await expect(card).toContainText('away');
  await card.getByRole('button', { name: 'Write' }).click();
  await bento.room.isOpen(ana.name);
});

test('who has read a message is seen, unless they do not want to be', async ({ newPerson }) => {
  const [ana, bento] = [await newPerson('Ana'), await newPerson('Bento')];
  const room = await makeRoom('tides', [ana, bento]);
  await ana.room.open(room);
  await ana.room.say('have you seen this?');
  const seen = async () => {
    await ana.room.message('have you seen this?').hover();
    await ana.page.getByRole('button', { name: 'More actions' }).last().click();
    await ana.page.getByRole('menuitem', { name: 'Seen by' }).click();
    return ana.page.getByRole('dialog', { name: 'Seen by' });
  };
  await expect(await seen()).toContainText('0 people of 1');
  await ana.page.getByRole('button', { name: 'Close' }).click();
  await bento.room.open(room);
  await expect(bento.room.message('have you seen this?')).toBeVisible();
  await expect
    .poll(async () => {
      const text = await (await seen()).innerText();
      await ana.page.getByRole('button', { name: 'Close' }).click();
      return text;
    })
    .toContain(bento.name);
  await bento.program.service(PersonalService).updatePreferences({ preferences: { readReceipts: false } });
  await expect(await seen()).toContainText('0 people of 0');
});
