import 'fake-indexeddb/auto';
import { create, type MessageInitShape } from '@bufbuild/protobuf';
import { MessageSchema, ModelSchema, type MessageLabelSchema } from '@prosa/proto/chat';
import { screen, waitFor } from '@testing-library/angular';
import { renderPage } from '../../testing/render-page.ts';
import { ScriptedServer } from '../../testing/scripted-server.ts';
import { LabelNotes } from './label-notes.ts';

let server: ScriptedServer;

beforeEach(() => {
  server = new ScriptedServer();
  server.users.set('ana', 'Ana');
  server.moderation.models = [create(ModelSchema, { id: 'tone', name: 'Tone', labels: ['Question', 'To-do'] })];
});

type Label = MessageInitShape<typeof MessageLabelSchema>;
const sure: Label = { modelId: 'tone', label: 'Question', confidence: 0.91, certain: true };
const unsure: Label = { modelId: 'tone', label: 'To-do', confidence: 0.54 };

async function show(labels: Label[], moderates = true) {
  const message = create(MessageSchema, { id: 'm1', roomId: 'r1', text: 'Can you?', labels });
  return renderPage(LabelNotes, { server, inputs: { message, moderates } });
}

test('a label says how sure the model is; a reader sees only those that are certain, and changes none', async () => {
  const { rendered } = await show([sure, { ...unsure, modelId: 'other' }], false);
  const page = rendered.fixture.nativeElement as HTMLElement;
  await waitFor(() => expect(page.textContent).toContain('91%'));
  expect(page.textContent).not.toContain('To-do');
  expect(screen.queryByRole('button')).toBeNull();
});

test('a moderator is asked about what is not certain, and answers with one press', async () => {
  const { user } = await show([unsure]);
  expect(await screen.findByText('To-do?')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Yes, this is “To-do”' }));
  await waitFor(() => expect(server.moderation.labelled).toMatchObject([{ messageId: 'm1', label: 'To-do' }]));
  await user.click(await screen.findByRole('button', { name: 'Undo' }));
  await waitFor(() => expect(server.moderation.labelled.at(-1)).toMatchObject({ label: '', undoRevision: 1n }));
});

test('no takes the label off', async () => {
  const { user } = await show([unsure]);
  await user.click(await screen.findByRole('button', { name: 'No, this is not “To-do”' }));
  await waitFor(() => expect(server.moderation.labelled).toMatchObject([{ modelId: 'tone', label: '' }]));
});

test('a label that a person set has a tick and no number, and can be changed to another of the model', async () => {
  const { user } = await show([{ modelId: 'tone', label: 'Question', certain: true, setByUserId: 'ana' }]);
  const note = await screen.findByRole('button', { name: /^Label: Question, set by (Ana|Somebody)/ });
  expect(note.textContent).not.toContain('%');
  await user.click(note);
  expect((await screen.findByRole('button', { name: 'Question', pressed: true })).textContent).toContain('Question');
  await user.click(screen.getByRole('button', { name: 'To-do' }));
  await waitFor(() => expect(server.moderation.labelled).toMatchObject([{ label: 'To-do' }]));
  await user.click(await screen.findByRole('button', { name: 'Undo' }));
  await waitFor(() => expect(server.moderation.labelled.at(-1)).toMatchObject({ label: '', undoRevision: 1n }));
});
