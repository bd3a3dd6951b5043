/** The engine with a real model file that the test makes, through the service as a process. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createClient } from '@connectrpc/connect';
import { createGrpcTransport, type GrpcTransport } from '@prosa/grpc';
import { AssistantService } from '@prosa/proto/ai';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { collect } from '../../testing/collect.ts';
import { messageId } from '../../testing/conversation.ts';
import { ServiceProcess } from '../../testing/service-process.ts';
import { tinyGguf } from '../../testing/tiny-gguf.ts';
import { english } from '../../testing/two-languages.ts';
import { GgufModel } from './gguf-model.ts';
import { PieceQueue } from './piece-queue.ts';

const runtime = resolve(import.meta.dirname, '../../../gguf');
let folder: string;
let file: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'prosa-gguf-'));
  file = join(folder, 'tiny.gguf');
  await writeFile(
    file,
    tinyGguf('The disk ran full at 3:20 a.m. [5]. Caio removes the old backups [6]. It is all fine.'),
  );
});
afterAll(() => rm(folder, { recursive: true }));

test('without the program that runs models it says how to install it, and without a file what is missing', async () => {
  await expect(GgufModel.open(file, folder)).rejects.toThrow(
    'AI_GGUF_RUNTIME: node-llama-cpp is not installed there; npm run gguf:install does it',
  );
  await expect(GgufModel.open(join(folder, 'none.gguf'), runtime)).rejects.toThrow(
    'AI_GGUF_FILE: there is no such file',
  );
});

test('a file that is no model is refused', async () => {
  const wrong = join(folder, 'wrong.gguf');
  await writeFile(wrong, 'GGUF but no model');
  await expect(GgufModel.open(wrong, runtime)).rejects.toThrow('AI_GGUF_FILE: is no GGUF file of version 2 or 3');
});

test('pieces come in order, what is there before a failure as well', async () => {
  const queue = new PieceQueue();
  queue.add('a');
  const taken: string[] = [];
  const taking = (async () => {
    for await (const piece of queue) taken.push(piece);
  })();
  queue.add('b');
  queue.fail(new Error('broken'));
  await expect(taking).rejects.toThrow('broken');
  expect(taken).toEqual(['a', 'b']);
});

// It is installed apart, and only where somebody wants it; with PROSA_TEST_GGUF=1 not being there is a failure.
if (process.env['PROSA_TEST_GGUF'] === '1' || existsSync(join(runtime, 'node_modules/node-llama-cpp'))) {
  describe('a model file', () => {
    let service: ServiceProcess;
    let transport: GrpcTransport;

    beforeAll(async () => {
      service = await ServiceProcess.start('ai', {
        AI_LISTEN: '127.0.0.1:0',
        AI_ENGINE: 'gguf',
        AI_GGUF_FILE: file,
        AI_GGUF_RUNTIME: runtime,
      });
      transport = createGrpcTransport({ addresses: [service.address] });
    }, 60_000);
    afterAll(async () => {
      transport.close();
      await service.kill('SIGTERM');
    });

    test('answers with the sources that it cites', async () => {
      const assistant = createClient(AssistantService, transport);
      const question = { turn: { case: 'question' as const, value: { text: 'What happened?', passages: english } } };
      const answer = await collect(assistant.converse(stream(question)));
      expect(answer.map(({ textDelta }) => textDelta).join('')).toBe(
        'The disk ran full at 3:20 a.m. Caio removes the old backups.',
      );
      const sources = answer.flatMap((response) => response.sources);
      expect(sources.map((source) => source.messageId)).toEqual([messageId(5), messageId(6)]);
      const last = answer.at(-1);
      expect(last).toMatchObject({ done: true, engine: 'gguf', made: { fallback: false, sentencesDropped: 1 } });
      expect(last?.made?.tokens).toBeGreaterThan(100);
    }, 60_000);

    test('serves one at a time; who comes meanwhile gets the rules', async () => {
      const assistant = createClient(AssistantService, transport);
      const summaries = await Promise.all([1, 2].map(() => collect(assistant.summarize({ passages: english }))));
      expect(summaries.map((summary) => summary.at(-1)?.made?.engine).sort()).toEqual(['builtin', 'gguf']);
      expect(await assistant.getEngines({})).toMatchObject({
        engines: [{ name: 'gguf', model: 'tiny.gguf', address: '', state: 1 }, { name: 'builtin' }],
      });
    }, 60_000);
  });
}

async function* stream<T>(...values: T[]): AsyncGenerator<T> {
  yield* values;
}
