import type { MessageInitShape } from '@bufbuild/protobuf';
import type { ServiceImpl } from '@connectrpc/connect';
import { AssistantService, EngineState } from '@prosa/proto/ai';
import type { ConverseRequest, ConverseResponseSchema, Question } from '@prosa/proto/ai';
import { createLogger, grpcService, listenGrpc } from '@prosa/service';
import type { GrpcEndpoint } from '@prosa/service';

/** What comes down of an answer. */
export type Piece = MessageInitShape<typeof ConverseResponseSchema>;

/** How an ai service behaves. `signal` is aborted when a cancel comes. */
export type Script = (question: Question, signal: AbortSignal) => AsyncIterable<Piece> | Iterable<Piece>;

/** An ai service over real gRPC that does what a test says: slow, cut or malicious as the real one would not be. */
export class ScriptedAi implements AsyncDisposable {
  /** Questions that came, in order. */
  readonly questions: Question[] = [];
  /** Called for each conversation that begins. */
  onStream: () => void = () => undefined;
  script: Script = () => [{ done: true, made: { engine: 'builtin' } }];
  /** More calls than Converse and GetEngines. */
  more: Partial<ServiceImpl<typeof AssistantService>> = {};
  #endpoint: GrpcEndpoint | undefined;

  /** Starts one on a free port. */
  static async start(): Promise<ScriptedAi> {
    const ai = new ScriptedAi();
    const impl: Partial<ServiceImpl<typeof AssistantService>> = {
      getEngines: () => ({ engines: [{ name: 'builtin', state: EngineState.READY }] }),
      converse: (turns) => ai.#converse(turns),
      summarize: (request, context) => ai.#of('summarize')(request, context),
      suggestReplies: (request, context) => ai.#of('suggestReplies')(request, context),
    };
    const service = grpcService(AssistantService, impl);
    ai.#endpoint = await listenGrpc('127.0.0.1:0', [service], createLogger('ai', 'silent'));
    return ai;
  }

  /** `host:port` for AI_ADDRESS. */
  get address(): string {
    return `127.0.0.1:${this.#endpoint?.port ?? 0}`;
  }

  async *#converse(turns: AsyncIterable<ConverseRequest>): AsyncGenerator<Piece> {
    this.onStream();
    const waiting: Question[] = [];
    let cancel = new AbortController();
    let look: () => void = () => undefined;
    let ended = false;
    const read = async () => {
      try {
        for await (const { turn } of turns) {
          if (turn.case === 'question') {
            this.questions.push(turn.value);
            waiting.push(turn.value);
          } else {
            cancel.abort();
          }
          look();
        }
      } catch {
        // cut
      } finally {
        ended = true;
        look();
      }
    };
    void read();
    for (;;) {
      const question = waiting.shift();
      if (question === undefined) {
        if (ended) return;
        await new Promise<void>((resolve) => (look = resolve));
        continue;
      }
      cancel = new AbortController();
      yield* this.script(question, cancel.signal);
    }
  }

  #of<M extends 'summarize' | 'suggestReplies'>(name: M): ServiceImpl<typeof AssistantService>[M] {
    const found = this.more[name];
    if (found === undefined) throw new Error(`the test did not say how to ${name}`);
    return found;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#endpoint?.close();
  }
}
