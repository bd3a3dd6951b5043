import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { waitFor } from '@testing-library/dom';
import { Code, ConnectError } from '@connectrpc/connect';
import { ConnectionStore } from '../connection/connection-store.ts';
import { ScriptedServer } from '../../testing/scripted-server.ts';
import { openBrowser, type Browser } from '../../testing/tab.ts';
import { DraftStore, draftPlace } from './draft-store.ts';

let server: ScriptedServer;
let here: Browser;
let elsewhere: Browser;

beforeEach(() => {
  indexedDB = new IDBFactory();
  localStorage.clear();
  server = new ScriptedServer();
  here = openBrowser('isolated');
  elsewhere = openBrowser('isolated');
});
afterEach(() => {
  here.close();
  elsewhere.close();
});

/** A tab; each has storage of its own when `anew` is given. */
const open = async (browser: Browser, anew = false) => {
  if (anew) indexedDB = new IDBFactory();
  const tab = await browser.open(server);
  await waitFor(() => expect(tab.get(ConnectionStore).state()).toBe('online'));
  return tab.get(DraftStore);
};
const serverTexts = () => [...server.personal.drafts.values()].map(({ text }) => text);

test('what is written goes to the other devices, of rooms and of threads; what is sent is gone there', async () => {
  const [phone, laptop] = [await open(here), await open(elsewhere, true)];
  phone.save('r1', { text: 'half a thought' });
  phone.save(draftPlace('r1', 't1'), { text: 'in the thread' });
  await waitFor(() => expect(laptop.draft('r1')()).toEqual({ text: 'half a thought' }));
  await waitFor(() => expect(laptop.draft(draftPlace('r1', 't1'))()).toEqual({ text: 'in the thread' }));
  laptop.save('r1', undefined);
  await waitFor(() => expect(phone.draft('r1')()).toBeUndefined());
});

test('what comes does not take the place of what is being typed, and shows when that is over', async () => {
  const [phone, laptop] = [await open(here), await open(elsewhere, true)];
  let typing = true;
  phone.attend('r1', () => typing);
  phone.save('r1', { text: 'mine' });
  await waitFor(() => expect(laptop.draft('r1')()).toEqual({ text: 'mine' }));
  laptop.save('r1', { text: 'theirs, later' });
  await waitFor(() => expect(serverTexts()).toEqual(['theirs, later']));
  laptop.save('r2', { text: 'a sign that the first has come' });
  await waitFor(() => expect(phone.draft('r2')()).toBeDefined());
  expect(phone.draft('r1')()).toEqual({ text: 'mine' });
  typing = false;
  phone.rest('r1');
  await waitFor(() => expect(phone.draft('r1')()).toEqual({ text: 'theirs, later' }));
});

test('what was written without the server stays here and goes when it is back', async () => {
  const phone = await open(here);
  server.before.set('saveDraft', () => {
    throw new ConnectError('away', Code.Unavailable);
  });
  phone.save('r1', { text: 'in the tunnel' });
  await waitFor(() => expect(server.calls).toContain('saveDraft'));
  expect(phone.draft('r1')()).toEqual({ text: 'in the tunnel' });
  server.before.clear();
  server.cut();
  await waitFor(() => expect(serverTexts()).toEqual(['in the tunnel']));
});

test('an older draft of this browser gives way to a newer one of the server after a reload', async () => {
  const phone = await open(here);
  phone.save('r1', { text: 'old' });
  await waitFor(() => expect(serverTexts()).toEqual(['old']));
  here.close();
  const mine = indexedDB;
  const laptop = await open(elsewhere, true);
  await waitFor(() => expect(laptop.draft('r1')()).toEqual({ text: 'old' }));
  laptop.save('r1', { text: 'new' });
  await waitFor(() => expect(serverTexts()).toEqual(['new']));
  indexedDB = mine;
  const again = await open(openBrowser('isolated'));
  await waitFor(() => expect(again.draft('r1')()).toEqual({ text: 'new' }));
});
