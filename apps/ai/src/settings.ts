import { address, addressList, logLevel, wholeNumber } from '@prosa/service/setting-types';
import { SettingsError } from '@prosa/service/settings';
import { tlsSettings } from '@prosa/service/tls-settings';
import { z } from 'zod';
import type { EngineSettings } from './engines/engine-settings.ts';

/** The settings of the ai service; docs/settings.md describes them. */
export const aiSettings = z.object({
  /** Where to serve gRPC: `host:port`. */
  AI_LISTEN: address.default('127.0.0.1:7302'),
  /** How gateways and persistence prove who they are, and ai to them; none: plaintext. */
  ...tlsSettings,
  /** Where models are kept; without it in memory only. */
  PERSISTENCE_ADDRESSES: addressList.optional(),
  /** How much is logged. */
  PROSA_LOG_LEVEL: logLevel.default('info'),
  /** What makes text; `builtin` alone sends nothing anywhere and needs no model. */
  AI_ENGINE: z.enum(['builtin', 'openai', 'gguf'], { error: 'must be builtin, openai or gguf' }).default('builtin'),
  /** Base address of a server that speaks OpenAI's protocol. */
  AI_OPENAI_URL: z
    .string()
    .refine((url) => /^https?:\/\//.test(url) && URL.canParse(url), 'must be https://host/v1 or http://host:port/v1')
    .optional(),
  /** The model that it is asked for. */
  AI_OPENAI_MODEL: z.string().max(200, 'must have at most 200 characters').optional(),
  /** Its key, when it needs one. */
  AI_OPENAI_KEY: z.string().optional(),
  /** A model on this machine. */
  AI_GGUF_FILE: z.string().optional(),
  /** Where the program that runs it was installed. */
  AI_GGUF_RUNTIME: z.string().default('apps/ai/gguf'),
  /** How long a model may take to its first token, in milliseconds. */
  AI_FIRST_TOKEN_MS: wholeNumber(100, 600_000).default(20_000),
  /** From one token to the next. */
  AI_NEXT_TOKEN_MS: wholeNumber(100, 600_000).default(10_000),
  /** Characters of messages that go to a model at once. */
  AI_MAX_INPUT_CHARACTERS: wholeNumber(1_000, 1_000_000).default(16_000),
  /** Tokens that come from it. */
  AI_MAX_OUTPUT_TOKENS: wholeNumber(50, 10_000).default(500),
});

/** The settings as they were read. */
export type AiSettings = z.output<typeof aiSettings>;

/** Which engine writes, and how. Throws SettingsError when what it needs is not set. */
export function engineSettings(read: AiSettings): EngineSettings {
  const { AI_ENGINE, AI_OPENAI_URL, AI_OPENAI_MODEL, AI_OPENAI_KEY, AI_GGUF_FILE, AI_GGUF_RUNTIME } = read;
  const written = {
    deadlines: { firstMs: read.AI_FIRST_TOKEN_MS, nextMs: read.AI_NEXT_TOKEN_MS },
    limits: { maxInputCharacters: read.AI_MAX_INPUT_CHARACTERS, maxOutputTokens: read.AI_MAX_OUTPUT_TOKENS },
  };
  if (AI_ENGINE === 'openai') {
    requireWith(AI_ENGINE, { AI_OPENAI_URL, AI_OPENAI_MODEL });
    const server = { url: AI_OPENAI_URL ?? '', model: AI_OPENAI_MODEL ?? '', key: AI_OPENAI_KEY };
    return { engine: AI_ENGINE, server, ...written };
  }
  if (AI_ENGINE === 'gguf') {
    requireWith(AI_ENGINE, { AI_GGUF_FILE });
    return { engine: AI_ENGINE, file: AI_GGUF_FILE ?? '', runtime: AI_GGUF_RUNTIME, ...written };
  }
  return { engine: AI_ENGINE };
}

function requireWith(engine: string, needed: Record<string, string | undefined>): void {
  const missing = Object.keys(needed).filter((name) => needed[name] === undefined);
  if (missing.length > 0) throw new SettingsError(missing.map((name) => `${name}: is needed with AI_ENGINE=${engine}`));
}
