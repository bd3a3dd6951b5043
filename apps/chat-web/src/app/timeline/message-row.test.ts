import { jest } from '@jest/globals';
import 'fake-indexeddb/auto';
import { Code, ConnectError } from '@connectrpc/connect';
import { create } from '@bufbuild/protobuf';
import { timestampFromMs } from '@bufbuild/protobuf/wkt';
import { AnswerState, MessageSchema } from '@prosa/proto/chat';
import { ErrorInfoSchema } from '@prosa/proto/rpc';
import { screen, waitFor, within } from '@testing-library/angular';
import type { MessageInitShape } from '@bufbuild/protobuf';
import { renderPage, type Page } from '../../testing/render-page.ts';
import { ScriptedServer } from '../../testing/scripted-server.ts';
import { failureOf } from '../api/failure.ts';
import { MessageActions } from '../messages/message-actions.ts';
import type { DeliveryState, TimelineEntry } from '../messages/timeline-view.ts';
import { Conversation } from '../room/conversation.ts';
import { MessageRow } from './message-row.ts';

const server = new ScriptedServer();
const ana = '00000000-0000-7000-8000-00000000000a';
server.users.set(ana, 'Ana Luz');

function entry(
  fields: MessageInitShape<typeof MessageSchema>,
  state: DeliveryState = 'sent',
  failure?: TimelineEntry['failure'],
): TimelineEntry {
  const sentAt = timestampFromMs(Date.UTC(2026, 6, 16, 9, 22));
  const message = create(MessageSchema, {
    id: 'm1',
    roomId: 'r1',
    seq: 1n,
    senderId: ana,
    text: 'hello',
    sentAt,
    ...fields,
  });
  return { key: 'm1', message, state, ...(failure && { failure }) };
}

async function show(shown: TimelineEntry, inputs: Record<string, unknown> = {}): Promise<Page<MessageRow>> {
  const page = await renderPage(MessageRow, {
    server,
    inputs: { entry: shown, ...inputs },
    providers: [Conversation],
  });
  await screen.findByRole('article');
  return page;
}

describe('a message', () => {
  it('says who, when and what', async () => {
    await show(entry({ text: 'Good **morning**' }));
    expect(await screen.findByText('Ana Luz')).toBeTruthy();
    expect(screen.getByText('morning').tagName).toBe('STRONG');
    expect(document.querySelector('time')?.dateTime).toBe('2026-07-16T09:22:00.000Z');
  });

  it('leaves out the name when it follows on another', async () => {
    await show(entry({}), { continued: true });
    expect(screen.queryByText('Ana Luz')).toBeNull();
    expect(document.querySelector('time')).not.toBeNull();
  });

  it('is set off when it names the reader', async () => {
    const page = await show(entry({ text: `<@${server.me.id}> look`, mentionedUserIds: [server.me.id] }));
    await page.rendered.fixture.whenStable();
    expect(screen.getByRole('article').classList).toContain('names-you');
    expect(document.querySelector('.mention--you')).not.toBeNull();
  });

  it('keeps its place when it is deleted, and can not be acted on', async () => {
    const page = await show(entry({ text: '', deletedAt: timestampFromMs(1) }));
    expect(screen.getByText('This message was deleted')).toBeTruthy();
    await page.user.hover(screen.getByRole('article'));
    expect(screen.queryByRole('toolbar')).toBeNull();
  });

  it('says that it was edited', async () => {
    await show(entry({ editedAt: timestampFromMs(Date.UTC(2026, 6, 16, 9, 30)) }));
    expect(screen.getByRole('button', { name: /^Edited .*Show earlier texts$/ }).textContent?.trim()).toBe('(edited)');
  });

  it('says that it waits for the connection', async () => {
    await show(entry({ id: '', seq: 0n, senderId: server.me.id }, 'waiting'));
    expect(screen.getByText('Goes out when the connection is back')).toBeTruthy();
    expect(screen.getByRole('article').classList).toContain('unsent');
  });

  it('says that it waits until the server takes it', async () => {
    const details = [{ desc: ErrorInfoSchema, value: { reason: 'READ_ONLY', domain: 'prosa' } }];
    const failure = failureOf(new ConnectError('not now', Code.Unavailable, undefined, details));
    await show(entry({ id: '', seq: 0n, senderId: server.me.id }, 'waiting', failure));
    expect(screen.getByText('Goes out when writing works again')).toBeTruthy();
  });

  it('says why it was not sent, and can be tried again or thrown away', async () => {
    const failure = failureOf(new ConnectError('archived', Code.NotFound));
    const page = await show(
      entry({ id: '', seq: 0n, clientMessageId: 'c1', senderId: server.me.id }, 'failed', failure),
    );
    const actions = page.rendered.fixture.debugElement.injector.get(MessageActions);
    const retry = jest.spyOn(actions, 'retry').mockResolvedValue();
    const discard = jest.spyOn(actions, 'discard').mockResolvedValue();
    expect(screen.getByRole('alert').textContent).toContain('Not sent: That did not work.');
    await page.user.click(screen.getByRole('button', { name: 'Try again' }));
    await page.user.click(screen.getByRole('button', { name: 'Discard' }));
    expect([retry.mock.calls, discard.mock.calls]).toEqual([[['c1']], [['c1']]]);
  });

  it('shows what can be done while it is pointed at', async () => {
    const page = await show(entry({ senderId: server.me.id }));
    expect(screen.queryByRole('toolbar')).toBeNull();
    await page.user.hover(screen.getByRole('article'));
    const bar = within(await screen.findByRole('toolbar', { name: 'More actions' }));
    expect(bar.getAllByRole('button').map((button) => button.getAttribute('aria-label'))).toEqual([
      'React with 👍',
      'React with ❤️',
      'React with ✅',
      'React',
      'Reply in thread',
      'Reply',
      'Edit',
      'Save',
      'More actions',
    ]);
  });

  it.each([
    [AnswerState.GROWING, []],
    [AnswerState.DONE, ['Pin', 'Report…']],
  ])('an answer in state %s is pinned and reported only when it is whole', async (state, offered) => {
    const page = await show(entry({ text: state === AnswerState.DONE ? 'Whole.' : '', answer: { state } }));
    await page.user.hover(screen.getByRole('article'));
    const bar = within(await screen.findByRole('toolbar', { name: 'More actions' }));
    await page.user.click(bar.getByRole('button', { name: 'More actions' }));
    await screen.findByRole('menuitem', { name: 'Copy link' });
    const items = screen.getAllByRole('menuitem').map((item) => item.textContent?.trim() ?? '');
    expect(items.filter((name) => /^(?:Pin|Report)/.test(name)).map((name) => name.split(' ')[0])).toEqual(offered);
  });

  it('counts reactions and marks the reader’s own', async () => {
    await show(entry({ reactions: [{ emoji: '🌊', userIds: [ana, server.me.id] }] }));
    const reaction = await screen.findByRole('button', { pressed: true });
    await waitFor(() => expect(reaction.textContent?.replaceAll(/\s+/g, ' ').trim()).toBe('🌊: Ana Luz and You2'));
  });
});
