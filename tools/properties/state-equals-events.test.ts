import { MemberRole, ModelService, RoomKind } from '@prosa/proto/chat';
import { signUp, startStack, type Program, type Stack } from '@prosa/testing/stack';
import fc from 'fast-check';
import { action, History } from './history.ts';
import { Observer } from './observer.ts';
import { viewOfFetch, viewOfState } from './view.ts';

/** More runs for a longer look: PROSA_PROPERTY_RUNS=200. */
const numRuns = Number(process.env['PROSA_PROPERTY_RUNS'] ?? 12);

/** One failure again, with the seed and the path that it printed. */
const { PROSA_PROPERTY_SEED: seed, PROSA_PROPERTY_PATH: path } = process.env;
const replay = seed ? { seed: Number(seed), path } : {};

const mainTimeline = { part: { case: 'mainTimeline' as const, value: {} } };

let stack: Stack;
let people: Program[];
/** Labels the first room of each run. */
let modelId: string;

beforeAll(async () => {
  stack = await startStack({ gateways: 2, persistences: 2, ai: false });
  const gateway = (index: number) => stack.gatewayUrls[index % stack.gatewayUrls.length]!;
  // The first account owns the workspace: it may make models.
  const first = await signUp(gateway(0), { displayName: 'Ana' });
  const others = ['Bento', 'Clara', 'Davi'].map((displayName, i) => signUp(gateway(i + 1), { displayName }));
  people = [first, ...(await Promise.all(others))];
  const { model } = await first.service(ModelService).createModel({ name: 'Kinds', labels: ['incident', 'chatter'] });
  modelId = model!.id;
}, 120_000);

afterAll(async () => {
  people?.forEach((person) => person.close());
  await stack?.close();
}, 60_000);

test('a snapshot and the events after it give what a fresh fetch gives', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(action, { minLength: 20, maxLength: 80, size: 'max' }), async (actions) => {
      const roomIds = await openRooms();
      await people[0]!.service(ModelService).updateModel({ modelId, rooms: { roomIds: roomIds.slice(0, 1) } });
      const observers = people.map((program) => new Observer(program));
      try {
        for (const observer of observers) {
          await observer.load();
          await observer.connect();
        }
        const history = new History(observers, roomIds, modelId);
        for (const next of actions) await history.play(next);
        await history.settle();
        for (const observer of observers) await compare(observer, roomIds);
      } finally {
        for (const observer of observers) await observer.disconnect();
        await closeRooms(roomIds);
      }
    }),
    { numRuns, endOnFailure: true, ...replay },
  );
}, 600_000);

/** A public room of all, a public one of two, and a private one. */
async function openRooms(): Promise<string[]> {
  const [first, second, third] = people as [Program, Program, Program];
  const name = () => `room ${crypto.randomUUID()}`;
  const memberIds = people.map(({ userId }) => userId);
  const open = async (by: Program, kind: RoomKind, members: string[]) =>
    (await by.rooms.createRoom({ name: name(), kind, memberIds: members })).room!.id;
  return [
    await open(first, RoomKind.PUBLIC, memberIds),
    await open(second, RoomKind.PUBLIC, [third.userId]),
    await open(third, RoomKind.PRIVATE, memberIds.slice(0, 3)),
  ];
}

/** Everybody leaves, so that the rooms of one run do not weigh on the next. */
async function closeRooms(roomIds: readonly string[]): Promise<void> {
  for (const roomId of roomIds) for (const person of people) await person.rooms.leaveRoom({ roomId }).catch(() => {});
}

async function compare(observer: Observer, roomIds: readonly string[]): Promise<void> {
  const { rooms, messages, pins, threads } = observer.program;
  const listed = (await rooms.listRooms({})).rooms;
  await observer.reach(listed);
  const all = (await threads.listThreads({ limit: 200 })).threads;
  await observer.reachThreads(all);
  expect([...observer.state.rooms.keys()].sort()).toEqual(listed.map(({ room }) => room!.id).sort());
  for (const entry of listed) {
    const roomId = entry.room!.id;
    if (!roomIds.includes(roomId)) continue;
    const page = await messages.listMessages({ roomId, limit: 200, filter: mainTimeline });
    const followed = all.filter(({ root }) => root!.roomId === roomId);
    const fetched = await Promise.all(
      followed.map(async (thread) => {
        const filter = { part: { case: 'threadRootMessageId' as const, value: thread.root!.id } };
        return { thread, replies: (await messages.listMessages({ roomId, limit: 200, filter })).messages };
      }),
    );
    expect(entry.role).not.toBe(MemberRole.UNSPECIFIED);
    expect(viewOfState(observer.state.rooms.get(roomId)!)).toEqual(
      viewOfFetch(entry, page, await pins.listPins({ roomId }), fetched),
    );
  }
}
