import { type Message, ModelState, type Room, RoomKind, type User } from '@prosa/proto/chat';
import { createRoom, refusal, send, signUp, startTestPersistence, type TestPersistence } from '../test-persistence.ts';
import { createModel, makeModerator, runSql, train } from './test-models.ts';

describe('models and what they learn from', () => {
  let p: TestPersistence;
  let owner: User;
  let mod: User;
  let ana: User;
  let room: Room;
  let secret: Room;
  beforeAll(async () => {
    p = await startTestPersistence();
    owner = await signUp(p, 'Owner');
    [mod, ana] = await Promise.all([signUp(p, 'Moderator'), signUp(p, 'Ana')]);
    await makeModerator(p, mod);
    room = await createRoom(p, [owner, ana, mod]);
    secret = await createRoom(p, [owner, ana], RoomKind.PRIVATE);
  });
  afterAll(() => p.close());

  const list = async (actorId: string, roomId = '') =>
    (await p.models.listModels({ actorId, request: { roomId } })).response?.models ?? [];
  const add = async (modelId: string, ...examples: [text: string, label: string][]) => {
    const request = { modelId, examples: examples.map(([text, label]) => ({ text, label })) };
    return (await p.models.addExamples({ actorId: owner.id, request })).response;
  };
  const examplesOf = async (actorId: string, modelId: string, more: object = {}) =>
    (await p.models.listExamples({ actorId, request: { modelId, ...more } })).response;
  const label = async (actorId: string, modelId: string, { id: messageId }: Message, name: string) =>
    (await p.models.labelMessage({ actorId, request: { modelId, messageId, label: name } })).response?.message;

  const remove = async (modelId: string) => {
    await p.models.deleteModel({ actorId: owner.id, request: { modelId } });
    await p.models.forgetModels({ modelIds: [modelId] });
  };

  test('moderators of the workspace make models, for rooms that they are in and moderate', async () => {
    const model = await createModel(p, mod.id, [room]);
    expect(model).toMatchObject({ state: ModelState.NEW, version: 0, threshold: 0.7, mineToChange: true });
    expect(model.roomIds).toEqual([room.id]);
    const make = (actorId: string, request: object) =>
      refusal(p.models.createModel({ actorId, request: { name: 'Other', labels: ['a', 'b'], ...request } }));
    expect(await make(ana.id, {})).toBe('PermissionDenied PERMISSION_DENIED');
    expect(await make(mod.id, { roomIds: [secret.id] })).toBe('NotFound ROOM_NOT_FOUND');
    expect(await make(mod.id, { name: ` ${model.name.toUpperCase()}` })).toBe('AlreadyExists MODEL_NAME_TAKEN');
    expect(await make(mod.id, { labels: ['a', ' a'] })).toBe('InvalidArgument INVALID_ARGUMENT');
    const direct = (await p.rooms.openDirect({ actorId: mod.id, request: { userIds: [ana.id] } })).response?.room;
    expect(await make(mod.id, { roomIds: [direct?.id] })).toBe('FailedPrecondition ROOM_IS_DIRECT');
  });

  test('members of a room are told the labels of its models, and nothing else', async () => {
    const model = await createModel(p, owner.id, [secret]);
    const [shown] = (await list(ana.id, secret.id)).filter(({ id }) => id === model.id);
    expect(shown).toMatchObject({ name: model.name, labels: model.labels, roomIds: [secret.id], mineToChange: false });
    expect(shown).toMatchObject({ exampleCounts: [], creatorId: '', reviewLabels: [] });
    expect(await refusal(list(ana.id))).toBe('PermissionDenied PERMISSION_DENIED');
    expect(await refusal(list(mod.id, secret.id))).toBe('NotFound ROOM_NOT_FOUND');
    const request = { modelId: model.id };
    const refused = await Promise.all(
      [
        p.models.getModel({ actorId: ana.id, request }),
        p.models.deleteModel({ actorId: ana.id, request }),
        p.models.listExamples({ actorId: ana.id, request }),
        p.models.listUncertain({ actorId: ana.id, request }),
        p.models.leaseTraining({ actorId: ana.id, modelId: model.id }),
      ].map(refusal),
    );
    expect(new Set(refused)).toEqual(new Set(['PermissionDenied PERMISSION_DENIED']));
  });

  test('changing rooms leaves those alone that the moderator cannot see', async () => {
    const model = await createModel(p, owner.id, [room, secret]);
    const update = async (actorId: string, request: object) =>
      (await p.models.updateModel({ actorId, request: { modelId: model.id, ...request } })).response?.model;
    expect((await update(mod.id, { rooms: { roomIds: [] } }))?.roomIds).toEqual([]);
    expect((await update(owner.id, { threshold: 0.9 }))?.roomIds).toEqual([secret.id]);
    await add(model.id, ['the pump is down', 'incident']);
    const fewer = { labels: { labels: ['chatter', 'question'] } };
    expect(await refusal(update(owner.id, fewer))).toBe('InvalidArgument INVALID_ARGUMENT');
    const more = { labels: { labels: ['incident', 'question'] }, review: { labels: ['incident'] } };
    expect(await update(owner.id, more)).toMatchObject({
      labels: ['incident', 'question'],
      reviewLabels: ['incident'],
    });
    expect(await refusal(update(owner.id, { threshold: 1.5 }))).toBe('InvalidArgument INVALID_ARGUMENT');
    expect(await refusal(update(owner.id, { review: { labels: ['chatter'] } }))).toBe(
      'InvalidArgument INVALID_ARGUMENT',
    );
  });

  test('examples come all or none; the same text takes the new label', async () => {
    const model = await createModel(p, owner.id, [room]);
    expect(await add(model.id, ['a', 'incident'], ['b', 'chatter'], ['b', 'incident'])).toMatchObject({
      added: 2,
      total: 2,
    });
    expect(await add(model.id, ['a', 'chatter'], ['b', 'incident'], ['c', 'chatter'])).toMatchObject({
      added: 1,
      changed: 1,
      unchanged: 1,
      total: 3,
    });
    expect(await refusal(add(model.id, ['d', 'incident'], ['e', 'nonsense']))).toBe('InvalidArgument INVALID_ARGUMENT');
    await expect(add(model.id, ['d', 'incident'], ['e', 'nonsense'])).rejects.toThrow('examples[1].label');
    const first = await examplesOf(owner.id, model.id, { limit: 2 });
    const rest = await examplesOf(owner.id, model.id, { limit: 2, pageToken: first?.nextPageToken });
    expect([...(first?.examples ?? []), ...(rest?.examples ?? [])].map(({ text }) => text)).toEqual(['c', 'b', 'a']);
    expect((await examplesOf(owner.id, model.id, { label: 'incident' }))?.examples.map(({ text }) => text)).toEqual([
      'b',
    ]);
    await p.models.removeExamples({
      actorId: owner.id,
      request: { modelId: model.id, exampleIds: [rest?.examples[0]?.id ?? ''] },
    });
    const { response } = await p.models.getModel({ actorId: owner.id, request: { modelId: model.id } });
    expect(response?.model?.exampleCounts).toEqual([1, 1]);
  });

  test('a file of examples is added whole or not at all', async () => {
    const model = await createModel(p, owner.id, [room]);
    const importLines = async (actorId: string, lines: { line: number; text: string; label: string }[]) => {
      async function* parts() {
        yield { part: { case: 'target' as const, value: { actorId, modelId: model.id } } };
        yield { part: { case: 'lines' as const, value: { lines } } };
      }
      return (await p.models.importExamples(parts())).response;
    };
    const many = Array.from({ length: 1_000 }, (_, n) => ({ line: n + 1, text: `line ${n}`, label: 'chatter' }));
    expect(await importLines(owner.id, many)).toMatchObject({ added: 1_000, total: 1_000 });
    const bad = [
      { line: 17, text: 'x', label: 'incident' },
      { line: 18, text: 'y', label: 'else' },
    ];
    await expect(importLines(owner.id, bad)).rejects.toThrow('lines[18].label');
    expect((await examplesOf(owner.id, model.id, { label: 'incident' }))?.examples).toEqual([]);
    expect(await refusal(importLines(ana.id, many))).toBe('PermissionDenied PERMISSION_DENIED');
  });

  test('who moderates a room says what its messages are; that teaches, and its text is shown to readers of the room only', async () => {
    const model = await createModel(p, owner.id, [secret]);
    const message = await send(p, ana.id, { roomId: secret.id, text: 'the buoy is adrift' });
    expect(await refusal(label(ana.id, model.id, message, 'incident'))).toBe('PermissionDenied ROOM_ROLE_REQUIRED');
    expect(await refusal(label(mod.id, model.id, message, 'incident'))).toBe('NotFound MESSAGE_NOT_FOUND');
    const labelled = await label(owner.id, model.id, message, 'incident');
    expect(labelled?.labels).toMatchObject([
      { label: 'incident', certain: true, setByUserId: owner.id, confidence: 0 },
    ]);
    expect(labelled?.revision).toBeGreaterThan(message.revision);
    expect(await label(owner.id, model.id, message, 'incident')).toEqual(labelled);
    expect((await examplesOf(owner.id, model.id))?.examples).toMatchObject([
      { text: message.text, messageId: message.id },
    ]);
    expect((await examplesOf(mod.id, model.id))?.examples).toEqual([]);
    const none = await label(owner.id, model.id, message, '');
    expect(none?.labels).toEqual([]);
    expect((await examplesOf(owner.id, model.id))?.examples).toEqual([]);
    const elsewhere = await send(p, ana.id, { roomId: room.id, text: 'elsewhere' });
    expect(await refusal(label(owner.id, model.id, elsewhere, 'incident'))).toBe('NotFound MODEL_NOT_FOUND');
  });

  test('a deleted message is an example of nothing', async () => {
    const model = await createModel(p, owner.id, [room]);
    const message = await send(p, ana.id, { roomId: room.id, text: 'never said' });
    await label(owner.id, model.id, message, 'chatter');
    const deleted = await p.messages.deleteMessage({ actorId: ana.id, request: { messageId: message.id } });
    expect(deleted.response?.message?.labels).toEqual([]);
    expect((await examplesOf(owner.id, model.id))?.examples).toEqual([]);
    expect(await refusal(label(owner.id, model.id, message, 'chatter'))).toBe('FailedPrecondition MESSAGE_DELETED');
  });

  test('a model is trained by one at a time; examples go to whoever trains; corrections make it train again', async () => {
    const model = await createModel(p, owner.id, [room]);
    await add(model.id, ['a', 'incident'], ['b', 'chatter']);
    const lease = await p.models.leaseTraining({ actorId: owner.id, modelId: model.id });
    expect(await refusal(p.models.leaseTraining({ actorId: mod.id, modelId: model.id }))).toBe(
      'FailedPrecondition MODEL_BUSY',
    );
    const read = async (leaseId: string) => {
      const texts: string[] = [];
      for await (const { examples } of p.models.readExamples({ modelId: model.id, leaseId })) {
        texts.push(...examples.map(({ text }) => text));
      }
      return texts;
    };
    expect(await read(lease.leaseId)).toEqual(['a', 'b']);
    expect(await read(crypto.randomUUID())).toEqual([]);
    const outcome = { case: 'trained' as const, value: { version: 1, accuracy: 0.75 } };
    const ids = { modelId: model.id, leaseId: lease.leaseId };
    expect(await p.models.finishTraining({ ...ids, outcome })).toMatchObject({ held: true });
    expect(await p.models.finishTraining({ ...ids, outcome })).toMatchObject({ held: false });
    const { response } = await p.models.getModel({ actorId: owner.id, request: { modelId: model.id } });
    expect(response?.model).toMatchObject({ version: 1, accuracy: 0.75, state: ModelState.ACTIVE, training: false });
    expect((await p.models.leaseTraining({})).nextInMs).toBe(0);
    await label(owner.id, model.id, await send(p, ana.id, { roomId: room.id, text: 'no' }), 'chatter');
    const soon = await p.models.leaseTraining({});
    expect(soon.modelId).toBe('');
    expect(soon.nextInMs).toBeGreaterThan(0);
    expect(soon.nextInMs).toBeLessThanOrEqual(5_000);
    await remove(model.id);
  });

  test('a training whose trainer is gone is taken up by another, and the first one changes nothing any more', async () => {
    const model = await createModel(p, owner.id, [room]);
    await train(p, owner.id, model);
    const lost = await p.models.leaseTraining({ actorId: owner.id, modelId: model.id });
    expect(await p.models.renewTraining({ modelId: model.id, leaseId: lost.leaseId })).toMatchObject({ held: true });
    const over = `update label_model set training_until = now() - interval '1 second', retrain_at = now() where id = $1`;
    await runSql(p.databaseUrl, over, [model.id]);
    const next = await p.models.leaseTraining({});
    expect(next.modelId).toBe(model.id);
    const trained = { case: 'trained' as const, value: { version: 9, accuracy: 1 } };
    const late = { modelId: model.id, leaseId: lost.leaseId };
    expect(await p.models.renewTraining(late)).toMatchObject({ held: false });
    expect(await p.models.finishTraining({ ...late, outcome: trained })).toMatchObject({ held: false });
    const outcome = { case: 'retryAfterMs' as const, value: 60_000 };
    const { leaseId } = next;
    expect(await p.models.finishTraining({ modelId: model.id, leaseId, outcome })).toMatchObject({ held: true });
    const { response } = await p.models.getModel({ actorId: owner.id, request: { modelId: model.id } });
    expect(response?.model).toMatchObject({ version: 1, training: false });
    const later = await p.models.leaseTraining({});
    expect(later.modelId).toBe('');
    expect(later.nextInMs).toBeGreaterThan(10_000);
    await remove(model.id);
  });

  test('a deleted model is gone, and ai is told until it has removed it', async () => {
    const model = await createModel(p, owner.id, [room]);
    await train(p, owner.id, model);
    const message = await send(p, ana.id, { roomId: room.id, text: 'stays labelled' });
    await label(owner.id, model.id, message, 'chatter');
    await p.models.deleteModel({ actorId: owner.id, request: { modelId: model.id } });
    expect(await refusal(examplesOf(owner.id, model.id))).toBe('NotFound MODEL_NOT_FOUND');
    expect((await p.models.leaseTraining({})).deletedModelIds).toEqual([model.id]);
    await p.models.forgetModels({ modelIds: [model.id] });
    expect((await p.models.leaseTraining({})).deletedModelIds).toEqual([]);
    const { response } = await p.messages.getMessages({ actorId: ana.id, request: { messageIds: [message.id] } });
    expect(response?.messages[0]?.labels).toMatchObject([{ label: 'chatter', setByUserId: owner.id }]);
  });
});
