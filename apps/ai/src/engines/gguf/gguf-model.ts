import { SettingsError } from '@prosa/service';
import { open } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { basename } from 'node:path';
import type { Tally } from '../engine.ts';
import type { LanguageModel, Prompt } from '../written/language-model.ts';
import { loadLlamaRuntime, type Llama, type LlamaRuntime, type LlamaSequence } from './llama-runtime.ts';
import { PieceQueue } from './piece-queue.ts';

/** The context is never larger, in tokens: memory grows with it. */
const maxContextTokens = 16_384;
/** One core is left to the rest: threads of llama.cpp wait for each other by spinning. */
const threads = Math.max(1, availableParallelism() - 1);

/** A model file in this process. Nothing leaves the machine, and nothing is fetched. */
export class GgufModel implements LanguageModel {
  readonly name = 'gguf';
  readonly model: string;
  readonly address = '';
  // One text at a time: a second one would halve the speed of both.
  readonly atOnce = 1;
  readonly #runtime: LlamaRuntime;
  readonly #llama: Llama;
  readonly #sequence: LlamaSequence;
  #writing: Promise<unknown> = Promise.resolve();

  private constructor(model: string, runtime: LlamaRuntime, llama: Llama, sequence: LlamaSequence) {
    this.model = model;
    this.#runtime = runtime;
    this.#llama = llama;
    this.#sequence = sequence;
  }

  /** Loads the file. Throws SettingsError when there is none or it is no model. */
  static async open(file: string, runtimeFolder: string): Promise<GgufModel> {
    await checkHeader(file);
    const runtime = await loadLlamaRuntime(runtimeFolder);
    const llama = await openLlama(runtime);
    try {
      const model = await llama.loadModel({ modelPath: file });
      const contextSize = { max: Math.min(maxContextTokens, model.trainContextSize) };
      const context = await model.createContext({ contextSize, sequences: 1, threads });
      return new GgufModel(basename(file), runtime, llama, context.getSequence());
    } catch (reason) {
      await llama.dispose();
      throw new SettingsError([`AI_GGUF_FILE: is no model that can be run (${String(reason)})`]);
    }
  }

  async *write(prompt: Prompt, tally: Tally, signal: AbortSignal): AsyncGenerator<string> {
    // What was stopped may still be at its last token.
    await this.#writing;
    signal.throwIfAborted();
    await this.#sequence.clearHistory();
    const session = new this.#runtime.LlamaChatSession({
      contextSequence: this.#sequence,
      systemPrompt: prompt.instructions,
    });
    const before = this.#tokens();
    const pieces = new PieceQueue();
    this.#writing = session
      .prompt(prompt.data, {
        maxTokens: prompt.maxTokens,
        temperature: 0.1,
        signal,
        stopOnAbortSignal: false,
        onTextChunk: (text) => pieces.add(text),
      })
      .then(
        () => pieces.end(),
        (reason: unknown) => pieces.fail(reason),
      )
      .finally(() => {
        tally.tokens += this.#tokens() - before;
        session.dispose({ disposeSequence: false });
      });
    yield* pieces;
    await this.#writing;
  }

  async close(): Promise<void> {
    await this.#writing;
    await this.#llama.dispose();
  }

  #tokens(): number {
    const { usedInputTokens, usedOutputTokens } = this.#sequence.tokenMeter;
    return usedInputTokens + usedOutputTokens;
  }
}

/** The runtime waits long for a file that only looks like a model: its first words are looked at before. */
async function checkHeader(path: string): Promise<void> {
  const header = Buffer.alloc(8);
  try {
    await using file = await open(path);
    await file.read(header, 0, header.length, 0);
  } catch {
    throw new SettingsError(['AI_GGUF_FILE: there is no such file, or it may not be read']);
  }
  const version = header.readUInt32LE(4);
  if (header.toString('latin1', 0, 4) !== 'GGUF' || version < 2 || version > 3) {
    throw new SettingsError(['AI_GGUF_FILE: is no GGUF file of version 2 or 3']);
  }
}

async function openLlama(runtime: LlamaRuntime): Promise<Llama> {
  const options = { build: 'never', skipDownload: true, progressLogs: false, logLevel: 'disabled' } as const;
  try {
    return await runtime.getLlama({ gpu: 'auto', ...options });
  } catch (reason) {
    throw new SettingsError([`AI_GGUF_RUNTIME: node-llama-cpp does not run on this machine (${String(reason)})`]);
  }
}
