import { Code, type ConnectError } from '@connectrpc/connect';
import { failure } from '@prosa/service';

/**
 * The answer of every method as long as the service has no engine: UNIMPLEMENTED with reason AI_NOT_CONFIGURED.
 * Callers show it as "not set up here", not as a fault, and need not try again.
 */
export function notConfigured(): ConnectError {
  return failure('AI_NOT_CONFIGURED', Code.Unimplemented, 'this server has no ai engine');
}

/** Takes the first message of a stream, so that the rules of the contract are applied to it, and refuses. */
export async function refuseStream(messages: AsyncIterable<unknown>): Promise<never> {
  await messages[Symbol.asyncIterator]().next();
  throw notConfigured();
}
