import 'fake-indexeddb/auto';
import { create, type MessageInitShape } from '@bufbuild/protobuf';
import { AnswerState, MessageSchema } from '@prosa/proto/chat';
import { screen, waitFor } from '@testing-library/angular';
import { renderPage } from '../../testing/render-page.ts';
import { ScriptedServer } from '../../testing/scripted-server.ts';
import { AnswerCard } from './answer-card.ts';

const server = new ScriptedServer();
const asker = server.me.id;

const answer = (fields: MessageInitShape<typeof MessageSchema>) =>
  create(MessageSchema, { id: 'm1', roomId: 'r1', seq: 2n, senderId: 'prosa', ...fields });
const growing = answer({ answer: { state: AnswerState.GROWING, askedByUserId: asker } });

async function show(message = growing, moderates = false) {
  const page = await renderPage(AnswerCard, { server, inputs: { message, moderates } });
  await waitFor(() => expect(server.openStreams).toBeGreaterThan(0));
  return page;
}

const delta = (offset: number, textDelta: string) =>
  server.push({ case: 'answerDelta', value: { roomId: 'r1', messageId: 'm1', offset, textDelta } });

test('a growing answer takes its pieces by where they belong, is busy, and is read out once, when it is whole', async () => {
  const { rendered } = await show();
  const card = rendered.fixture.nativeElement as HTMLElement;
  const busy = () => card.querySelector('[aria-busy]')?.getAttribute('aria-busy');
  const said = () => card.querySelector('[aria-live]')?.textContent;
  expect(busy()).toBe('true');
  delta(0, 'It is ');
  delta(6, 'back.');
  delta(6, 'back.'); // again: nothing doubles
  await waitFor(() => expect(card.textContent).toContain('It is back.'));
  expect(card.textContent).not.toContain('back.back.');
  expect(said()).toBe('');
  const citations = [{ messageId: 'a', start: 0, end: 11, senderId: 'ana' }];
  const done = { engine: 'builtin', elapsedMs: 2_100 };
  const whole = answer({ text: 'It is back.', answer: { state: AnswerState.DONE, citations, done } });
  await rendered.rerender({ inputs: { message: whole, moderates: false } });
  expect(busy()).toBe('false');
  await waitFor(() => expect(said()).toBe('Prosa: It is back.'));
  expect(screen.getByRole('button', { name: /^Source 1/ }).textContent).toBe('1');
  expect(card.textContent).toContain('1 source · 2.1 s');
});

test('a piece that was missed leaves a mark, and what follows stands in its place', async () => {
  await show();
  delta(9, ' there');
  expect(await screen.findByText(/…\s+there/)).toBeTruthy();
});

test('who asked may stop it, another not, a moderator may', async () => {
  const { user, rendered } = await show();
  await user.click(screen.getByRole('button', { name: 'Stop' }));
  await waitFor(() => expect(server.assistant.stopped).toEqual(['m1']));
  const others = answer({ answer: { state: AnswerState.GROWING, askedByUserId: 'ana' } });
  await rendered.rerender({ inputs: { message: others, moderates: false } });
  expect(screen.queryByRole('button', { name: 'Stop' })).toBeNull();
  await rendered.rerender({ inputs: { message: others, moderates: true } });
  expect(screen.getByRole('button', { name: 'Stop' })).toBeTruthy();
});

test('an answer that was stopped or cut off says so, and that the server wrote it by itself', async () => {
  const stopped = answer({ text: 'It is', answer: { state: AnswerState.STOPPED } });
  const { rendered } = await show(stopped);
  expect(screen.getByText('Stopped')).toBeTruthy();
  const cut = answer({
    text: 'It is',
    answer: { state: AnswerState.INTERRUPTED, done: { engine: 'builtin', fallback: true } },
  });
  await rendered.rerender({ inputs: { message: cut, moderates: false } });
  expect(screen.getByText(/^Interrupted before its end.*this server wrote it by itself/)).toBeTruthy();
});

test('an answer that was not made says why', async () => {
  const { rendered } = await show(answer({ answer: { state: AnswerState.INTERRUPTED, failure: 'AI_BUSY' } }));
  expect(screen.getByText(/^The assistant had too much to answer/)).toBeTruthy();
  expect(screen.queryByText('Nothing was written.')).toBeNull();
  const half = answer({ text: 'It is', answer: { state: AnswerState.INTERRUPTED, failure: 'AI_UNAVAILABLE' } });
  await rendered.rerender({ inputs: { message: half, moderates: false } });
  expect(screen.getByText(/^Interrupted before its end · The assistant is away/)).toBeTruthy();
});

test('whatever stands in an answer is text: no link, no image, nothing that is fetched or runs', async () => {
  const text =
    'https://evil.example/x www.evil.example evil.example/x mallory@evil.example [here](https://evil.example/x) ' +
    '![x](https://evil.example/p.png) <img src=//evil.example/p.png onerror=alert(1)> <https://evil.example> ' +
    '<a href="javascript:alert(1)">y</a> $\\href{https://evil.example}{z}$ /m/00000000-0000-4000-8000-000000000000';
  const citations = [{ messageId: 'a', start: 0, end: 22, senderId: 'ana', quote: '<img src=//evil.example/q.png>' }];
  const { rendered } = await show(answer({ text, answer: { state: AnswerState.DONE, citations } }));
  const card = rendered.fixture.nativeElement as HTMLElement;
  expect(card.querySelector('prosa-cited-text')?.textContent.replace(/\u2060\s*1/, '')).toContain(text.slice(23));
  expect(
    card.querySelectorAll('a, area, img, picture, video, iframe, object, form, [href], [src], [style]'),
  ).toHaveLength(0);
});
