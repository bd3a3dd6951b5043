import type { Interceptor, UnaryRequest, UnaryResponse } from '@connectrpc/connect';
import { type ListMessagesRequest, type ListMessagesResponse, MessageService } from '@prosa/proto/persistence';
import type { DatabaseServers } from './database-servers.ts';
import { databaseReadOnly, databaseUnavailable } from './failures.ts';
import { answeredByStandby, answeredWithoutDatabase } from './read-only-calls.ts';
import { cutToKnown, holdAgainst, type KnownTops } from './standby-answers.ts';

/**
 * While no server takes writes: refuses at once what a standby may not answer (READ_ONLY), and holds its answers against what is known
 * of the logs. What was begun on one server and ended on another, or on a standby that leads by now, is refused, too
 * (DATABASE_UNAVAILABLE): others may have gone on from there.
 */
export function standbyGuard(servers: DatabaseServers, known: KnownTops): Interceptor {
  return (next) => async (request) => {
    const { method } = request;
    if (answeredWithoutDatabase.has(method)) return next(request);
    if (!answeredByStandby.has(method)) {
      if (servers.readOnly) throw databaseReadOnly();
      return next(request);
    }
    const { generation } = servers;
    const response = await next(request);
    if (servers.generation !== generation) throw databaseUnavailable(new Error('another server answers now'));
    if (!servers.readOnly || request.stream || response.stream) return response;
    check(request, response, known);
    if (!(await servers.follows())) throw databaseUnavailable(new Error('the standby leads now'));
    return response;
  };
}

function check(request: UnaryRequest, response: UnaryResponse, known: KnownTops): void {
  if (request.method === MessageService.method.listMessages) {
    const { request: asked } = request.message as ListMessagesRequest;
    const answer = response.message as ListMessagesResponse;
    const after = asked?.position.case === 'afterSeq' ? asked.position.value : undefined;
    if (asked && answer.response) cutToKnown(answer.response, known(asked.roomId.toLowerCase()), after);
  }
  holdAgainst(response.method.output, response.message, known);
}
