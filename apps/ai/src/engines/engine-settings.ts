import type { OpenAiServer } from './openai/openai-model.ts';
import type { PromptLimits } from './written/prompts.ts';

/** How an engine that writes is used. */
export interface WrittenSettings {
  /** Milliseconds to the first token, and from one to the next. */
  readonly deadlines: { readonly firstMs: number; readonly nextMs: number };
  readonly limits: PromptLimits;
}

/** Which engine is asked first. */
export type EngineSettings =
  | { readonly engine: 'builtin' }
  | ({ readonly engine: 'openai'; readonly server: OpenAiServer } & WrittenSettings)
  | ({
      readonly engine: 'gguf';
      /** The model's file. */
      readonly file: string;
      /** The folder with the node_modules that hold what runs it. */
      readonly runtime: string;
    } & WrittenSettings);
