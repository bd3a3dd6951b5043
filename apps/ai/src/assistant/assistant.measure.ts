/**
 * Measures the assistant's rules in the built service over real gRPC: `nx run ai:build`, then
 * `node apps/ai/src/assistant/assistant.measure.ts`. The messages are those of tools/ai-data in both languages.
 */
import { createClient } from '@connectrpc/connect';
import { createGrpcTransport } from '@prosa/grpc';
import { AssistantService, type Passage } from '@prosa/proto/ai';
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { collect } from '../testing/collect.ts';
import { conversation, type Extras } from '../testing/conversation.ts';
import { readMessages } from '../testing/examples.ts';

const runs = 21;
const bundle = resolve(import.meta.dirname, '../../../../dist/apps/ai/main.mjs');
const env = { AI_LISTEN: '127.0.0.1:0', PATH: process.env['PATH'] };
const service = spawn(process.execPath, [bundle], { env, stdio: ['ignore', 'pipe', 'inherit'] });
const transport = createGrpcTransport({ addresses: [await listening()] });
const assistant = createClient(AssistantService, transport);

const lines = [...readMessages('en').slice(0, 500), ...readMessages('pt').slice(0, 500)];
const passages = conversation(
  ...lines.map(({ text }, n): [string, string, Extras] => [
    `Person ${n % 12}`,
    text,
    { reactions: n % 17 === 0 ? 3 : 0, namesReader: n % 40 === 0, ...(n % 5 === 4 ? { replyTo: n - 1 } : {}) },
  ]),
);

const idleMb = memoryMb();
const rows = [
  ['summary of 1,000 messages', await median(() => summarize(passages))],
  ['summary of 100 messages', await median(() => summarize(passages.slice(0, 100)))],
  ['answer from 100 messages, first text', await median(() => firstText(passages.slice(0, 100)))],
  ['three replies from 200 examples', await median(() => suggest())],
] as const;
const loaded = memoryMb();
process.stdout.write('| what | median (ms) | CPU of the service (ms) |\n| --- | ---: | ---: |\n');
for (const [what, { ms, cpuMs }] of rows) {
  process.stdout.write(`| ${what} | ${ms.toFixed(1)} | ${cpuMs.toFixed(1)} |\n`);
}
process.stdout.write(
  `\nMemory of the process (RSS): ${idleMb} MB idle, ${loaded} MB after ${(runs + 1) * rows.length} calls.\n`,
);
transport.close();
service.kill('SIGTERM');

async function listening(): Promise<string> {
  for await (const line of createInterface(service.stdout)) {
    const entry = JSON.parse(line) as { msg: string; address?: string };
    if (entry.msg !== 'listening' || entry.address === undefined) continue;
    service.stdout.resume();
    return entry.address;
  }
  throw new Error('the service ended before it listened');
}

function memoryMb(): number {
  const pages = Number(readFileSync(`/proc/${service.pid}/statm`, 'utf8').split(' ')[1]);
  return Math.round((pages * 4_096) / 1e6);
}

/** CPU time that the service has taken, user and system, in milliseconds; the kernel counts in steps of 10. */
function cpuMs(): number {
  const fields = readFileSync(`/proc/${service.pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

/** Median of the time that passes, mean of the CPU time. */
async function median(work: () => Promise<unknown>): Promise<{ ms: number; cpuMs: number }> {
  await work();
  const before = cpuMs();
  const times: number[] = [];
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  const ms = times.sort((a, b) => a - b)[Math.floor(runs / 2)] ?? NaN;
  return { ms, cpuMs: (cpuMs() - before) / runs };
}

function summarize(of: Passage[]): Promise<unknown> {
  return collect(assistant.summarize({ passages: of }));
}

/** Until the first response of a conversation's first answer. */
async function firstText(of: Passage[]): Promise<void> {
  const question = {
    turn: { case: 'question' as const, value: { text: 'What is wrong with the upload?', passages: of } },
  };
  const up = (async function* () {
    yield question;
  })();
  for await (const _ of assistant.converse(up)) return;
}

function suggest(): Promise<unknown> {
  const examples = lines.slice(0, 200).map(({ text }, n) => ({ text, reply: `sounds good ${n % 9}` }));
  return assistant.suggestReplies({ passages: passages.slice(0, 20), examples });
}
