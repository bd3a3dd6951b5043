import 'fake-indexeddb/auto';
import { create } from '@bufbuild/protobuf';
import { timestampFromMs } from '@bufbuild/protobuf/wkt';
import { Code, ConnectError } from '@connectrpc/connect';
import { MessageSchema } from '@prosa/proto/chat';
import { screen, waitFor } from '@testing-library/angular';
import { renderPage } from '../../testing/render-page.ts';
import { ScriptedServer } from '../../testing/scripted-server.ts';
import { PartSummary } from './part-summary.ts';
import type { SummaryPart } from './summary-part.ts';

let server: ScriptedServer;
const dayMs = 86_400_000;
const said = (seq: bigint, agoMs: number) =>
  create(MessageSchema, { id: `m${seq}`, roomId: 'tides', seq, sentAt: timestampFromMs(Date.now() - agoMs) });

beforeEach(() => {
  server = new ScriptedServer();
  server.addRoom('tides');
  server.assistant.summary = () => [{ textDelta: 'It is back.' }, { done: { engine: 'builtin', elapsedMs: 1_000 } }];
});

const show = (part: SummaryPart, inputs: Readonly<Record<string, unknown>> = {}) =>
  renderPage(PartSummary, { server, inputs: { roomId: 'tides', part, ...inputs } });
const asked = () =>
  server.assistant.summarized.map(({ afterSeq, untilSeq, threadRootMessageId: root }) => [afterSeq, untilSeq, root]);

test('a part begins with a message and goes on to the end or up to another; the card says which', async () => {
  const { rendered } = await show({ kind: 'from', message: said(7n, 60_000) }, { rootId: 'm5' });
  expect(await screen.findByText('It is back.')).toBeTruthy();
  expect(screen.getByText(/^from .+ on · only you see this$/)).toBeTruthy();
  rendered.fixture.componentRef.setInput('part', { kind: 'from', message: said(7n, 60_000), until: said(9n, 0) });
  await waitFor(() => expect(server.assistant.summarized).toHaveLength(2));
  expect(screen.getByText(/^\d.+ to .+ · only you see this$/)).toBeTruthy();
  expect(asked()).toEqual([
    [6n, 0n, 'm5'],
    [6n, 9n, 'm5'],
  ]);
});

test('a span begins with the first message in it; without one it begins after the last', async () => {
  const [, , newest] = [8 * dayMs, 3 * dayMs, dayMs / 2].map((agoMs) =>
    server.say('tides', 'hello', { sentAt: timestampFromMs(Date.now() - agoMs) }),
  );
  const { rendered } = await show({ kind: 'day' });
  expect(await screen.findByText('It is back.')).toBeTruthy();
  expect(screen.getByText('Last 24 hours · only you see this')).toBeTruthy();
  rendered.fixture.componentRef.setInput('part', { kind: 'week' });
  await waitFor(() => expect(server.assistant.summarized).toHaveLength(2));
  server.addRoom('quiet');
  const old = server.say('quiet', 'hello', { sentAt: timestampFromMs(Date.now() - 9 * dayMs) });
  rendered.fixture.componentRef.setInput('roomId', 'quiet');
  await waitFor(() => expect(server.assistant.summarized).toHaveLength(3));
  expect(asked().map(([afterSeq]) => afterSeq)).toEqual([newest!.seq - 1n, newest!.seq - 2n, old.seq]);
});

test('what was not read is what was unread when one came; reading on asks nothing more', async () => {
  const { rendered } = await show({ kind: 'left' }, { leftSeq: 0n });
  expect(await screen.findByText('It is back.')).toBeTruthy();
  rendered.fixture.componentRef.setInput('leftSeq', 4n);
  await rendered.fixture.whenStable();
  expect(asked()).toEqual([[1n, 0n, '']]);
});

test('a place in the history that is not to be had is said, and sought again on demand', async () => {
  server.before.set('findMessageAt', () => {
    throw new ConnectError('away', Code.Unavailable);
  });
  const { user } = await show({ kind: 'week' });
  expect(await screen.findByRole('alert')).toBeTruthy();
  expect(server.assistant.summarized).toEqual([]);
  server.before.delete('findMessageAt');
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByText('It is back.')).toBeTruthy();
});

test('Escape puts it away and nothing else', async () => {
  const { rendered, component, user } = await show({ kind: 'from', message: said(7n, 0) });
  let closed = 0;
  component.closed.subscribe(() => (closed += 1));
  let reached: Event | undefined;
  rendered.container.addEventListener('keydown', (event) => (reached = event));
  screen.getByRole('button', { name: 'Hide summary' }).focus();
  await user.keyboard('{Escape}');
  expect([closed, reached?.defaultPrevented]).toEqual([1, true]);
});
