import type { ExamplesTarget, ImportExamplesRequest } from '@prosa/proto/persistence';
import { Code } from '@connectrpc/connect';
import { failure } from '@prosa/service';
import { invalidArgument, nulDescription } from '../database/invalid-argument.ts';
import { inTransaction } from '../database/transaction.ts';
import { Turns } from '../turns.ts';
import type { Workspace } from '../workspace.ts';
import { lockModelOfModerator, readModel, requireModerator } from './model-access.ts';
import { modelLimitReached } from './model-failures.ts';
import { type NewExample, type PutExamples, putExamples } from './put-examples.ts';

const maxLines = 100_000;
const maxUnits = 50 << 20;

/** One file at a time is held in memory. */
const turns = new Turns({ atOnce: 1, waiting: 4, refusal: 'other files are coming in', retryAfterMs: 5_000 });

/**
 * Adds the examples of a file, all or none: they are collected, and stored in one transaction when the last has come. A stream that is
 * cut adds nothing. Throws PERMISSION_DENIED, MODEL_NOT_FOUND, MODEL_LIMIT_REACHED, REQUEST_TOO_LARGE, OVERLOADED, INVALID_ARGUMENT
 * (`lines[17].label`).
 */
export async function importExamples(
  workspace: Workspace,
  requests: AsyncIterable<ImportExamplesRequest>,
  signal: AbortSignal,
): Promise<PutExamples> {
  return turns.take(async () => {
    const collected = new Collected(workspace);
    for await (const { part } of requests) {
      if (part.case === 'target') await collected.begin(part.value);
      else for (const line of part.value?.lines ?? []) collected.add(line);
    }
    signal.throwIfAborted();
    return collected.store();
  }, signal);
}

class Collected {
  readonly #workspace: Workspace;
  readonly #examples: NewExample[] = [];
  #target: { actorId: string; modelId: string; labels: ReadonlySet<string> } | undefined;
  #units = 0;

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
  }

  /** Whether the actor may, before anything is collected; it is looked at again when all is stored. */
  async begin({ actorId, modelId }: ExamplesTarget): Promise<void> {
    if (this.#target) throw invalidArgument('target', 'comes once');
    const { db } = this.#workspace;
    await requireModerator(db, actorId);
    const { id, labels } = await readModel(db, modelId);
    this.#target = { actorId: actorId.toLowerCase(), modelId: id, labels: new Set(labels) };
  }

  add({ line, text, label }: { line: number; text: string; label: string }): void {
    if (!this.#target) throw invalidArgument('target', 'must come first');
    if (text.includes('\0')) throw invalidArgument(`lines[${line}].text`, nulDescription);
    if (!this.#target.labels.has(label)) throw invalidArgument(`lines[${line}].label`, 'is no label of the model');
    if (this.#examples.length >= maxLines) throw modelLimitReached('examples', maxLines);
    this.#units += text.length;
    if (this.#units > maxUnits) throw failure('REQUEST_TOO_LARGE', Code.ResourceExhausted, 'the file is too large');
    this.#examples.push({ text, label });
  }

  store(): Promise<PutExamples> {
    const target = this.#target;
    if (!target) throw invalidArgument('target', 'must come first');
    return inTransaction(this.#workspace.db, async (trx) => {
      const model = await lockModelOfModerator(trx, target.modelId, target.actorId);
      const gone = this.#examples.find(({ label }) => !model.labels.includes(label));
      if (gone) throw invalidArgument('lines', `${JSON.stringify(gone.label)} is no label of the model any more`);
      return putExamples(trx, model, this.#examples, target.actorId);
    });
  }
}
