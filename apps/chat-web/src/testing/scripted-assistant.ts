import type { MessageInitShape } from '@bufbuild/protobuf';
import type { ConnectRouter, HandlerContext } from '@connectrpc/connect';
import {
  AssistantService,
  EngineState,
  type AskRequest,
  type AskResponseSchema,
  type SummarizeRequest,
  type SummarizeResponseSchema,
} from '@prosa/proto/chat';

type Part = MessageInitShape<typeof SummarizeResponseSchema>;

/** What comes of a call: pieces, and promises of pieces for what a test lets go on later. */
export type Script = readonly (Part | Promise<Part>)[];

/** The assistant of the scripted server: it says what it was told to say. */
export class ScriptedAssistant {
  enabled = true;
  /** What comes of `summarize`, by room. Throws: the call fails so. */
  summary: (request: SummarizeRequest) => Script = () => [];
  /** What comes of `ask`. */
  reply: (request: AskRequest) => Script = () => [];
  /** What comes of `suggestReplies`. */
  suggestions: readonly string[] = [];
  /** Ids of the messages that it was asked to suggest answers to. */
  readonly suggestedFor: string[] = [];
  readonly asked: AskRequest[] = [];
  readonly summarized: SummarizeRequest[] = [];
  /** Ids of the answers that were stopped. */
  readonly stopped: string[] = [];
  /** How many streams the client left before their end. */
  left = 0;
  private readonly answer: <T>(name: string, act: () => T) => Promise<T>;

  constructor(answer: <T>(name: string, act: () => T) => Promise<T>) {
    this.answer = answer;
  }

  route(router: ConnectRouter): void {
    const { answer } = this;
    router.service(AssistantService, {
      getAssistant: () =>
        answer('getAssistant', () => ({
          enabled: this.enabled,
          available: true,
          engines: [{ name: 'builtin', state: EngineState.READY }],
          assistantUserId: 'prosa',
          requestsLeft: 100,
        })),
      updateAssistant: ({ enabled }) =>
        answer('updateAssistant', () => {
          this.enabled = enabled;
          return { enabled };
        }),
      setRoomAssistant: () => answer('setRoomAssistant', () => ({})),
      stopAnswer: ({ messageId }) =>
        answer('stopAnswer', () => {
          this.stopped.push(messageId);
          return {};
        }),
      suggestReplies: ({ messageId }) => {
        this.suggestedFor.push(messageId);
        return answer('suggestReplies', () => ({ suggestions: [...this.suggestions], engine: 'builtin' }));
      },
      summarize: (request, context) => {
        this.summarized.push(request);
        return this.play('summarize', () => this.summary(request), context);
      },
      ask: (request, context) => {
        this.asked.push(request);
        return this.play('ask', () => this.reply(request), context) as AsyncIterable<
          MessageInitShape<typeof AskResponseSchema>
        >;
      },
    });
  }

  private async *play(name: string, script: () => Script, { signal }: HandlerContext): AsyncGenerator<Part> {
    const parts = await this.answer(name, script);
    const left = new Promise<undefined>((resolve) => signal.addEventListener('abort', () => resolve(undefined)));
    for (const part of parts) {
      const next = await Promise.race([part, left]);
      if (!next) return void (this.left += 1);
      yield next;
    }
  }
}
