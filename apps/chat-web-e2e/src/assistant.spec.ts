import { AxeBuilder } from '@axe-core/playwright';
import { makeRoom, say } from './people/person.ts';
import { expect, test } from './test.ts';

const talk = [
  'The buoy of Ubatuba came back this morning at 05:41 after 48 minutes of silence.',
  'The modem retried without a pause on 2G and that drained the battery.',
  'We decided to swap the battery on Friday at low tide.',
  'Who can bring the new bracket to the boat on Friday?',
  'Please write the gap into the report before Monday.',
];

test('what was missed is told with its sources, and everything is read with one press', async ({ newPerson }) => {
  const [ana, bento] = [await newPerson('Ana'), await newPerson('Bento')];
  const room = await makeRoom('tides', [ana, bento]);
  for (const text of talk) await say(ana, room, text);
  await bento.page.goto('/threads'); // the start page would open the room, and read it
  await bento.wall.nav.getByRole('link', { name: /^Catch me up/ }).click();
  const main = bento.page.getByRole('main');
  await expect(main.getByText(/^Written on this server in/).first()).toBeVisible();
  await expect(main.getByRole('heading', { name: room.name })).toBeVisible();
  const axe = await new AxeBuilder({ page: bento.page }).analyze();
  expect(axe.violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  await main.getByRole('button', { name: 'Mark everything as read' }).click();
  await expect(bento.page.getByText('Everything is read')).toBeVisible();
  await main
    .getByRole('button', { name: /^Source 1:/ })
    .first()
    .click();
  const source = bento.page.getByRole('complementary', { name: 'Sources' }).getByRole('listitem').first();
  const said = talk.find((text) => text.startsWith('The buoy'))!;
  await source.getByRole('button').click();
  await expect(bento.page).toHaveURL(new RegExp(room.id));
  await expect(bento.room.message(said)).toBeVisible();
});

test('what is new in a room is shortened under its line, for the person alone', async ({ newPerson }) => {
  const [ana, bento] = [await newPerson('Ana'), await newPerson('Bento')];
  const room = await makeRoom('tides', [ana, bento]);
  for (const text of talk) await say(ana, room, text);
  await bento.room.open(room);
  await bento.page.getByRole('button', { name: 'Summarise' }).click();
  const card = bento.page.getByRole('region', { name: 'In short' });
  await expect(card).toContainText('Written on this server');
  await expect(card.getByRole('button', { name: /^Source 1:/ }).first()).toBeVisible();
  await card.getByRole('button', { name: 'Hide summary' }).click();
  await expect(card).toHaveCount(0);
});

test('a part in the middle that somebody chose is shortened over the log, from its messages alone', async ({
  newPerson,
}) => {
  const [ana, bento] = [await newPerson('Ana'), await newPerson('Bento')];
  const room = await makeRoom('tides', [ana, bento]);
  for (const text of talk) await say(ana, room, text);
  await bento.room.open(room);
  await expect(bento.page.getByRole('button', { name: 'Ask about this room' })).toBeVisible();
  const choose = async (text: string, action: string) => {
    await bento.room.message(text).focus();
    await bento.room.message(text).getByRole('toolbar').getByRole('button', { name: 'More' }).press('Enter');
    await bento.page.getByRole('menuitem', { name: action, exact: true }).press('Enter');
  };
  await choose(talk[1]!, 'Summarise from here');
  const card = bento.page.getByRole('region', { name: 'In short' });
  await expect(card).toContainText('Written on this server');
  await expect(card).toContainText('write the gap into the report');
  await choose(talk[2]!, 'Summarise up to here');
  await expect(card).not.toContainText('write the gap into the report');
  await expect(card).toContainText('Written on this server');
  const sources = card.getByRole('button', { name: /^Source \d+:/ });
  await expect(sources.first()).toBeVisible();
  for (const source of await sources.all()) {
    await source.press('Enter');
    await expect(bento.room.log.locator('.hit')).toContainText(/retried without a pause|swap the battery/);
  }
  for (const text of [talk[0]!, talk[3]!, talk[4]!]) await expect(card).not.toContainText(text);
  const axe = await new AxeBuilder({ page: bento.page }).include('prosa-part-summary').analyze();
  expect(axe.violations).toEqual([]);
  await card.getByRole('button', { name: 'Hide summary' }).focus();
  await bento.page.keyboard.press('Escape');
  await expect(card).toHaveCount(0);
  await expect(bento.room.log).toBeFocused();
});

test('the last day of a room is shortened from its menu; what is not there is said', async ({ newPerson }) => {
  const [ana, bento] = [await newPerson('Ana'), await newPerson('Bento')];
  const room = await makeRoom('tides', [ana, bento]);
  for (const text of talk) await say(ana, room, text);
  await ana.room.open(room);
  await expect(ana.page.getByRole('button', { name: 'Ask about this room' })).toBeVisible();
  const choose = async (span: string) => {
    await ana.page.getByRole('button', { name: 'More about the room' }).click();
    await ana.page.getByRole('menuitem', { name: 'Summarise' }).click();
    await ana.page.getByRole('menuitem', { name: span }).click();
  };
  const card = ana.page.getByRole('region', { name: 'In short' });
  await choose('Last 24 hours');
  await expect(card).toContainText('Last 24 hours');
  await expect(card).toContainText('swap the battery on Friday');
  await choose('Since I left'); // she said all of it herself
  await expect(card).toContainText('There is nothing to summarise.');
});

test('a question beside a room is answered from its messages, one without an answer says so', async ({ newPerson }) => {
  const [ana, bento] = [await newPerson('Ana'), await newPerson('Bento')];
  const room = await makeRoom('tides', [ana, bento]);
  for (const text of talk) await say(ana, room, text);
  await bento.room.open(room);
  await bento.page.getByRole('button', { name: 'Ask about this room' }).click();
  const panel = bento.page.getByRole('complementary', { name: 'Ask' });
  const field = panel.getByRole('textbox', { name: 'Ask about what was said' });
  await field.fill('When do we swap the battery?');
  await field.press('Enter');
  await expect(panel.getByText(/swap the battery on Friday/)).toBeVisible();
  await expect(panel.getByText(/^Written on this server/)).toBeVisible();
  const axe = await new AxeBuilder({ page: bento.page }).include('prosa-ask-panel').analyze();
  expect(axe.violations).toEqual([]);
  await field.fill('Which colour has the xylophone quartz?');
  await field.press('Enter');
  await expect(panel.getByText('I found no message that answers this.')).toBeVisible();
  await bento.page.keyboard.press('Escape');
  await expect(panel).toHaveCount(0);
});

test('who hides the assistant is offered nothing of it; a moderator switches it off in a room', async ({
  newPerson,
}) => {
  const [ana, bento] = [await newPerson('Ana'), await newPerson('Bento')];
  const room = await makeRoom('tides', [ana, bento]);
  await ana.room.open(room);
  await expect(ana.page.getByRole('button', { name: 'Ask about this room' })).toBeVisible();
  await bento.room.open(room);
  const bentosWay = bento.page.getByRole('button', { name: 'Ask about this room' });
  await expect(bentosWay).toBeVisible();
  await ana.page.getByRole('button', { name: 'More about the room' }).click();
  await ana.page.getByRole('menuitem', { name: 'Turn the assistant off here' }).click();
  await expect(bentosWay).toHaveCount(0);
  await bento.page.goto('/settings/assistant');
  await expect(bento.page.getByText('Nothing leaves this server.')).toBeVisible();
  await bento.page.getByRole('switch', { name: 'Show the assistant' }).click();
  await expect(bento.wall.nav.getByRole('link', { name: /^Catch me up/ })).toHaveCount(0);
});

test('@prosa asks in the room: the answer comes before everybody, with its sources, and says that a machine wrote it', async ({
  newPerson,
}) => {
  const [ana, bento] = [await newPerson('Ana'), await newPerson('Bento')];
  const room = await makeRoom('tides', [ana, bento]);
  for (const text of talk) await say(ana, room, text);
  await ana.room.open(room);
  await bento.room.open(room);
  await expect(bento.page.getByRole('button', { name: 'Ask about this room' })).toBeVisible();
  await bento.room.composer.pressSequentially('@pros');
  await bento.page.getByRole('option', { name: 'Prosa' }).click();
  await bento.page.keyboard.type('when do we swap the battery?');
  await bento.page.keyboard.press('Enter');
  for (const { page } of [ana, bento]) {
    const answer = page.getByRole('article', { name: 'Message of Prosa' }).first();
    await expect(answer.locator('prosa-answer-card')).toContainText('swap the battery on Friday');
    await expect(answer.locator('[aria-busy="false"]')).toBeVisible();
    await expect(answer).toContainText('local AI');
    await expect(answer.getByRole('button', { name: /^Source 1:/ })).toBeVisible();
  }
  const axe = await new AxeBuilder({ page: ana.page }).include('prosa-answer-card').analyze();
  expect(axe.violations).toEqual([]);
});

test('how the group answered before is suggested for a message that names one; what is taken can be changed before it is sent', async ({
  newPerson,
}) => {
  const [ana, bento] = [await newPerson('Ana'), await newPerson('Bento')];
  const room = await makeRoom('tides', [ana, bento]);
  for (const reply of ['Yes, I will bring it', 'Sorry, I cannot do it']) {
    const { id } = await say(ana, room, 'Can you bring the bracket to the boat?');
    await say(bento, room, reply, id);
    const again = await say(ana, room, 'Can you bring the anchor to the boat?');
    await say(bento, room, reply, again.id);
  }
  await bento.room.open(room);
  await say(ana, room, `<@${bento.userId}> can you bring the battery to the boat?`);
  const replies = bento.page.getByRole('group', { name: 'Suggested replies' });
  await expect(replies.getByRole('button', { name: 'Sorry, I cannot do it' })).toBeVisible();
  await expect(replies).toContainText('local AI');
  await expect(bento.room.log.getByText('can you bring the battery to the boat?')).toBeInViewport();
  const axe = await new AxeBuilder({ page: bento.page }).include('prosa-suggested-replies').analyze();
  expect(axe.violations).toEqual([]);
  await bento.room.composer.focus();
  await bento.page.keyboard.press('Alt+1');
  await expect(bento.room.composer).not.toHaveValue('');
  await expect(replies).toHaveCount(0);
  await bento.room.composer.press('End');
  await bento.page.keyboard.type(' (at nine)');
  await bento.page.keyboard.press('Enter');
  await expect(bento.room.message('(at nine)')).toBeVisible();
  await expect(replies).toHaveCount(0);
});
