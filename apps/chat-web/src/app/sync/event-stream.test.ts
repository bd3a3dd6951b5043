import { jest } from '@jest/globals';
import { create, type MessageInitShape } from '@bufbuild/protobuf';
import { Code, ConnectError } from '@connectrpc/connect';
import { SubscribeResponseSchema, type SubscribeResponse } from '@prosa/proto/chat';
import { testTiming } from '../../testing/tab.ts';
import type { ConnectionState } from '../connection/connection-store.ts';
import { pause, type Wake } from '../connection/wake.ts';
import { EventStream } from './event-stream.ts';

/** Streams that become live, promise the next item within a second, and then say nothing more. */
function followSilence() {
  const openedAt: number[] = [];
  const states: ConnectionState[] = [];
  const items: SubscribeResponse['item']['case'][] = [];
  const item = (value: MessageInitShape<typeof SubscribeResponseSchema>['item']) =>
    create(SubscribeResponseSchema, { item: value });
  const stop = new AbortController();
  const stream = new EventStream({
    events: {
      async *subscribe(_, options) {
        openedAt.push(Date.now());
        yield item({ case: 'ready', value: {} });
        yield item({ case: 'heartbeatMs', value: 1_000 });
        await new Promise<void>((resolve) => options?.signal?.addEventListener('abort', () => resolve()));
        throw new ConnectError('aborted', Code.Canceled);
      },
    },
    wake: { sleep: pause } as Pick<Wake, 'sleep'> as Wake,
    timing: {
      ...testTiming,
      silenceMs: 45_000,
      openMs: 10_000,
      retryFirstMs: 60_000,
      retryMaxMs: 60_000,
      settledMs: 0,
    },
    cursors: () => [],
    heartbeats: () => true,
    onItem: ({ item }) => void items.push(item.case),
    onState: (state) => void states.push(state),
  });
  const ended = stream.follow(stop.signal);
  return { openedAt, states, items, end: () => (stop.abort(), ended) };
}

test('a stream that breaks its promise is followed by another at once; each that does so too is waited for longer', async () => {
  jest.useFakeTimers();
  try {
    const { openedAt, states, items, end } = followSilence();
    await jest.advanceTimersByTimeAsync(40_000);
    const seconds = openedAt.slice(1).map((at, index) => ((at - (openedAt[index] ?? 0)) / 1_000).toFixed(1));
    expect(seconds).toEqual(['2.5', '5.0', '10.0', '20.0']);
    expect(states).not.toContain('offline');
    expect(new Set(items)).toEqual(new Set(['ready'])); // heartbeats are for the stream alone
    expect(await end()).toBe('stopped');
  } finally {
    jest.useRealTimers();
  }
});
