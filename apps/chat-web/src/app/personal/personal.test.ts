import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { waitFor } from '@testing-library/dom';
import { Code, ConnectError } from '@connectrpc/connect';
import { PersonalSection, PreferencesSchema, TextSize, Theme } from '@prosa/proto/chat';
import { create } from '@bufbuild/protobuf';
import { ConnectionStore } from '../connection/connection-store.ts';
import { SessionStore } from '../session/session-store.ts';
import { ScriptedServer } from '../../testing/scripted-server.ts';
import { openBrowser, type Browser } from '../../testing/tab.ts';
import { PersonalStore } from './personal-store.ts';
import { PreferencesStore } from './preferences-store.ts';

let server: ScriptedServer;
let browser: Browser;

beforeEach(() => {
  indexedDB = new IDBFactory();
  localStorage.clear();
  server = new ScriptedServer();
  browser = openBrowser();
});
afterEach(() => browser.close());

const openTab = async () => {
  const tab = await browser.open(server);
  await waitFor(() => expect(tab.get(ConnectionStore).state()).toBe('online'));
  return tab;
};
const fetches = () => server.calls.filter((call) => call === 'getPreferences').length;
const away = () => {
  throw new ConnectError('away', Code.Unavailable);
};

/** Another device changes a preference. */
function changedElsewhere(fields: Parameters<typeof create<typeof PreferencesSchema>>[1], live = true): void {
  server.personal.preferences = create(PreferencesSchema, fields);
  server.personal.changed([PersonalSection.PREFERENCES], live);
}

test('preferences come with their defaults, and follow what another device changes', async () => {
  const preferences = (await openTab()).get(PreferencesStore);
  expect(preferences.current()).toMatchObject({ enterSends: true, hideTyping: false, textSize: TextSize.NORMAL });
  changedElsewhere({ enterSends: false });
  await waitFor(() => expect(preferences.current().enterSends).toBe(false));
  expect(preferences.chosen().theme).toBeUndefined();
});

test('a change shows at once, goes to the server and comes to the other tabs; one that fails is undone', async () => {
  const first = (await openTab()).get(PreferencesStore);
  const second = (await openTab()).get(PreferencesStore);
  const changing = first.update({ hideTyping: true });
  expect(first.current().hideTyping).toBe(true);
  await changing;
  await waitFor(() => expect(second.current().hideTyping).toBe(true));
  server.before.set('updatePreferences', away);
  const failing = first.update({ hideTyping: false });
  expect(first.current().hideTyping).toBe(false);
  await expect(failing).rejects.toThrow();
  expect(first.current().hideTyping).toBe(true);
});

test('what changed while the stream was away is fetched when it is back, and only then', async () => {
  const preferences = (await openTab()).get(PreferencesStore);
  await waitFor(() => expect(fetches()).toBe(1));
  server.cut();
  await waitFor(() => expect(server.openStreams).toBe(1));
  changedElsewhere({ theme: Theme.DARK }, false);
  expect(fetches()).toBe(1);
  server.cut();
  await waitFor(() => expect(preferences.chosen().theme).toBe(Theme.DARK));
  expect(fetches()).toBe(2);
});

test('sections that did not change are not fetched; after a change that was missed, all are', async () => {
  const tab = await openTab();
  await waitFor(() => expect(fetches()).toBe(1));
  let saved = 0;
  tab.get(PersonalStore).keep(PersonalSection.SAVED, () => {
    saved += 1;
    return Promise.resolve(server.personal.revision);
  });
  await waitFor(() => expect(saved).toBe(1));
  server.personal.changed([PersonalSection.SAVED]);
  await waitFor(() => expect(saved).toBe(2));
  expect(fetches()).toBe(1);
  server.personal.changed([PersonalSection.PREFERENCES], false);
  server.personal.changed([PersonalSection.SAVED]);
  await waitFor(() => expect([saved, fetches()]).toEqual([3, 2]));
});

test('a fetch that fails is tried again', async () => {
  server.before.set('getPreferences', away);
  const preferences = (await openTab()).get(PreferencesStore);
  await waitFor(() => expect(fetches()).toBeGreaterThan(2));
  server.personal.preferences = create(PreferencesSchema, { wall: 'mata' });
  server.before.clear();
  await waitFor(() => expect(preferences.chosen().wall).toBe('mata'));
});

test('they are there without the server, and gone with the session', async () => {
  const first = await openTab();
  await first.get(PreferencesStore).update({ highContrast: true });
  first.close();
  server.before.set('getPreferences', away);
  const second = await openTab();
  await waitFor(() => expect(second.get(PreferencesStore).current().highContrast).toBe(true));
  await second.get(SessionStore).signOut();
  expect(second.get(PreferencesStore).current().highContrast).toBe(false);
});
