import type { Timestamp } from '@bufbuild/protobuf/wkt';
import { RoomKind } from '@prosa/proto/chat';
import type { Message, Room, User } from '@prosa/proto/chat';
import { openTail, roomEvent } from '../test-tail.ts';
import { createRoom, refusal, send, signUp, startTestPersistence, type TestPersistence } from '../test-persistence.ts';
import { assistantId } from './assistant-account.ts';

let p: TestPersistence;
let owner: User;
let ann: User;
let bob: User;
let open: Room;
let secret: Room;

beforeAll(async () => {
  p = await startTestPersistence();
  owner = await signUp(p, 'Owner');
  ann = await signUp(p, 'Ann');
  bob = await signUp(p, 'Bob');
  open = await createRoom(p, [ann, bob]);
  secret = await createRoom(p, [ann], RoomKind.PRIVATE);
});
afterAll(() => p.close());

const say = (who: User, room: Room, text: string, more: object = {}): Promise<Message> =>
  send(p, who.id, { roomId: room.id, text, ...more });

async function textsFor(who: User, question: string, roomId = ''): Promise<string[]> {
  const { passages } = await p.assistant.startAsk({ actorId: who.id, request: { question, roomId } });
  return passages.map(({ text }) => text);
}

describe('what may be used', () => {
  test('messages with more and rarer words come first, of equal ones the newest', async () => {
    const room = await createRoom(p, [ann]);
    for (const text of ['the ferry is late', 'ferry and lighthouse', 'a lighthouse', 'ferry again', 'nothing of it']) {
      await say(ann, room, text);
    }
    expect(await textsFor(ann, 'When does the ferry go to the lighthouse?', room.id)).toEqual([
      'ferry and lighthouse',
      'a lighthouse',
      'ferry again',
      'the ferry is late',
    ]);
  });

  test('accents, case and a plural do not matter, in Portuguese either', async () => {
    await say(ann, open, 'A MARÉ alta é às dez');
    expect(await textsFor(ann, 'Quando são as marés?')).toContain('A MARÉ alta é às dez');
  });

  test('only rooms of the asker, at the moment of asking', async () => {
    await say(ann, secret, 'the vault code is quokka');
    expect(await textsFor(ann, 'which quokka?')).toEqual(['the vault code is quokka']);
    expect(await textsFor(bob, 'which quokka?')).toEqual([]);
    await p.rooms.addMembers({ actorId: ann.id, request: { roomId: secret.id, userIds: [bob.id] } });
    expect(await textsFor(bob, 'which quokka?')).toEqual(['the vault code is quokka']);
    await p.rooms.removeMember({ actorId: ann.id, request: { roomId: secret.id, userId: bob.id } });
    expect(await textsFor(bob, 'which quokka?')).toEqual([]);
    expect(await refusal(textsFor(bob, 'which quokka?', secret.id))).toBe('NotFound ROOM_NOT_FOUND');
  });

  test('an edit and a deletion count at once; what was used before must be readable still', async () => {
    const message = await say(ann, open, 'the party is on kangaroo island');
    const request = { question: 'where is the kangaroo?' };
    const startAsk = (used: { messageId: string; editedAt?: Timestamp | undefined }[]) =>
      p.assistant.startAsk({ actorId: bob.id, request, used });
    const [asItWas] = (await startAsk([])).passages;
    if (!asItWas) throw new Error('nothing was found');
    expect((await startAsk([asItWas])).beginAnew).toBe(false);
    await p.messages.editMessage({
      actorId: ann.id,
      request: { messageId: message.id, text: 'it is on wombat island' },
    });
    expect((await startAsk([asItWas])).beginAnew).toBe(true);
    const { response } = await p.messages.getMessages({ actorId: bob.id, request: { messageIds: [message.id] } });
    const edited = { messageId: message.id, editedAt: response?.messages[0]?.editedAt };
    expect((await startAsk([edited])).beginAnew).toBe(false);
    expect(await textsFor(bob, 'kangaroo')).toEqual([]);
    expect(await textsFor(bob, 'wombat')).toEqual(['it is on wombat island']);
    await p.messages.deleteMessage({ actorId: ann.id, request: { messageId: message.id } });
    expect(await textsFor(bob, 'wombat')).toEqual([]);
    expect((await startAsk([edited])).beginAnew).toBe(true);
  });

  test('at most a hundred; people stand in them by name', async () => {
    const room = await createRoom(p, [ann, bob]);
    for (let no = 0; no < 105; no++) await say(ann, room, `penguin ${no} for <@${bob.id}>`);
    const { passages } = await p.assistant.startAsk({
      actorId: bob.id,
      request: { question: 'penguins?', roomId: room.id },
    });
    expect(passages).toHaveLength(100);
    expect(passages[0]).toMatchObject({
      text: 'penguin 104 for @Bob',
      author: 'Ann',
      namesReader: true,
      byReader: false,
    });
  });
});

describe('switches', () => {
  test('a room that is switched off is not read, and its log says so', async () => {
    const room = await createRoom(p, [ann, bob]);
    await say(ann, room, 'an axolotl');
    const tail = await openTail(p);
    const request = { roomId: room.id, enabled: false };
    expect(await refusal(p.assistant.setRoomAssistant({ actorId: bob.id, request }))).toBe(
      'PermissionDenied ROOM_ROLE_REQUIRED',
    );
    await p.assistant.setRoomAssistant({ actorId: ann.id, request });
    await tail.until(() => tail.events(room.id).length > 0);
    const [event] = tail.events(room.id);
    expect(event && roomEvent(event).change).toMatchObject({
      case: 'roomChanged',
      value: { room: { assistantOff: true } },
    });
    tail.close();
    expect(await textsFor(bob, 'axolotl')).toEqual([]);
    expect(await refusal(textsFor(bob, 'axolotl', room.id))).toBe('FailedPrecondition ASSISTANT_OFF');
    expect(await refusal(p.assistant.readForSummary({ actorId: bob.id, request: { roomId: room.id }, limit: 9 }))).toBe(
      'FailedPrecondition ASSISTANT_OFF',
    );
  });

  test('in a direct conversation anybody in it may', async () => {
    const { response } = await p.rooms.openDirect({ actorId: ann.id, request: { userIds: [bob.id] } });
    const roomId = response?.room?.id ?? '';
    await p.assistant.setRoomAssistant({ actorId: bob.id, request: { roomId, enabled: false } });
    expect(await refusal(textsFor(ann, 'anything', roomId))).toBe('FailedPrecondition ASSISTANT_OFF');
    expect(await refusal(p.assistant.setRoomAssistant({ actorId: owner.id, request: { roomId, enabled: true } }))).toBe(
      'NotFound ROOM_NOT_FOUND',
    );
  });

  test('administrators switch it off for all', async () => {
    const enabled = async () => (await p.assistant.getAssistant({ actorId: ann.id })).enabled;
    expect(await refusal(p.assistant.updateAssistant({ actorId: ann.id, request: { enabled: false } }))).toBe(
      'PermissionDenied PERMISSION_DENIED',
    );
    await p.assistant.updateAssistant({ actorId: owner.id, request: { enabled: false } });
    expect(await enabled()).toBe(false);
    expect(await refusal(textsFor(ann, 'anything'))).toBe('FailedPrecondition ASSISTANT_OFF');
    await p.assistant.updateAssistant({ actorId: owner.id, request: { enabled: true } });
    expect(await enabled()).toBe(true);
  });
});

describe('summaries', () => {
  test('from the read marker on, page by page, newest pages first', async () => {
    const room = await createRoom(p, [ann, bob]);
    const seqs: bigint[] = [];
    for (const text of ['one', 'two', 'three', 'four']) seqs.push((await say(ann, room, text)).seq);
    await p.messages.markRead({ actorId: bob.id, request: { roomId: room.id, seq: seqs[0] } });
    const call = { actorId: bob.id, request: { roomId: room.id }, limit: 2 };
    const newest = await p.assistant.readForSummary(call);
    expect(newest.passages.map(({ text }) => text)).toEqual(['three', 'four']);
    const before = await p.assistant.readForSummary({ ...call, beforeSeq: newest.beforeSeq });
    expect(before.passages.map(({ text }) => text)).toEqual(['two']);
    expect(before.beforeSeq).toBe(0n);
    const none = { actorId: bob.id, request: { roomId: room.id, afterSeq: seqs[3] }, limit: 2 };
    expect(await refusal(p.assistant.readForSummary(none))).toBe('FailedPrecondition NOTHING_TO_SUMMARIZE');
    expect(await refusal(p.assistant.readForSummary({ ...call, request: { roomId: secret.id } }))).toBe(
      'NotFound ROOM_NOT_FOUND',
    );
  });

  test('a thread with its first message, whatever was read', async () => {
    const room = await createRoom(p, [ann, bob]);
    const root = await say(ann, room, 'who brings the cake?');
    await say(bob, room, 'me', { threadRootMessageId: root.id });
    await say(bob, room, 'something else');
    const request = { roomId: room.id, threadRootMessageId: root.id };
    const { passages } = await p.assistant.readForSummary({ actorId: ann.id, request, limit: 10 });
    expect(passages.map(({ text }) => text)).toEqual(['who brings the cake?', 'me']);
  });
});

describe('how alike messages were answered', () => {
  test('in this room and public ones of the actor, short, by somebody else', async () => {
    const room = await createRoom(p, [ann, bob], RoomKind.PRIVATE);
    const other = await createRoom(p, [ann, bob], RoomKind.PRIVATE);
    await say(ann, room, 'is the printer ready?');
    await say(bob, room, 'yes, since noon');
    await say(ann, open, 'printer ready today?');
    await say(ann, open, 'I mean the large one');
    await say(bob, open, 'not before Friday');
    await say(ann, other, 'printer ready?');
    await say(bob, other, 'a secret answer');
    const asks = await say(ann, room, 'Is the printer ready again?');
    const request = { roomId: room.id, messageId: asks.id };
    const { passages, examples } = await p.assistant.findReplies({ actorId: bob.id, request });
    expect(passages.at(-1)?.text).toBe('Is the printer ready again?');
    expect(examples.map(({ reply }) => reply)).toEqual(
      expect.arrayContaining(['yes, since noon', 'not before Friday']),
    );
    expect(examples.map(({ reply }) => reply)).not.toContain('a secret answer');
    expect(await refusal(p.assistant.findReplies({ actorId: owner.id, request }))).toBe('NotFound MESSAGE_NOT_FOUND');
  });
});

describe('the account', () => {
  test('is no person: in no list, in no room, with no way in', async () => {
    expect((await p.assistant.getAssistant({ actorId: ann.id })).assistantUserId).toBe(assistantId);
    const everybody = await p.accounts.listUsers({ actorId: ann.id, request: {} });
    expect(everybody.response?.users.map(({ id }) => id)).not.toContain(assistantId);
    const named = await p.accounts.listUsers({ actorId: ann.id, request: { userIds: [assistantId] } });
    expect(named.response?.users).toMatchObject([{ displayName: 'Prosa', isAssistant: true }]);
    const request = { roomId: open.id, userIds: [assistantId] };
    expect(await refusal(p.rooms.addMembers({ actorId: ann.id, request }))).toBe('NotFound USER_NOT_FOUND');
    expect(await refusal(p.rooms.openDirect({ actorId: ann.id, request: { userIds: [assistantId] } }))).toBe(
      'NotFound USER_NOT_FOUND',
    );
    const signIn = { request: { email: 'prosa', password: 'x' }, session: { secretHash: new Uint8Array(32) } };
    expect(await refusal(p.accounts.signIn(signIn))).toMatch(/WRONG_CREDENTIALS|INVALID_ARGUMENT/);
  });

  test.each(['Prosa', ' prosa ', 'P.r.o.s.a', 'Ｐｒｏｓａ', 'Prósa', 'Prоsа', 'ΡRΟSΑ', 'Pr0sa'])(
    'nobody takes its name: %s',
    async (name) => {
      expect(await refusal(signUp(p, name))).toBe('InvalidArgument INVALID_ARGUMENT');
      expect(await refusal(p.accounts.updateProfile({ actorId: ann.id, request: { displayName: name } }))).toBe(
        'InvalidArgument INVALID_ARGUMENT',
      );
    },
  );
});
