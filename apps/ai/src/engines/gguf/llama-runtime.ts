import { SettingsError } from '@prosa/service';
import { access } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** As much of node-llama-cpp (https://node-llama-cpp.withcat.ai) as is used. */
export interface LlamaRuntime {
  getLlama(options: {
    gpu: 'auto' | false;
    build: 'never';
    skipDownload: true;
    progressLogs: false;
    logLevel: 'disabled';
  }): Promise<Llama>;
  LlamaChatSession: new (options: { contextSequence: LlamaSequence; systemPrompt: string }) => LlamaSession;
}

/** llama.cpp, loaded into this process. */
export interface Llama {
  loadModel(options: { modelPath: string }): Promise<LlamaModel>;
  dispose(): Promise<void>;
}

/** A model in memory. */
export interface LlamaModel {
  readonly trainContextSize: number;
  createContext(options: { contextSize: { max: number }; sequences: number; threads: number }): Promise<LlamaContext>;
}

/** What a model sees at once. */
export interface LlamaContext {
  getSequence(): LlamaSequence;
}

/** One text in a context. */
export interface LlamaSequence {
  readonly tokenMeter: { readonly usedInputTokens: number; readonly usedOutputTokens: number };
  clearHistory(): Promise<void>;
}

/** A text in turns. */
export interface LlamaSession {
  prompt(
    text: string,
    options: {
      maxTokens: number;
      temperature: number;
      signal: AbortSignal;
      stopOnAbortSignal: false;
      onTextChunk: (text: string) => void;
    },
  ): Promise<string>;
  dispose(options: { disposeSequence: false }): void;
}

/**
 * Loads node-llama-cpp from a folder in which it was installed (`npm run gguf:install`). It is no dependency: with its
 * binaries it is larger than all the rest. Throws SettingsError when it is not there or does not fit this machine.
 */
export async function loadLlamaRuntime(folder: string): Promise<LlamaRuntime> {
  const entry = resolve(folder, 'node_modules/node-llama-cpp/dist/index.js');
  try {
    await access(entry);
  } catch {
    throw new SettingsError(['AI_GGUF_RUNTIME: node-llama-cpp is not installed there; npm run gguf:install does it']);
  }
  return (await import(pathToFileURL(entry).href)) as LlamaRuntime;
}
