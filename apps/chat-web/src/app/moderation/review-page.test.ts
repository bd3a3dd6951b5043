import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { TestBed } from '@angular/core/testing';
import { create } from '@bufbuild/protobuf';
import { ReportReason, ReviewDecision, ReviewSchema } from '@prosa/proto/chat';
import { screen, waitFor, within } from '@testing-library/angular';
import { renderPage } from '../../testing/render-page.ts';
import { ScriptedServer } from '../../testing/scripted-server.ts';
import { SessionStore } from '../session/session-store.ts';
import { ReportMessage } from './report-message.ts';
import { ReviewPage } from './review-page.ts';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';

let server: ScriptedServer;

beforeEach(() => {
  indexedDB = new IDBFactory();
  localStorage.clear();
  server = new ScriptedServer();
  server.users.set('ana', 'Ana');
  server.users.set('guest', 'Guest 4410');
  server.addRoom('r1');
  server.say('r1', 'The dump is public');
  const message = server.say('r1', 'Earn money at home', { senderId: 'guest' });
  server.say('r1', 'Who removes this?');
  server.moderation.reviews = [
    create(ReviewSchema, {
      id: 'case',
      message,
      reports: [{ reporterId: 'ana', reason: ReportReason.SPAM, note: 'again' }],
      flags: [{ modelId: 'tone', modelName: 'Tone', label: 'Spam', confidence: 0.98 }],
    }),
  ];
});

async function show() {
  const page = await renderPage(ReviewPage, { server });
  await TestBed.inject(SessionStore).start();
  await screen.findByText('One message waits to be looked at.');
  return page;
}

test('a message is shown in context, with who reported it and what a model says', async () => {
  await show();
  const detail = screen.getByRole('region', { name: 'The message and what was said of it' });
  expect(await within(detail).findByText('Who removes this?')).toBeTruthy();
  expect(within(detail).getByText('Spam: again')).toBeTruthy();
  expect(within(detail).getByText('Tone: “Spam”, 98%')).toBeTruthy();
  expect(within(detail).getByText('No earlier reviews')).toBeTruthy();
});

test('keeping is one press; then nothing waits, and who decided stands with it', async () => {
  const { user } = await show();
  await user.click(screen.getByRole('button', { name: 'Keep' }));
  expect(await screen.findByText('Nothing waits.')).toBeTruthy();
  expect(server.moderation.decisions).toMatchObject([{ reviewId: 'case', decision: ReviewDecision.APPROVE }]);
  expect(await screen.findByText(/^Kept by/)).toBeTruthy();
});

test('deleting asks first and says what goes; a warning goes in words that one has seen', async () => {
  const { user } = await show();
  await user.click(screen.getByRole('button', { name: 'Delete message' }));
  const question = await screen.findByRole('alertdialog');
  expect(question.textContent).toContain('Guest 4410 goes for everybody');
  await user.click(within(question).getByRole('button', { name: 'Cancel' }));
  await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
  expect(server.moderation.decisions).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Keep and warn' }));
  await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(server.moderation.decisions).toMatchObject([{ decision: ReviewDecision.WARN }]));
  expect(server.moderation.decisions[0]?.words).toContain('A moderator has looked at your message');
});

test('what others report meanwhile comes in by itself', async () => {
  await show();
  await waitFor(() => expect(server.openStreams).toBe(1));
  server.moderation.reviews = [];
  server.push({ case: 'reviewsChanged', value: {} });
  expect(await screen.findByText('Nothing to look at')).toBeTruthy();
});

test('a report needs words only when it is something else', async () => {
  const close = () => undefined;
  const { user } = await renderPage(ReportMessage, {
    server,
    providers: [
      { provide: MAT_DIALOG_DATA, useValue: server.moderation.reviews[0]?.message },
      { provide: MatDialogRef, useValue: { close } },
    ],
  });
  await user.click(screen.getByRole('radio', { name: /^Something else/ }));
  await user.click(screen.getByRole('button', { name: 'Report message' }));
  expect(screen.getByRole('alert').textContent).toContain('Say what is wrong.');
  await user.type(screen.getByRole('textbox', { name: 'In a few words' }), 'it is off the matter');
  await user.click(screen.getByRole('button', { name: 'Report message' }));
  await waitFor(() =>
    expect(server.moderation.reported).toMatchObject([{ reason: ReportReason.OTHER, note: 'it is off the matter' }]),
  );
});
