import 'fake-indexeddb/auto';
import { Component, computed, inject } from '@angular/core';
import { create, type MessageInitShape } from '@bufbuild/protobuf';
import { timestampFromMs } from '@bufbuild/protobuf/wkt';
import { Code, ConnectError } from '@connectrpc/connect';
import {
  PersonalSection,
  PreferencesSchema,
  RoomKind,
  ScheduledMessageSchema,
  type MessageSchema,
} from '@prosa/proto/chat';
import { screen, waitFor } from '@testing-library/angular';
import { renderPage, type Page } from '../../testing/render-page.ts';
import { ScriptedServer } from '../../testing/scripted-server.ts';
import { Composer } from '../composer/composer.ts';
import { ScheduledStore } from '../later/scheduled-store.ts';
import { TimelineStore } from '../messages/timeline-store.ts';
import { PreferencesStore } from '../personal/preferences-store.ts';
import { Conversation } from '../room/conversation.ts';
import { RoomStore } from '../rooms/room-store.ts';
import { AssistantStore } from './assistant-store.ts';

@Component({
  selector: 'prosa-test-room',
  imports: [Composer],
  providers: [Conversation],
  template: '@if (room(); as here) { <prosa-composer [room]="here" /> }',
})
class TestRoom {
  private readonly rooms = inject(RoomStore);
  readonly assistant = inject(AssistantStore);
  readonly preferences = inject(PreferencesStore);
  readonly scheduled = inject(ScheduledStore);
  readonly timelines = inject(TimelineStore);
  readonly room = computed(() => this.rooms.room('r1')());
}

const dayMs = 24 * 60 * 60 * 1_000;
/** The clock of the scripted server stands still in another year. */
const ago = (ms: number) => ({ sentAt: timestampFromMs(Date.now() - ms) });

let server: ScriptedServer;
let page: Page<TestRoom>;

/** A room whose newest messages come from Ana, unless they are from `me`. */
async function open(kind: RoomKind, ...messages: readonly MessageInitShape<typeof MessageSchema>[]): Promise<void> {
  server.addRoom('r1', kind);
  for (const message of messages) server.say('r1', 'Can you look at it?', { ...ago(60_000), ...message });
  page = await renderPage(TestRoom, { server, deferred: true });
  await screen.findByRole('textbox');
  await page.component.timelines.open('r1');
}

const group = () => screen.findByRole('group', { name: 'Suggested replies' });
const noGroup = () => waitFor(() => expect(screen.queryByRole('group', { name: 'Suggested replies' })).toBeNull());
const box = () => screen.getByRole<HTMLTextAreaElement>('textbox');
const replies = () => screen.getAllByRole('button').filter((button) => button.hasAttribute('aria-keyshortcuts'));

/** Until suggestions to a message that comes now are there: those before would have been asked for by then. */
async function afterAnother(): Promise<void> {
  const { id } = server.say('r1', 'And now?', { ...ago(0), mentionedUserIds: [server.me.id] });
  await waitFor(() => expect(server.assistant.suggestedFor).toContain(id));
}

beforeEach(() => {
  server = new ScriptedServer();
  server.assistant.suggestions = ['On it', 'After lunch', 'Tomorrow'];
});

afterEach(() => indexedDB.databases().then((all) => all.forEach(({ name }) => indexedDB.deleteDatabase(name ?? ''))));

describe('suggested replies', () => {
  it('are asked for once, and one that is pressed stands in the composer, not sent', async () => {
    await open(RoomKind.DIRECT, {});
    expect((await group()).textContent).toContain('local AI');
    expect(replies().map((button) => button.textContent?.trim())).toEqual(['On it', 'After lunch', 'Tomorrow']);
    expect(replies().map((button) => button.getAttribute('aria-keyshortcuts'))).toEqual(['Alt+1', 'Alt+2', 'Alt+3']);
    await page.user.click(screen.getByRole('button', { name: 'After lunch' }));
    await noGroup();
    expect(box().value).toBe('After lunch');
    expect(document.activeElement).toBe(box());
    expect(server.sends).toEqual([]);
    await page.user.clear(box());
    await group();
    expect(server.assistant.suggestedFor).toEqual(['r1-1']);
  });

  it('go with the first key', async () => {
    await open(RoomKind.DIRECT, {});
    await group();
    await page.user.type(box(), 'x');
    expect(screen.queryByRole('group', { name: 'Suggested replies' })).toBeNull();
  });

  it('are taken with Alt and their number while the composer has the focus', async () => {
    await open(RoomKind.DIRECT, {});
    await group();
    box().blur();
    await page.user.keyboard('{Alt>}3{/Alt}');
    expect(box().value).toBe('');
    box().focus();
    await page.user.keyboard('{Alt>}3{/Alt}');
    await noGroup();
    expect(box().value).toBe('Tomorrow');
    await page.user.keyboard('{Alt>}1{/Alt}');
    expect(box().value).not.toContain('On it');
  });

  it('are put away for a message, and come again for the next one', async () => {
    await open(RoomKind.DIRECT, {});
    await group();
    await page.user.click(screen.getByRole('button', { name: 'Hide suggested replies' }));
    await noGroup();
    expect(document.activeElement).toBe(box());
    await afterAnother();
    await group();
    expect(server.assistant.suggestedFor).toEqual(['r1-1', 'r1-2']);
  });

  it('that cannot be had are not spoken of', async () => {
    server.before.set('suggestReplies', () => {
      throw new ConnectError('away', Code.Unavailable);
    });
    await open(RoomKind.DIRECT, {});
    await waitFor(() => expect(server.assistant.suggestedFor).toEqual(['r1-1']));
    server.before.clear();
    await afterAnother();
    await group();
    expect(server.assistant.suggestedFor).toEqual(['r1-1', 'r1-2']);
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('are for a message of a room that names the person or answers them, and for no other', async () => {
    await open(RoomKind.PUBLIC, { senderId: server.me.id }, {});
    await afterAnother();
    expect(server.assistant.suggestedFor).toEqual(['r1-3']);
    server.say('r1', 'Well?', { ...ago(0), replyToMessageId: 'r1-1' });
    await waitFor(() => expect(server.assistant.suggestedFor).toEqual(['r1-3', 'r1-4']));
    server.say('r1', 'Something else', ago(0));
    await noGroup();
  });

  it.each<[string, readonly MessageInitShape<typeof MessageSchema>[]]>([
    ['is older than a day', [ago(dayMs + 60_000)]],
    ['was answered', [{}, { senderId: '00000000-0000-7000-8000-0000000000ee' }]],
    ['was answered in its thread', [{ thread: { participantIds: ['00000000-0000-7000-8000-0000000000ee'] } }]],
    ['has no text', [{ text: '' }]],
    ['is of the assistant', [{ answer: {} }]],
  ])('are not asked for when the newest message %s', async (_, messages) => {
    await open(RoomKind.DIRECT, ...messages);
    await waitFor(() => expect(page.component.assistant.offeredIn('r1')).toBe(true));
    await afterAnother();
    expect(server.assistant.suggestedFor).toEqual([`r1-${messages.length + 1}`]);
  });

  it('stay away while a message waits to be sent', async () => {
    server.personal.scheduled = [create(ScheduledMessageSchema, { id: 's1', roomId: 'r1', text: 'later' })];
    await open(RoomKind.DIRECT, {});
    await waitFor(() => expect(page.component.scheduled.scheduled()).toHaveLength(1));
    const { id } = server.say('r1', 'And now?', ago(0));
    await page.rendered.fixture.whenStable();
    expect(server.assistant.suggestedFor).not.toContain(id);
    server.personal.scheduled = [];
    server.personal.changed([PersonalSection.SCHEDULED]);
    await group();
    expect(server.assistant.suggestedFor).toContain(id);
  });

  it('are not asked for where the assistant is off, or of somebody who hides it', async () => {
    server.assistant.enabled = false;
    await open(RoomKind.DIRECT, {});
    await waitFor(() => expect(page.component.assistant.about()?.enabled).toBe(false));
    server.personal.preferences = create(PreferencesSchema, { hideAssistant: true });
    await page.component.preferences.update({ hideAssistant: true });
    server.assistant.enabled = true;
    await page.component.assistant.reload();
    await page.rendered.fixture.whenStable();
    expect(server.assistant.suggestedFor).toEqual([]);
    await page.component.preferences.update({ hideAssistant: false });
    await group();
  });
});
