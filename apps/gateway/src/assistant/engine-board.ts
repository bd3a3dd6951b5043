import type { Client } from '@connectrpc/connect';
import type { AssistantService, Engine } from '@prosa/proto/ai';
import { aiUnavailable } from './ai-failures.ts';

/** So long what was heard is believed. */
const FRESH_MS = 3_000;
const TIMEOUT_MS = 2_000;

/** Knows, from a few seconds ago at most, whether the ai service answers and with what. */
export class EngineBoard {
  readonly #ai: Client<typeof AssistantService> | undefined;
  #looked = -Infinity;
  #looking: Promise<readonly Engine[] | undefined> | undefined;

  /** @param ai undefined: there is none in this installation */
  constructor(ai: Client<typeof AssistantService> | undefined) {
    this.#ai = ai;
  }

  /** The engines in the order in which they are asked; undefined: nobody answers. */
  engines(): Promise<readonly Engine[] | undefined> {
    const now = performance.now();
    if (this.#looking === undefined || now - this.#looked > FRESH_MS) {
      this.#looked = now;
      this.#looking = this.#look();
    }
    return this.#looking;
  }

  /** The ai service, which answers. Throws AI_UNAVAILABLE. */
  async require(): Promise<Client<typeof AssistantService>> {
    if (this.#ai === undefined || (await this.engines()) === undefined) throw aiUnavailable();
    return this.#ai;
  }

  async #look(): Promise<readonly Engine[] | undefined> {
    try {
      const answer = await this.#ai?.getEngines({}, { timeoutMs: TIMEOUT_MS });
      return answer?.engines;
    } catch {
      return undefined;
    }
  }
}
