import { create, type MessageInitShape } from '@bufbuild/protobuf';
import { Code, ConnectError, createClient, createRouterTransport, type ServiceImpl } from '@connectrpc/connect';
import { ModelSchema, ModelService, ModelState, UserRole, type Model } from '@prosa/proto/chat';
import { BadRequestSchema, ErrorInfoSchema } from '@prosa/proto/rpc';
import { screen, waitFor, within } from '@testing-library/angular';
import { renderPage } from '../../testing/render-page.ts';
import { ScriptedServer } from '../../testing/scripted-server.ts';
import { SessionStore } from '../session/session-store.ts';
import { SEND_EXAMPLE_FILE, type SendExampleFile } from './example-file.ts';
import { MODELS } from './model-clients.ts';
import { ModelPage } from './model-page.ts';
import { ModelsPage } from './models-page.ts';

const modelId = '00000000-0000-7000-8000-00000000aaaa';
const base = {
  id: modelId,
  name: 'What it is',
  labels: ['question', 'bug'],
  roomIds: [],
  state: ModelState.ACTIVE,
  version: 2,
  accuracy: 0.9,
  threshold: 0.7,
  exampleCounts: [40, 30],
  mineToChange: true,
} satisfies MessageInitShape<typeof ModelSchema>;
const version = (number: number, f1: number) => ({
  version: number,
  examples: 70,
  accuracy: f1,
  majorityAccuracy: 0.57,
  labels: ['bug', 'question'],
  confusion: [
    { label: 'bug', counts: [27, 3] },
    { label: 'question', counts: [4, 36] },
  ],
  scores: [
    { label: 'bug', precision: 0.87, recall: 0.9, f1, examples: 30 },
    { label: 'question', precision: 0.92, recall: 0.9, f1, examples: 40 },
  ],
  losses: [
    { iteration: 0, trainLoss: 0.69, heldOutLoss: 0.69 },
    { iteration: 20, trainLoss: 0.2, heldOutLoss: 0.31 },
  ],
});

/** A gateway for the models alone: one model, and what was asked of it. */
function scriptedModels(overrides: Partial<ServiceImpl<typeof ModelService>> = {}) {
  const calls: { name: string; request: object }[] = [];
  let model: Model = create(ModelSchema, base);
  const saw = (name: string, request: object) => calls.push({ name, request });
  const transport = createRouterTransport(({ service }) => {
    service(ModelService, {
      listModels: () => ({ models: [model] }),
      getModel: () => ({ model }),
      listVersions: () => ({ versions: [version(2, 0.9), version(1, 0.86)] }),
      listUncertain: () => ({
        messages: [
          {
            message: { id: '00000000-0000-7000-8000-00000000bbbb', text: 'Does it rain?', senderId: '' },
            label: { modelId, label: 'bug', confidence: 0.51 },
          },
        ],
        total: 1,
      }),
      listExamples: () => ({ examples: [{ id: 'e1', text: 'It hangs', label: 'bug' }] }),
      labelMessage: (request) => {
        saw('labelMessage', request);
        return {};
      },
      createModel: (request) => {
        saw('createModel', request);
        return { model };
      },
      updateModel: (request) => {
        saw('updateModel', request);
        model = create(ModelSchema, { ...model, threshold: request.threshold ?? model.threshold });
        return { model };
      },
      async *monitor() {
        yield { currentAccuracy: 0.8, predictionsMade: 1_234n, averageConfidence: 0.77, version: 2, drift: 0.02 };
        await new Promise(() => undefined);
      },
      ...overrides,
    });
  });
  return { calls, provider: { provide: MODELS, useValue: createClient(ModelService, transport) } };
}

function serverOfModerator(): ScriptedServer {
  const server = new ScriptedServer();
  server.me.role = UserRole.MODERATOR;
  return server;
}

async function openModel(
  show: string,
  sendFile?: SendExampleFile,
  overrides?: Partial<ServiceImpl<typeof ModelService>>,
) {
  const models = scriptedModels(overrides);
  const server = serverOfModerator();
  const file = sendFile ? [{ provide: SEND_EXAMPLE_FILE, useValue: sendFile }] : [];
  const page = await renderPage(ModelPage, {
    server,
    inputs: { modelId, show },
    providers: [models.provider, ...file],
  });
  await screen.findByRole('heading', { name: 'What it is' });
  return { ...models, ...page };
}

test('a model needs a name and two labels before it is made', async () => {
  const { calls, provider } = scriptedModels();
  const server = serverOfModerator();
  const { user, rendered } = await renderPage(ModelsPage, { server, providers: [provider] });
  await rendered.fixture.debugElement.injector.get(SessionStore).start();
  await user.click(await screen.findByRole('button', { name: 'Create model' }));
  await user.type(screen.getByLabelText('Labels'), 'question');
  await user.click(screen.getByRole('button', { name: 'Create model' }));
  expect(screen.getAllByRole('alert').map(({ textContent }) => textContent.trim())).toEqual([
    'Give it a name.',
    'At least two different labels.',
  ]);
  expect(calls).toEqual([]);
  await user.type(screen.getByLabelText('Labels'), ', bug, bug');
  await user.type(screen.getByLabelText('Name'), ' Kinds ');
  await user.click(screen.getByRole('button', { name: 'Create model' }));
  await waitFor(() => expect(calls).toHaveLength(1));
  expect(calls[0]).toMatchObject({ name: 'createModel', request: { name: 'Kinds', labels: ['question', 'bug'] } });
});

test('the training page says how the version in use does, and against the one before', async () => {
  await openModel('training');
  const matrix = await screen.findByRole('table', { name: 'Confusion matrix of 70 held-out examples' });
  expect(
    within(matrix)
      .getAllByRole('cell')
      .map(({ textContent }) => textContent.trim()),
  ).toEqual([...['', '27', '3', '4', '36']]);
  expect(screen.getByRole('img', { name: /held out from 0.69 to 0.31, training down to 0.2/ })).toBeTruthy();
  expect(screen.getAllByText('+4').length).toBeGreaterThan(0);
  expect(await screen.findByText('1,234')).toBeTruthy();
});

test('the threshold is set when the slider is let go', async () => {
  const { calls } = await openModel('training');
  const slider = await screen.findByRole<HTMLInputElement>('slider', { name: 'When to speak' });
  slider.value = '85';
  slider.dispatchEvent(new Event('input'));
  expect(calls).toEqual([]);
  slider.dispatchEvent(new Event('change'));
  await waitFor(() => expect(calls).toMatchObject([{ name: 'updateModel', request: { modelId, threshold: 0.85 } }]));
});

test('what it is unsure of is said in one press and leaves the list', async () => {
  const { calls, user } = await openModel('review');
  await user.click(await screen.findByRole('button', { name: /^Yes/ }));
  await screen.findByText('It is sure of all its labels, or somebody has looked at them.');
  expect(calls).toMatchObject([{ name: 'labelMessage', request: { label: 'bug' } }]);
});

test('pressed twice, a message leaves the list once', async () => {
  const [first, second] = ['aaaa', 'bbbb'].map((end) => ({
    message: { id: `00000000-0000-7000-8000-00000000${end}`, text: `Does ${end} rain?`, senderId: '' },
    label: { modelId, label: 'bug', confidence: 0.51 },
  }));
  const { calls } = await openModel('review', undefined, {
    listUncertain: () => ({ messages: [first!, second!], total: 7 }),
  });
  await screen.findByText('7 messages that it is unsure of');
  const [yes] = screen.getAllByRole('button', { name: /^Yes/ });
  for (let press = 0; press < 2; press += 1) yes!.click();
  await waitFor(() => expect(calls).toHaveLength(2));
  await screen.findByText('6 messages that it is unsure of');
});

test('a bad file is refused as a whole and names the line', async () => {
  const refused = new ConnectError('line 3, label: is none of the labels', Code.InvalidArgument, undefined, [
    { desc: ErrorInfoSchema, value: { reason: 'INVALID_ARGUMENT', domain: 'prosa' } },
    { desc: BadRequestSchema, value: { fieldViolations: [{ field: 'lines[3].label', description: 'is none' }] } },
  ]);
  const { user } = await openModel('examples', () => Promise.reject(refused));
  await user.upload(await screen.findByLabelText('From a file'), new File(['x'], 'examples.jsonl'));
  expect((await screen.findByRole('alert')).textContent).toContain(
    'Nothing was taken. line 3, label: is none of the labels',
  );
});
