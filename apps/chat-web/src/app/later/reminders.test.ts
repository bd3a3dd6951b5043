import 'fake-indexeddb/auto';
import { Component, inject } from '@angular/core';
import { create } from '@bufbuild/protobuf';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import { PersonalSection, ReminderSchema, type Reminder } from '@prosa/proto/chat';
import { screen, waitFor } from '@testing-library/angular';
import { renderPage, type Page } from '../../testing/render-page.ts';
import { ScriptedServer } from '../../testing/scripted-server.ts';
import { Dialogs } from '../dialogs/dialogs.ts';
import { LaterPage } from './later-page.ts';
import type { PickedTime, TimeQuestion } from './pick-time.ts';
import { ReminderNotices } from './reminder-notices.ts';

@Component({
  selector: 'prosa-test-later',
  imports: [LaterPage],
  template: '<prosa-later-page show="reminders" />',
})
class TestLater {
  readonly notices = inject(ReminderNotices);
}

const inAnHour = new Date(Date.now() + 3_600_000);
const tomorrow = new Date(Date.now() + 86_400_000);

let server: ScriptedServer;
let page: Page<TestLater>;
/** What was asked, and what is answered; the dialog itself is seen in a browser. */
let asked: TimeQuestion | undefined;
let answer: PickedTime | undefined;

/** A reminder of a message of Ana's. */
function remind(note: string, dueSince?: Date): Reminder {
  const message = server.say('r1', 'the tide turns at nine');
  const reminder = create(ReminderSchema, {
    id: 'm1',
    messageId: message.id,
    message,
    note,
    remindAt: timestampFromDate(inAnHour),
    ...(dueSince && { dueSince: timestampFromDate(dueSince) }),
  });
  server.personal.reminders = [reminder];
  return reminder;
}

beforeEach(() => {
  localStorage.clear();
  server = new ScriptedServer();
  server.addRoom('r1');
  asked = answer = undefined;
});
afterEach(() => indexedDB.databases().then((all) => all.forEach(({ name }) => indexedDB.deleteDatabase(name ?? ''))));

async function open(): Promise<void> {
  const pickTime = (question: TimeQuestion): Promise<PickedTime | undefined> => {
    asked = question;
    return Promise.resolve(answer);
  };
  page = await renderPage(TestLater, { server, providers: [{ provide: Dialogs, useValue: { pickTime } }] });
}

test('the note stands in the list, and is changed with the time', async () => {
  remind('bring the lamp');
  await open();
  expect(await screen.findByText('bring the lamp')).toBeTruthy();
  answer = { date: tomorrow, note: 'bring both lamps' };
  await page.user.click(screen.getByRole('button', { name: 'Another time…' }));
  expect(asked).toMatchObject({ note: 'bring the lamp', current: inAnHour });
  expect(await screen.findByText('bring both lamps')).toBeTruthy();
  expect(server.personal.reminders).toMatchObject([
    { note: 'bring both lamps', remindAt: timestampFromDate(tomorrow) },
  ]);
});

test('one that is due says its note before the message, once', async () => {
  await open();
  await screen.findByText('No reminders');
  remind('bring the lamp', new Date());
  server.personal.changed([PersonalSection.REMINDERS]);
  expect(await screen.findByText('Reminder: bring the lamp – the tide turns at nine')).toBeTruthy();
});

test('without a note it says the message', async () => {
  remind('', new Date());
  await open();
  await waitFor(() => expect(screen.getByText('Reminder: the tide turns at nine')).toBeTruthy());
});
