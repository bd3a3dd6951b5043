import { type Message, type Room, type User } from '@prosa/proto/chat';
import { createRoom, refusal, send, signUp, startTestPersistence, type TestPersistence } from '../test-persistence.ts';
import { openTail, roomEvent } from '../test-tail.ts';
import { answer, createModel, labelAll, makeModerator, runSql, train } from './test-models.ts';

const sure = (text: string) => [text.startsWith('down') ? 'incident' : 'chatter', 0.9] as const;

describe('labels of messages', () => {
  let p: TestPersistence;
  let owner: User;
  let ana: User;
  let room: Room;
  let modelId: string;
  beforeAll(async () => {
    p = await startTestPersistence();
    owner = await signUp(p, 'Owner');
    ana = await signUp(p, 'Ana');
  });
  beforeEach(async () => {
    room = await createRoom(p, [owner, ana]);
    const model = await createModel(p, owner.id, [room]);
    modelId = model.id;
    await train(p, owner.id, model);
  });
  afterEach(() => p.models.deleteModel({ actorId: owner.id, request: { modelId } }));
  afterAll(() => p.close());

  const say = (text: string) => send(p, ana.id, { roomId: room.id, text });
  const read = async ({ id }: Message) => {
    const { response } = await p.messages.getMessages({ actorId: ana.id, request: { messageIds: [id] } });
    return response?.messages[0];
  };
  const labelsOf = async (message: Message) => (await read(message))?.labels.map(({ label }) => label);
  const eventsAfter = async ({ seq }: Message) => {
    const { events } = await p.log.readLog({ roomId: room.id, afterSeq: seq, limit: 50 });
    return events.map((event) => roomEvent(event).change.case);
  };
  const edit = (message: Message, text: string) =>
    p.messages.editMessage({ actorId: ana.id, request: { messageId: message.id, text } });
  const setLabel = (message: Message, label: string) =>
    p.models.labelMessage({ actorId: owner.id, request: { modelId, messageId: message.id, label } });
  const uncertain = async (actorId = owner.id) =>
    (await p.models.listUncertain({ actorId, request: { modelId } })).response;

  test('new messages get labels once, each as a change of the message that everybody hears of', async () => {
    const tail = await openTail(p, [{ roomId: room.id, seq: room.lastSeq }]);
    const first = await say('down again');
    const second = await say('hello');
    await tail.until(() => tail.items.some(({ item }) => item.case === 'labelsWaiting'));
    expect(await labelAll(p, sure)).toEqual(['down again', 'hello']);
    expect(await labelAll(p, sure)).toEqual([]);
    const shown = await read(first);
    expect(shown?.labels).toMatchObject([{ modelId, label: 'incident', confidence: 0.9, certain: true }]);
    expect(shown?.revision).toBe(second.seq + 1n);
    expect(await eventsAfter(first)).toEqual(['messageCreated', 'messageChanged', 'messageChanged']);
    await tail.until(() => tail.seqs(room.id).length === 4);
    tail.close();
  });

  test('below the threshold a label is a question, far below it is none and costs no event', async () => {
    const question = await say('perhaps');
    const nothing = await say('whatever');
    await labelAll(p, (text) => ['incident', text === 'perhaps' ? 0.5 : 0.2]);
    expect((await read(question))?.labels).toMatchObject([{ label: 'incident', certain: false, confidence: 0.5 }]);
    expect(await eventsAfter(nothing)).toEqual(['messageChanged']);
    expect(await uncertain()).toMatchObject({
      total: 1,
      messages: [{ message: { id: question.id }, label: { label: 'incident', confidence: 0.5 } }],
    });
    expect((await setLabel(question, 'chatter')).predicted).toBe('incident');
    expect((await setLabel(question, 'incident')).predicted).toBe('');
    expect((await uncertain())?.total).toBe(0);
  });

  test('nobody else gets what is leased; a lease that is over is taken up again, and counts no more', async () => {
    const message = await say('down');
    const first = await p.models.leaseLabelWork({ limit: 10 });
    expect(first.tasks.map(({ messages }) => messages.length)).toEqual([1]);
    expect((await p.models.leaseLabelWork({ limit: 10 })).tasks).toEqual([]);
    await runSql(p.databaseUrl, `update label_model_room set leased_until = now() - interval '1 second'`);
    const second = await p.models.leaseLabelWork({ limit: 10 });
    const stored = await p.models.storePredictions({
      leaseId: second.leaseId,
      tasks: second.tasks.map((task) => answer(task, () => ['chatter', 0.9])),
    });
    expect(stored).toMatchObject({ labelled: 1 });
    const late = await p.models.storePredictions({
      leaseId: first.leaseId,
      tasks: first.tasks.map((task) => answer(task, () => ['incident', 0.9])),
    });
    expect(late).toMatchObject({ labelled: 0 });
    expect(await labelsOf(message)).toEqual(['chatter']);
    expect(await eventsAfter(message)).toEqual(['messageChanged']);
  });

  test('many messages are stored in the order of the log, a few at a time, each once', async () => {
    const texts = Array.from({ length: 25 }, (_, n) => `down ${n}`);
    const messages: Message[] = [];
    for (const text of texts) messages.push(await say(text));
    const { leaseId, tasks } = await p.models.leaseLabelWork({ limit: 100 });
    const [whole] = tasks.map((task) => answer(task, sure));
    if (!whole) throw new Error('no task');
    const shuffled = { ...whole, predictions: whole.predictions.toReversed() };
    const stored = await p.models.storePredictions({ leaseId, tasks: [shuffled] });
    expect(stored).toMatchObject({ labelled: 25 });
    const { events } = await p.log.readLog({ roomId: room.id, afterSeq: messages.at(-1)?.seq ?? 0n, limit: 50 });
    const changed = events.map(roomEvent).map(({ change }) => {
      return change.case === 'messageChanged' ? change.value.message?.text : change.case;
    });
    expect(changed).toEqual(texts);
    expect(await labelAll(p, sure)).toEqual([]);
  });

  test('what ai did not answer comes again', async () => {
    const [a, b] = [await say('a'), await say('b')];
    const { leaseId, tasks } = await p.models.leaseLabelWork({ limit: 10 });
    const [whole] = tasks.map((task) => answer(task, sure));
    if (!whole) throw new Error('no task');
    const part = { ...whole, predictions: whole.predictions.slice(0, 1), untilSeq: b.seq - 1n };
    await p.models.storePredictions({ leaseId, tasks: [part] });
    expect([await labelsOf(a), await labelsOf(b)]).toEqual([['chatter'], []]);
    expect(await labelAll(p, sure)).toEqual(['b']);
    expect(await labelsOf(b)).toEqual(['chatter']);
  });

  test('an edited message is labelled again, except where a person has said what it is', async () => {
    const message = await say('hello');
    const known = await say('hello you');
    await labelAll(p, sure);
    await setLabel(known, 'incident');
    await edit(message, 'down after all');
    await edit(known, 'hello them');
    expect(await labelAll(p, sure)).toEqual(['down after all']);
    expect([await labelsOf(message), await labelsOf(known)]).toEqual([['incident'], ['incident']]);
    await setLabel(known, '');
    await edit(known, 'down, down');
    expect(await labelAll(p, sure)).toEqual([]);
    expect(await labelsOf(known)).toEqual([]);
  });

  test('an edited message and new ones of the same room, leased together, get their labels in one go', async () => {
    const message = await say('hello');
    await labelAll(p, sure);
    await edit(message, 'down after all');
    const fresh = await say('down, too');
    expect(await labelAll(p, sure)).toEqual(['down after all', 'down, too']);
    expect([await labelsOf(message), await labelsOf(fresh)]).toEqual([['incident'], ['incident']]);
  });

  test('what a model said of a text that was changed meanwhile does not count', async () => {
    const message = await say('hello');
    const { leaseId, tasks } = await p.models.leaseLabelWork({ limit: 10 });
    await edit(message, 'down now');
    await p.models.storePredictions({ leaseId, tasks: tasks.map((task) => answer(task, sure)) });
    expect(await labelsOf(message)).toEqual([]);
    expect(await labelAll(p, sure)).toEqual(['down now']);
    expect(await labelsOf(message)).toEqual(['incident']);
  });

  test('a deleted message loses its labels and is not asked for', async () => {
    const message = await say('maybe');
    await labelAll(p, () => ['incident', 0.5]);
    const gone = await say('gone');
    for (const { id: messageId } of [message, gone]) {
      await p.messages.deleteMessage({ actorId: ana.id, request: { messageId } });
    }
    expect(await labelAll(p, sure)).toEqual([]);
    expect(await labelsOf(message)).toEqual([]);
    expect((await uncertain())?.total).toBe(0);
  });

  test('what came in before the first training, during a pause or more than a day ago stays without labels', async () => {
    const update = (paused: boolean) => p.models.updateModel({ actorId: owner.id, request: { modelId, paused } });
    await update(true);
    await edit(await say('in the pause'), 'edited in the pause');
    expect(await labelAll(p, sure)).toEqual([]);
    await update(false);
    await say('after it');
    expect(await labelAll(p, sure)).toEqual(['after it']);
    await say('long ago');
    const old = `update message set id = '01890000-0000-7000-8000-${room.id.slice(-12)}' where text = 'long ago'`;
    await runSql(p.databaseUrl, old);
    expect(await labelAll(p, sure)).toEqual([]);
    const fresh = await createModel(p, owner.id, [room]);
    await say('untrained');
    await labelAll(p, sure);
    await train(p, owner.id, fresh);
    expect(await labelAll(p, sure)).toEqual([]);
    await p.models.deleteModel({ actorId: owner.id, request: { modelId: fresh.id } });
  });

  test('scheduled ones and replies in threads get labels as any other; several models each their own', async () => {
    const second = await createModel(p, owner.id, [room], ['yes', 'no']);
    await train(p, owner.id, second);
    const root = await say('root');
    const reply = await send(p, ana.id, { roomId: room.id, text: 'reply', threadRootMessageId: root.id });
    await labelAll(p, () => ['yes', 0.8]);
    expect((await read(reply))?.labels.map((label) => label.modelId).toSorted()).toEqual(
      [modelId, second.id].toSorted(),
    );
    await p.models.deleteModel({ actorId: owner.id, request: { modelId: second.id } });
  });

  test('questions of a private room are shown to its readers only', async () => {
    const mod = await signUp(p, 'Another moderator');
    await makeModerator(p, mod);
    expect((await uncertain(mod.id))?.total).toBe(0);
    await say('hm');
    await labelAll(p, () => ['incident', 0.4]);
    expect((await uncertain(mod.id))?.total).toBe(1);
    await runSql(p.databaseUrl, 'update room set kind = 2 where id = $1', [room.id]);
    expect(await uncertain(mod.id)).toMatchObject({ total: 0, messages: [] });
    expect(await refusal(uncertain(ana.id))).toBe('PermissionDenied PERMISSION_DENIED');
  });
});
