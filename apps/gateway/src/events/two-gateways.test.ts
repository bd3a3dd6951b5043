import { timestampFromMs } from '@bufbuild/protobuf/wkt';
import { PresenceService, PresenceState } from '@prosa/proto/chat';
import { reasonOf } from '@prosa/service';
import { connectProgram, signUp } from '@prosa/testing/stack';
import { EventStream, reasonOfEnd } from '../testing/event-stream.ts';
import { makeRoom } from '../testing/room.ts';
import { failureOf } from '../testing/failure-of.ts';
import { TestStack } from '../testing/test-stack.ts';

let stack: TestStack;
let east: string;
let west: string;

beforeAll(async () => {
  stack = await TestStack.start();
  [east, west] = [await stack.gateway(), await stack.gateway()];
});
afterAll(() => stack[Symbol.asyncDispose]());

test('what is said at one gateway is heard at the other', async () => {
  const [ann, bob] = await Promise.all([signUp(east), signUp(west)]);
  const room = await makeRoom(ann, bob);
  using stream = new EventStream(west, bob.token);
  await stream.find('ready');
  const texts = Array.from({ length: 100 }, (_, i) => `line ${i}`);
  for (const text of texts) await room.say(ann, text);
  await stream.text('line 99');
  expect(stream.texts).toEqual(texts);
});

test('typing crosses gateways, is not echoed, and is for members only', async () => {
  const [ann, bob, eve] = await Promise.all([signUp(east), signUp(west), signUp(west)]);
  const room = await makeRoom(ann, bob);
  using there = new EventStream(west, bob.token);
  using here = new EventStream(east, ann.token);
  await Promise.all([there.find('ready'), here.find('ready')]);
  await ann.events.setTyping({ roomId: room.id });
  expect(await there.find('typing')).toMatchObject({ roomId: room.id, userId: ann.userId });
  const refused = await failureOf(eve.events.setTyping({ roomId: room.id }));
  expect(reasonOf(refused)).toBe('ROOM_NOT_FOUND');
  await bob.events.setTyping({ roomId: room.id });
  expect(await here.find('typing')).toMatchObject({ userId: bob.userId });
  expect(here.items.filter((item) => item.case === 'typing')).toHaveLength(1);
});

test('who is there is seen at the other gateway, and who was there before is told at the start', async () => {
  const [ann, bob] = await Promise.all([signUp(east), signUp(west)]);
  const room = await makeRoom(ann, bob);
  using here = new EventStream(east, ann.token);
  await here.find('ready');
  const bobs = new EventStream(west, bob.token);
  expect(await here.find('presence', ({ userId }) => userId === bob.userId)).toMatchObject({
    state: PresenceState.ONLINE,
  });
  expect(await bobs.find('presence', ({ userId }) => userId === ann.userId)).toMatchObject({
    state: PresenceState.ONLINE,
  });
  const members = async () => {
    const { members } = await ann.rooms.listMembers({ roomId: room.id });
    return new Map(members.map(({ user, presence }) => [user?.id, presence]));
  };
  const bothOnline = [ann, bob].map(({ userId }) => [userId, PresenceState.ONLINE] as const);
  expect(await members()).toEqual(new Map(bothOnline));
  bobs[Symbol.dispose]();
  await here.find('presence', ({ userId, state }) => userId === bob.userId && state === PresenceState.OFFLINE);
  expect((await members()).get(bob.userId)).toBe(PresenceState.OFFLINE);
});

test('who leaves a device alone is away at every gateway, unless another device of theirs is used', async () => {
  const [ann, bob] = await Promise.all([signUp(east), signUp(west)]);
  const room = await makeRoom(ann, bob);
  const { token } = await bob.accounts.createAccessToken({ name: 'phone' });
  const phone = connectProgram(east, { userId: bob.userId, token });
  using here = new EventStream(east, ann.token);
  await here.find('ready');
  using laptop = new EventStream(west, bob.token);
  await laptop.find('ready');
  const shown = (wanted: PresenceState) =>
    here.find('presence', ({ userId, state }) => userId === bob.userId && state === wanted);
  const told = (times: number) =>
    here.find('presence', () => here.items.filter((item) => item.case === 'presence').length >= times);
  const inList = async () =>
    (await ann.rooms.listMembers({ roomId: room.id })).members.find(({ user }) => user?.id === bob.userId)?.presence;
  await shown(PresenceState.ONLINE);
  // The call goes to the gateway that does not hold the stream.
  await connectProgram(east, bob).service(PresenceService).setPresence({ state: PresenceState.AWAY });
  await shown(PresenceState.AWAY);
  expect(await inList()).toBe(PresenceState.AWAY);
  using another = new EventStream(east, token);
  await another.find('ready');
  await told(3);
  expect(await inList()).toBe(PresenceState.ONLINE);
  await phone.service(PresenceService).setPresence({ state: PresenceState.AWAY });
  await told(4);
  expect(await inList()).toBe(PresenceState.AWAY);
  const until = timestampFromMs(Date.now() + 3_600_000);
  await bob.service(PresenceService).setAvailability({ availability: { quietUntil: until } });
  expect(await inList()).toBe(PresenceState.DO_NOT_DISTURB);
  phone.close();
});

test('heartbeats come to the streams that ask, and to those of a device at which somebody looks', async () => {
  const ann = await signUp(east);
  const room = await makeRoom(ann);
  const presence = connectProgram(east, ann).service(PresenceService); // the gateway that does not hold the streams
  using looking = new EventStream(west, ann.token, [], { heartbeats: true, encoding: 'json' });
  using plain = new EventStream(west, ann.token);
  const beats = ({ items }: EventStream) => items.flatMap((item) => (item.case === 'heartbeatMs' ? [item.value] : []));
  const another = (stream: EventStream, than = beats(stream).length) =>
    stream.find('heartbeatMs', (ms) => ms > 0 && beats(stream).length > than);
  await plain.find('ready');
  await another(looking);
  expect(await another(looking)).toBeGreaterThanOrEqual(1_000);
  expect(looking.items[0]?.case).toBe('ready');

  // Nobody looks: the last heartbeat takes the promise back, and no other follows.
  await presence.setPresence({ state: PresenceState.ONLINE, heartbeats: false });
  await looking.find('heartbeatMs', (ms) => ms === 0);
  await presence.setPresence({ state: PresenceState.AWAY });
  await room.say(ann, 'nobody looks');
  await Promise.all([looking, plain].map((stream) => stream.text('nobody looks')));
  expect(beats(looking).at(-1)).toBe(0);
  expect(beats(plain)).toEqual([]);

  // Somebody looks again, at all that this device has open.
  await presence.setPresence({ state: PresenceState.ONLINE, heartbeats: true });
  await Promise.all([another(looking), another(plain)]);

  // Said to the gateway that holds the streams.
  await connectProgram(west, ann)
    .service(PresenceService)
    .setPresence({ state: PresenceState.ONLINE, heartbeats: false });
  await Promise.all([looking, plain].map((stream) => stream.find('heartbeatMs', () => beats(stream).at(-1) === 0)));
});

test('a gateway that starts later learns who is there', async () => {
  const ann = await signUp(east);
  const room = await makeRoom(ann);
  using here = new EventStream(east, ann.token);
  await here.find('ready');
  const late = await stack.gateway();
  const there = connectProgram(late, ann);
  let seen: PresenceState | undefined;
  for (const until = performance.now() + 60_000; seen !== PresenceState.ONLINE && performance.now() < until;) {
    seen = (await there.rooms.listMembers({ roomId: room.id })).members[0]?.presence;
  }
  expect(seen).toBe(PresenceState.ONLINE);
});

test('a password change ends the other sessions at every gateway', async () => {
  const ann = await signUp(east, { email: 'pw@example.org', password: 'the first password' });
  const { token } = await ann.accounts.createAccessToken({ name: 'other' });
  const signIn = await fetch(`${west}/prosa.chat.v1.AccountService/SignIn`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'pw@example.org', password: 'the first password' }),
  });
  const cookie = signIn.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const getMe = () =>
    fetch(`${west}/prosa.chat.v1.AccountService/GetMe`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body: '{}',
    });
  expect((await getMe()).status).toBe(200);
  await ann.accounts.changePassword({ currentPassword: 'the first password', newPassword: 'the second password' });
  let status = 200;
  for (const until = performance.now() + 60_000; status === 200 && performance.now() < until;)
    status = (await getMe()).status;
  expect(status).toBe(401);
  expect(token).toMatch(/^prosa_pat_/);
});

test('a gateway that goes down says so to its streams, which come back to the other one', async () => {
  const [ann, bob] = await Promise.all([signUp(east), signUp(east)]);
  const room = await makeRoom(ann, bob);
  const going = await stack.gateway();
  using stream = new EventStream(going, bob.token);
  await stream.find('ready');
  const seq = await room.say(ann, 'before');
  await stream.text('before');
  const closed = stack.processOf(going).kill('SIGTERM');
  const end = await stream.end;
  expect([end?.error?.code, reasonOfEnd(end)]).toEqual(['unavailable', 'SHUTTING_DOWN']);
  expect(end?.error?.details.map(({ type }) => type)).toContain('google.rpc.RetryInfo');
  await closed;
  await room.say(ann, 'meanwhile');
  using again = new EventStream(west, bob.token, [{ roomId: room.id, epoch: room.epoch, seq }]);
  await again.find('ready');
  expect(again.texts).toEqual(['meanwhile']);
});
