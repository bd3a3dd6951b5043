/** What is enormous stays bounded, and others are served meanwhile. */
import { Code, createClient } from '@connectrpc/connect';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createGrpcTransport, Health, ServingStatus, type GrpcTransport } from '@prosa/grpc';
import { AssistantService } from '@prosa/proto/ai';
import { collect } from '../testing/collect.ts';
import { conversation } from '../testing/conversation.ts';
import { ServiceProcess } from '../testing/service-process.ts';

let service: ServiceProcess;
let transport: GrpcTransport;

beforeAll(async () => {
  service = await ServiceProcess.start('ai', { AI_LISTEN: '127.0.0.1:0' });
  transport = createGrpcTransport({ addresses: [service.address] });
});
afterAll(async () => {
  transport.close();
  await service.kill('SIGTERM');
});

/** Texts of the longest length there is that are dear to read: markup that opens and never closes, words without end. */
const dear = [
  'The release of version 7 needs a decision. '.repeat(400),
  '![['.repeat(6_000),
  '**a '.repeat(4_000),
  '<a '.repeat(6_000),
  '```\n'.repeat(4_000),
  'a.'.repeat(8_000),
  '-'.repeat(16_000),
  'word'.repeat(4_000),
  '\u200d'.repeat(16_000),
  'ção '.repeat(4_000),
].map((text) => text.slice(0, 16_000));

test('a thousand messages of 16,000 characters are summarized while health answers', async () => {
  const passages = conversation(
    ...Array.from({ length: 1_000 }, (_, n) => [`P${n % 9}`, dear[n % dear.length] ?? ''] as [string, string]),
  );
  const health = createClient(Health, transport);
  let over = false;
  const summary = collect(createClient(AssistantService, transport).summarize({ passages })).finally(
    () => (over = true),
  );
  let checks = 0;
  while (!over) {
    expect(await health.check({})).toMatchObject({ status: ServingStatus.SERVING });
    checks++;
  }
  expect((await summary).at(-1)).toMatchObject({ done: true, engine: 'builtin' });
  for (const { textDelta } of await summary) expect(textDelta.length).toBeLessThanOrEqual(400);
  // It answered during the work, not only after it.
  expect(checks).toBeGreaterThan(3);
}, 60_000);

test.each([
  ['no passages', { passages: [] }],
  ['an empty text', { passages: conversation(['Ana', '']) }],
  ['a text that is too long', { passages: conversation(['Ana', 'x'.repeat(16_001)]) }],
  [
    'too many passages',
    { passages: conversation(...Array.from({ length: 1_001 }, () => ['Ana', 'x'] as [string, string])) },
  ],
])('%s is refused', async (_, request) => {
  const call = collect(createClient(AssistantService, transport).summarize(request));
  await expect(call).rejects.toMatchObject({ code: Code.InvalidArgument });
});
