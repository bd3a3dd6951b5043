import OpenAI from 'openai';
import type { Tally } from '../engine.ts';
import type { LanguageModel, Prompt } from '../written/language-model.ts';

/** A server that speaks OpenAI's protocol: OpenAI itself, Ollama, vLLM, llama.cpp, LM Studio … */
export interface OpenAiServer {
  /** Base address, such as `http://127.0.0.1:11434/v1`. */
  readonly url: string;
  readonly model: string;
  /** Not set: none is sent. */
  readonly key: string | undefined;
}

/** Answers that one server makes at the same time for this process. */
const atOnce = 8;

/** A model behind an HTTP server, by `POST chat/completions` with a stream of server-sent events. */
export class OpenAiModel implements LanguageModel {
  readonly name = 'openai';
  readonly model: string;
  readonly address: string;
  readonly atOnce = atOnce;
  readonly #client: OpenAI;

  constructor({ url, model, key }: OpenAiServer) {
    this.model = model;
    this.address = hostAndPort(new URL(url));
    this.#client = new OpenAI({
      baseURL: url,
      // The client insists on a key; servers that need none take any.
      apiKey: key ?? 'none',
      // Nothing is taken from the environment, and a failure is dealt with here.
      organization: null,
      project: null,
      adminAPIKey: null,
      webhookSecret: null,
      logLevel: 'off',
      maxRetries: 0,
      // Text goes to the address that was set and to no other that it names.
      fetchOptions: { redirect: 'error' },
    });
  }

  async *write({ instructions, data, maxTokens }: Prompt, tally: Tally, signal: AbortSignal): AsyncGenerator<string> {
    const stream = await this.#client.chat.completions.create(
      {
        model: this.model,
        messages: [
          { role: 'system', content: instructions },
          { role: 'user', content: data },
        ],
        max_tokens: maxTokens,
        temperature: 0.1,
        stream: true,
        stream_options: { include_usage: true },
      },
      { signal },
    );
    let finished = false;
    for await (const { choices, usage } of stream) {
      if (usage) tally.tokens += usage.total_tokens;
      const [choice] = choices ?? [];
      const text = choice?.delta?.content;
      if (typeof text === 'string' && text !== '') yield text;
      finished ||= Boolean(choice?.finish_reason);
    }
    if (!finished) throw new Error('the answer was cut off');
  }

  async close(): Promise<void> {
    // Connections end with the calls that use them.
  }
}

function hostAndPort({ hostname, port, protocol }: URL): string {
  return `${hostname}:${port || (protocol === 'https:' ? '443' : '80')}`;
}
