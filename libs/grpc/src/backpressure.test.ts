/** A slow reader slows its writer, in both directions; nothing piles up and nothing is lost. */
import { AssistantService, ModelService } from '@prosa/proto/ai';
import { setImmediate as turn } from 'node:timers/promises';
import { closeAll, collect, serveAndConnect } from './testing.ts';

afterEach(closeAll);

const text = 'x'.repeat(16 * 1024);
const total = 2_000; // 32 MiB in all: far more than sockets and windows hold

/** Waits until a count has not moved for many turns of the event loop. */
async function settled(count: () => number): Promise<number> {
  for (let last = count(), still = 0; still < 2_000; still++) {
    await turn();
    if (count() !== last) [last, still] = [count(), 0];
  }
  return count();
}

test('the server waits for the client', async () => {
  let made = 0;
  const client = await serveAndConnect(AssistantService, {
    async *summarize() {
      for (; made < total; made++) yield { textDelta: text };
    },
  });
  const answers = client.summarize({})[Symbol.asyncIterator]();
  await answers.next();
  expect(await settled(() => made)).toBeLessThan(total / 4);
  let got = 1;
  while (!(await answers.next()).done) got++;
  expect(got).toBe(total);
});

test('the client waits for the server', async () => {
  let made = 0;
  const gate = Promise.withResolvers<void>();
  const client = await serveAndConnect(ModelService, {
    async trainModel(examples) {
      await gate.promise;
      return { iterations: (await collect(examples)).length };
    },
  });
  async function* examples() {
    for (; made < total; made++) yield { input: text };
  }
  const answer = client.trainModel(examples());
  expect(await settled(() => made)).toBeLessThan(total / 4);
  gate.resolve();
  expect(await answer).toMatchObject({ iterations: total });
});

test('both at once on one stream', async () => {
  let asked = 0;
  const client = await serveAndConnect(AssistantService, {
    async *converse(turns) {
      for await (const { turn: asking } of turns) {
        yield { textDelta: asking.case === 'question' ? asking.value.text : '' };
      }
    },
  });
  async function* turns() {
    for (; asked < total; asked++) yield { turn: { case: 'question' as const, value: { text } } };
  }
  const answers = client.converse(turns())[Symbol.asyncIterator]();
  await answers.next();
  expect(await settled(() => asked)).toBeLessThan(total / 2);
  let got = 1;
  for (let next = await answers.next(); !next.done; next = await answers.next()) {
    expect(next.value.textDelta).toHaveLength(text.length);
    got++;
  }
  expect(got).toBe(total);
});
