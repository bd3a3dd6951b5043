import type { Client } from '@connectrpc/connect';
import type { AssistantService } from '@prosa/proto/persistence';
import type { Conversations } from './conversations.ts';
import type { EngineBoard } from './engine-board.ts';

/** What answers are made with. */
export interface AssistantBackend {
  readonly persistence: Client<typeof AssistantService>;
  readonly engines: EngineBoard;
  readonly conversations: Conversations;
  /** Counts the tokens of a language model, some time; whether that works is not the reader's concern. */
  spent(userId: string, tokens: number): void;
}
