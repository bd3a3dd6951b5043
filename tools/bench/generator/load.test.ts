import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { create, fromBinary, toBinary } from '@bufbuild/protobuf';
import type { MessageInitShape } from '@bufbuild/protobuf';
import { SendMessageRequestSchema, SendMessageResponseSchema, SubscribeResponseSchema } from '@prosa/proto/chat';
import { envelope } from '../wire/envelope-reader.ts';
import { Load } from './load.ts';
import type { LoadPlan, LoadResult } from './load-plan.ts';

const roomId = '01936a2e-9f3c-7c31-8a44-0123456789ab';

/** Which seqs go to a subscriber when the one given was committed. The right server says `[seq]`. */
type Delivery = (seq: number, subscriber: number) => number[];

let server: Server;
let refuseFrom = Infinity;

/** A server that speaks the contract and can be told to break its promises: whether the generator notices is what is tested. */
async function serve(delivery: Delivery): Promise<number> {
  const streams: ServerResponse[] = [];
  const events: Buffer[] = [];
  const item = (value: MessageInitShape<typeof SubscribeResponseSchema>['item']): Buffer =>
    envelope(0, toBinary(SubscribeResponseSchema, create(SubscribeResponseSchema, { item: value })));

  const subscribe = (response: ServerResponse): void => {
    response.writeHead(200, { 'Content-Type': 'application/connect+proto' });
    response.write(item({ case: 'ready', value: { rooms: [{ roomId, seq: BigInt(events.length) }] } }));
    streams.push(response);
  };
  const send = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { clientMessageId, text } = fromBinary(SendMessageRequestSchema, await buffer(request));
    if (events.length >= refuseFrom) {
      response.writeHead(429).end('{"code":"resource_exhausted"}');
      return;
    }
    const seq = BigInt(events.length + 1);
    const message = { id: clientMessageId, roomId, seq, clientMessageId, text };
    const change = { case: 'messageCreated', value: { message } } as const;
    events.push(item({ case: 'event', value: { roomId, seq, change } }));
    streams.forEach((stream, subscriber) => {
      for (const each of delivery(events.length, subscriber)) stream.write(events[each - 1]!);
    });
    response.end(toBinary(SendMessageResponseSchema, create(SendMessageResponseSchema, { message })));
  };
  server = createServer((request, response) => {
    if (request.url === '/prosa.chat.v1.EventService/Subscribe') subscribe(response);
    else void send(request, response);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

async function run(delivery: Delivery, difference: Partial<LoadPlan> = {}): Promise<LoadResult> {
  const load = new Load(
    {
      driver: 'prosa',
      ports: [await serve(delivery)],
      subscribers: ['a=1', 'a=2', 'a=3'].map((credential) => ({ credential, roomIds: [roomId] })),
      senders: ['a=1', 'a=2'].map((credential) => ({ credential, roomId })),
      pace: { kind: 'closed' },
      timeDeliveries: true,
      textLength: 100,
      warmUpSeconds: 0.05,
      seconds: 0.2,
      drainSeconds: 0.2,
      ...difference,
    },
    () => undefined,
  );
  await load.open();
  try {
    return await load.run(
      () => undefined,
      () => undefined,
    );
  } finally {
    load.close();
  }
}

afterEach(() => {
  refuseFrom = Infinity;
  server.closeAllConnections();
  server.close();
});

describe('Load', () => {
  it('finds nothing wrong with a right server, and times every message and delivery', async () => {
    const result = await run((seq) => [seq]);
    expect(result).toMatchObject({ failed: 0, lost: 0, doubled: 0, reordered: 0 });
    expect(result.acknowledged).toBeGreaterThan(0);
    expect(result.deliveries).toBeGreaterThan(0);
    expect(result.delivery!.count).toBe(3 * result.acknowledgement!.count);
  });

  it('keeps to the times of an open loop', async () => {
    const pace = { kind: 'open', perSecond: 100 } as const;
    const { acknowledgement, seconds } = await run((seq) => [seq], { pace });
    // All that was due in the time that was asked for, and never more than was due in the time that it took.
    expect(acknowledgement!.count).toBeGreaterThanOrEqual(19);
    expect(acknowledgement!.count).toBeLessThanOrEqual(pace.perSecond * seconds + 2);
  });

  it('notices that one subscriber lost one event', async () => {
    const result = await run((seq, subscriber) => (seq === 2 && subscriber === 1 ? [] : [seq]));
    expect(result).toMatchObject({ lost: 1, doubled: 0, reordered: 0 });
  });

  it('notices that one subscriber gets nothing at all', async () => {
    const result = await run((seq, subscriber) => (subscriber === 1 ? [] : [seq]));
    expect(result.lost).toBeGreaterThan(1);
  });

  it('notices repeats', async () => {
    const result = await run((seq, subscriber) => (seq === 2 && subscriber === 2 ? [2, 2] : [seq]));
    expect(result).toMatchObject({ lost: 0, doubled: 1, reordered: 0 });
  });

  it('notices a changed order', async () => {
    const result = await run((seq, subscriber) =>
      subscriber !== 0 ? [seq] : seq === 1 ? [] : seq === 2 ? [2, 1] : [seq],
    );
    expect(result).toMatchObject({ lost: 0, doubled: 0, reordered: 1 });
  });

  it('does not begin with a subscriber who is not in their room', async () => {
    const elsewhere = '01936a2e-9f3c-7c31-8a44-0123456789ff';
    const subscribers = [{ credential: 'a=1', roomIds: [elsewhere] }];
    await expect(run((seq) => [seq], { subscribers })).rejects.toThrow(`a subscriber is not in room ${elsewhere}`);
  });

  it('counts sends that were refused', async () => {
    refuseFrom = 1;
    const result = await run((seq) => [seq]);
    expect(result.failed).toBe(2);
    expect(result.firstFailure).toBe('HTTP 429: {"code":"resource_exhausted"}');
  });

  it('is told when an event stream ends by itself', async () => {
    const port = await serve((seq) => [seq]);
    const subscribers = [{ credential: 'a=1', roomIds: [roomId] }];
    const senders = [{ credential: 'a=1', roomId }];
    const plan = { driver: 'prosa', ports: [port], subscribers, senders } as const;
    const rest = { pace: { kind: 'closed' }, timeDeliveries: false, textLength: 1 } as const;
    const times = { warmUpSeconds: 0, seconds: 0, drainSeconds: 0 };
    const broken = Promise.withResolvers<string>();
    const load = new Load({ ...plan, ...rest, ...times }, broken.resolve);
    await load.open();
    server.closeAllConnections();
    expect(await broken.promise).toMatch('an event stream ended');
    load.close();
  });
});
