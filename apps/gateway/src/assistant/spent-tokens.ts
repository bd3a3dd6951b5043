import type { Client } from '@connectrpc/connect';
import type { AssistantService } from '@prosa/proto/persistence';
import type { Logger } from 'pino';

/** Makes what counts the tokens of language models. Best effort: an answer is not taken back because it could not be counted. */
export function spentTokens(
  persistence: Client<typeof AssistantService>,
  logger: Logger,
): (accountId: string, tokens: number) => void {
  return (accountId, tokens) => {
    if (tokens <= 0) return;
    persistence.recordTokens({ accountId, tokens }).catch((error: unknown) => {
      logger.warn({ err: error, userId: accountId, tokens }, 'tokens were not counted');
    });
  };
}
