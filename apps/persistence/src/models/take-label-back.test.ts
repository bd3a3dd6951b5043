import { MemberRole, type Message, type Room, type User } from '@prosa/proto/chat';
import { createRoom, refusal, send, signUp, startTestPersistence, type TestPersistence } from '../test-persistence.ts';
import { createModel, labelAll, makeModerator, runSql, train } from './test-models.ts';

describe('taking back what one said of a message', () => {
  let p: TestPersistence;
  let owner: User;
  let mod: User;
  let ana: User;
  let room: Room;
  let modelId: string;
  beforeAll(async () => {
    p = await startTestPersistence();
    owner = await signUp(p, 'Owner');
    [mod, ana] = await Promise.all([signUp(p, 'Moderator'), signUp(p, 'Ana')]);
    await makeModerator(p, mod);
  });
  beforeEach(async () => {
    room = await createRoom(p, [owner, mod, ana]);
    const model = await createModel(p, owner.id, [room]);
    modelId = model.id;
    await train(p, owner.id, model, 3);
  });
  afterEach(() => p.models.deleteModel({ actorId: owner.id, request: { modelId } }));
  afterAll(() => p.close());

  const moderateRoom = ({ id }: User) =>
    runSql(p.databaseUrl, 'update membership set role = $1 where room_id = $2 and account_id = $3', [
      MemberRole.MODERATOR,
      room.id,
      id,
    ]);
  const say = (text: string) => send(p, ana.id, { roomId: room.id, text });
  const read = async ({ id }: Message) =>
    (await p.messages.getMessages({ actorId: ana.id, request: { messageIds: [id] } })).response?.messages[0];
  const setLabel = async (actorId: string, { id: messageId }: Message, label: string) => {
    const { response, ...lookedAt } = await p.models.labelMessage({ actorId, request: { modelId, messageId, label } });
    return { revision: response?.message?.revision ?? 0n, ...lookedAt };
  };
  const takeBack = (
    actorId: string,
    { id: messageId }: Message,
    { revision }: { revision: bigint },
    more: object = {},
  ) => p.models.labelMessage({ actorId, request: { modelId, messageId, undoRevision: revision, ...more } });
  const examples = async () => {
    const { response } = await p.models.listExamples({ actorId: owner.id, request: { modelId, limit: 100 } });
    return response?.examples ?? [];
  };
  const questions = async () =>
    (await p.models.listUncertain({ actorId: owner.id, request: { modelId } })).response?.messages ?? [];
  const edit = (message: Message, text: string) =>
    p.messages.editMessage({ actorId: ana.id, request: { messageId: message.id, text } });

  test('gives back what the model said, to its confidence and version; the example goes', async () => {
    const message = await say('down');
    await labelAll(p, () => ['chatter', 0.91]);
    const before = await read(message);
    expect(before?.labels).toMatchObject([{ confidence: 0.91, certain: true, setByUserId: '', version: 3 }]);
    const said = await setLabel(owner.id, message, 'incident');
    expect(said).toMatchObject({ predicted: 'chatter', actual: 'incident', withdrawn: false });
    expect(await examples()).toHaveLength(1);
    const undone = await takeBack(owner.id, message, said);
    expect(undone).toMatchObject({ predicted: 'chatter', actual: 'incident', withdrawn: true });
    expect(undone.response?.message?.labels).toEqual(before?.labels);
    expect((await read(message))?.labels).toEqual(before?.labels);
    expect(await examples()).toEqual([]);
    expect((await setLabel(owner.id, message, 'chatter')).predicted).toBe('chatter');
  });

  test('a question is a question again, also after a no', async () => {
    const message = await say('perhaps');
    await labelAll(p, () => ['incident', 0.5]);
    const asked = await questions();
    for (const label of ['incident', '']) {
      const said = await setLabel(owner.id, message, label);
      expect(await questions()).toEqual([]);
      await takeBack(owner.id, message, said);
      expect(await questions()).toMatchObject([{ message: { id: message.id }, label: asked[0]?.label }]);
    }
    expect(await examples()).toEqual([]);
  });

  test('gives back what another person said, in their name, and what a file taught', async () => {
    const message = await say('ahoy');
    await p.models.addExamples({
      actorId: owner.id,
      request: { modelId, examples: [{ text: 'ahoy', label: 'chatter' }] },
    });
    const [ofFile] = await examples();
    const first = await setLabel(owner.id, message, 'incident');
    await takeBack(owner.id, message, first);
    expect((await read(message))?.labels).toEqual([]);
    expect(await examples()).toEqual([ofFile]);
    await moderateRoom(mod);
    await setLabel(owner.id, message, 'incident');
    const [ofOwner] = await examples();
    const second = await setLabel(mod.id, message, 'chatter');
    await takeBack(mod.id, message, second);
    expect((await read(message))?.labels).toMatchObject([{ label: 'incident', setByUserId: owner.id }]);
    expect(await examples()).toEqual([ofOwner]);
  });

  test('a second press, another person and an older saying take nothing back', async () => {
    const message = await say('down');
    await labelAll(p, () => ['chatter', 0.91]);
    const first = await setLabel(owner.id, message, 'incident');
    const second = await setLabel(owner.id, message, 'chatter');
    await moderateRoom(mod);
    await takeBack(owner.id, message, first);
    await takeBack(mod.id, message, second);
    expect((await read(message))?.labels).toMatchObject([{ label: 'chatter', setByUserId: owner.id }]);
    const both = await Promise.all([takeBack(owner.id, message, second), takeBack(owner.id, message, second)]);
    expect(both.map(({ response }) => response?.message?.labels[0]?.label)).toEqual(['incident', 'incident']);
    expect(await refusal(takeBack(ana.id, message, second))).toBe('PermissionDenied ROOM_ROLE_REQUIRED');
    expect(await refusal(takeBack(owner.id, message, second, { label: 'chatter' }))).toBe(
      'InvalidArgument INVALID_ARGUMENT',
    );
  });

  test('what the model said of a text that was changed since is not given back: it is asked again', async () => {
    const message = await say('hello');
    await labelAll(p, () => ['chatter', 0.91]);
    const said = await setLabel(owner.id, message, '');
    await edit(message, 'down');
    expect(await labelAll(p, () => ['incident', 0.8])).toEqual([]);
    await takeBack(owner.id, message, said);
    expect((await read(message))?.labels).toEqual([]);
    expect(await labelAll(p, () => ['incident', 0.8])).toEqual(['down']);
    expect((await read(message))?.labels).toMatchObject([{ label: 'incident', confidence: 0.8, setByUserId: '' }]);
  });

  test('an edit takes a message out of the examples, until somebody says again what it is; a deletion for good', async () => {
    const message = await say('hello');
    await setLabel(owner.id, message, 'chatter');
    await edit(message, 'down');
    expect(await examples()).toEqual([]);
    expect((await read(message))?.labels).toMatchObject([{ label: 'chatter', setByUserId: owner.id }]);
    await setLabel(owner.id, message, 'chatter');
    expect(await examples()).toMatchObject([{ text: 'down', label: 'chatter', messageId: message.id }]);
    await p.messages.deleteMessage({ actorId: ana.id, request: { messageId: message.id } });
    expect(await examples()).toEqual([]);
  });

  test('an example of another message comes back only while that message says it', async () => {
    const [first, second] = [await say('thanks'), await say('thanks')];
    await setLabel(owner.id, first, 'chatter');
    const [ofFirst] = await examples();
    const said = await setLabel(owner.id, second, 'incident');
    expect(await examples()).toMatchObject([{ messageId: second.id }]);
    await takeBack(owner.id, second, said);
    expect(await examples()).toEqual([ofFirst]);
    const again = await setLabel(owner.id, second, 'incident');
    await p.messages.deleteMessage({ actorId: ana.id, request: { messageId: first.id } });
    await takeBack(owner.id, second, again);
    expect(await examples()).toEqual([]);
  });
});
