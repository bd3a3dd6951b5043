import { type Client, createClient } from '@connectrpc/connect';
import { createGrpcTransport } from '@prosa/grpc';
import { AssistantService, type Passage } from '@prosa/proto/ai';
import { collect } from '../testing/collect.ts';
import { conversation, type Extras } from '../testing/conversation.ts';
import type { LabelledMessage } from '../testing/examples.ts';
import { BuiltService } from './built-service.ts';

type Assistant = Client<typeof AssistantService>;

/** What one kind of call costs. */
export interface CallCost {
  /** Median of the time that passes until the answer, or its first text, is there. */
  readonly ms: number;
  /** CPU time of the service, mean of the calls. */
  readonly cpuMs: number;
}

/** What the assistant's rules cost in the built service. */
export interface AssistantCosts {
  /** Calls of each kind that count; one before them does not. */
  readonly runs: number;
  readonly longSummary: CallCost;
  readonly shortSummary: CallCost;
  /** `Converse`, from the question to the first response. */
  readonly firstText: CallCost;
  readonly replies: CallCost;
  /** RSS of the service before the first call. */
  readonly idleBytes: number;
  /** RSS after the last one. */
  readonly usedBytes: number;
}

/** Starts the built service and calls it over real gRPC with a conversation of 1,000 messages made of these lines. */
export async function measureAssistant(lines: readonly LabelledMessage[], runs: number): Promise<AssistantCosts> {
  await using service = await BuiltService.start();
  const transport = createGrpcTransport({ addresses: [service.address] });
  try {
    const assistant = createClient(AssistantService, transport);
    const passages = conversation(...lines.slice(0, 1_000).map(lineOf));
    const measure = (call: () => Promise<unknown>): Promise<CallCost> => costOf(service, runs, call);
    const idleBytes = service.memoryBytes();
    return {
      runs,
      longSummary: await measure(() => collect(assistant.summarize({ passages }))),
      shortSummary: await measure(() => collect(assistant.summarize({ passages: passages.slice(0, 100) }))),
      firstText: await measure(() => firstText(assistant, passages.slice(0, 100))),
      replies: await measure(() => replies(assistant, passages, lines)),
      idleBytes,
      usedBytes: service.memoryBytes(),
    };
  } finally {
    transport.close();
  }
}

async function costOf(service: BuiltService, runs: number, call: () => Promise<unknown>): Promise<CallCost> {
  await call();
  const before = service.cpuMs();
  const times: number[] = [];
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    await call();
    times.push(performance.now() - start);
  }
  const ms = times.sort((a, b) => a - b)[Math.floor(runs / 2)]!;
  return { ms, cpuMs: (service.cpuMs() - before) / runs };
}

function lineOf({ text }: LabelledMessage, n: number): [author: string, text: string, extras: Extras] {
  const extras = { reactions: n % 17 === 0 ? 3 : 0, namesReader: n % 40 === 0, ...(n % 5 === 4 && { replyTo: n - 1 }) };
  return [`Person ${n % 12}`, text, extras];
}

/** Until the first response of a conversation's first answer. */
async function firstText(assistant: Assistant, passages: Passage[]): Promise<void> {
  const value = { text: 'What is wrong with the upload?', passages };
  const up = (async function* () {
    yield { turn: { case: 'question' as const, value } };
  })();
  for await (const _ of assistant.converse(up)) return;
}

function replies(assistant: Assistant, passages: Passage[], lines: readonly LabelledMessage[]): Promise<unknown> {
  const examples = lines.slice(0, 200).map(({ text }, n) => ({ text, reply: `sounds good ${n % 9}` }));
  return assistant.suggestReplies({ passages: passages.slice(0, 20), examples });
}
