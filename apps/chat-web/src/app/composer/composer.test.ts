import 'fake-indexeddb/auto';
import { Component, computed, inject } from '@angular/core';
import { screen, waitFor } from '@testing-library/angular';
import { renderPage, type Page } from '../../testing/render-page.ts';
import { ScriptedServer } from '../../testing/scripted-server.ts';
import type { Question } from '../dialogs/confirm.ts';
import { Dialogs } from '../dialogs/dialogs.ts';
import { TimelineStore } from '../messages/timeline-store.ts';
import { Conversation } from '../room/conversation.ts';
import { RoomStore } from '../rooms/room-store.ts';
import { Composer } from './composer.ts';

@Component({
  selector: 'prosa-test-room',
  imports: [Composer],
  providers: [Conversation],
  template: '@if (room(); as here) { <prosa-composer [room]="here" /> }',
})
class TestRoom {
  private readonly rooms = inject(RoomStore);
  readonly conversation = inject(Conversation);
  readonly timelines = inject(TimelineStore);
  readonly room = computed(() => this.rooms.room('r1')());
}

let server: ScriptedServer;
let page: Page<TestRoom>;
let box: HTMLTextAreaElement;
/** What was asked, and what is answered; the dialog itself is seen in a browser. */
let questions: Question[];
let sure = true;

const confirm = (question: Question): Promise<boolean> => {
  questions.push(question);
  return Promise.resolve(sure);
};

async function open(memberCount: number): Promise<void> {
  questions = [];
  server = new ScriptedServer();
  server.memberCounts.set('r1', memberCount);
  server.addRoom('r1');
  server.say('r1', 'from me', { senderId: server.me.id });
  server.say('r1', 'from ana');
  page = await renderPage(TestRoom, { server, providers: [{ provide: Dialogs, useValue: { confirm } }] });
  box = await screen.findByRole('textbox', { name: 'Write to #Room r1' });
  await page.component.timelines.open('r1');
}

afterEach(() => indexedDB.databases().then((all) => all.forEach(({ name }) => indexedDB.deleteDatabase(name ?? ''))));

describe('the composer', () => {
  beforeEach(() => open(14));

  it('sends on Enter and is empty again', async () => {
    await page.user.type(box, 'hello{Enter}');
    await waitFor(() => expect(server.sends.map(({ text }) => text)).toEqual(['hello']));
    expect(box.value).toBe('');
  });

  it('breaks the line on Shift Enter, and inside a block of code', async () => {
    await page.user.type(box, 'one{Shift>}{Enter}{/Shift}two');
    expect(box.value).toBe('one\ntwo');
    await page.user.clear(box);
    await page.user.type(box, '```ts{Enter}x');
    expect(box.value).toBe('```ts\nx');
    expect(server.sends).toEqual([]);
  });

  it('sends nothing when there is nothing but space', async () => {
    await page.user.type(box, '  {Enter}');
    expect(server.sends).toEqual([]);
    expect(screen.getByRole('button', { name: 'Send' })).toHaveProperty('disabled', true);
  });

  it('edits the last own message on Up, and leaves it as it was on Esc', async () => {
    await page.user.type(box, '{ArrowUp}');
    await waitFor(() => expect(box.value).toBe('from me'));
    expect(screen.getByText('Edit your message')).toBeTruthy();
    await page.user.type(box, '{Escape}');
    await waitFor(() => expect(box.value).toBe(''));
    expect(server.texts('r1')).toEqual(['from me', 'from ana']);
  });

  it('saves a changed message on Enter', async () => {
    await page.user.type(box, '{ArrowUp}');
    await waitFor(() => expect(box.value).toBe('from me'));
    await page.user.type(box, ' too{Enter}');
    await waitFor(() => expect(server.texts('r1')).toEqual(['from me too', 'from ana']));
    expect(server.sends).toEqual([]);
  });

  it('answers a message, and stops on Esc without losing what is written', async () => {
    const entry = page.component.timelines
      .timeline('r1')()
      .entries.find(({ message }) => message.text === 'from ana');
    if (!entry) throw new Error('no message');
    page.component.conversation.reply(entry.message);
    await screen.findByText(/^Reply to/);
    await page.user.type(box, 'yes{Escape}');
    await waitFor(() => expect(screen.queryByText(/^Reply to/)).toBeNull());
    expect(box.value).toBe('yes');
    page.component.conversation.reply(entry.message);
    await page.user.type(box, '{Enter}');
    await waitFor(() => expect(server.sends[0]?.replyToMessageId).toBe(entry.message.id));
  });

  it('refuses a text that is too long, and says by how much', async () => {
    box.value = 'x'.repeat(16_003);
    box.dispatchEvent(new Event('input'));
    expect((await screen.findByRole('alert')).textContent).toBe('Too long by 3 characters.');
    expect(screen.getByRole('button', { name: 'Send' })).toHaveProperty('disabled', true);
  });

  it('calls a few people without asking', async () => {
    await page.user.type(box, '@room hello{Enter}');
    await waitFor(() => expect(server.sends.map(({ text }) => text)).toEqual(['@room hello']));
    expect(questions).toEqual([]);
  });

  it('sets bold, lists and code with its buttons', async () => {
    await page.user.type(box, 'word');
    box.setSelectionRange(0, 4);
    await page.user.click(screen.getByRole('button', { name: 'Bold' }));
    expect(box.value).toBe('**word**');
    await page.user.click(screen.getByRole('button', { name: 'List' }));
    expect(box.value).toBe('- **word**');
  });
});

describe('the composer of a room with many people', () => {
  beforeEach(() => open(15));

  it('asks before it calls everybody, and goes on with the text when they shall not be called', async () => {
    sure = false;
    await page.user.type(box, '@room hello{Enter}');
    await waitFor(() => expect(questions.map(({ title }) => title)).toEqual(['Call 14 people?']));
    await waitFor(() => expect(document.activeElement).toBe(box));
    expect(questions[0]?.body).toContain('everybody else in #Room r1');
    expect(box.value).toBe('@room hello');
    expect(server.sends).toEqual([]);
    sure = true;
    await page.user.keyboard('{Enter}');
    await waitFor(() => expect(server.sends.map(({ text }) => text)).toEqual(['@room hello']));
    expect(box.value).toBe('');
  });

  it('does not ask when @room is code', async () => {
    await page.user.type(box, '`@room` is a word{Enter}');
    await waitFor(() => expect(server.sends).toHaveLength(1));
    expect(questions).toEqual([]);
  });
});
