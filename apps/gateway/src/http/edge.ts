import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { createContextKey } from '@connectrpc/connect';

/** What the HTTP edge knows of a request beside its message. */
export interface Edge {
  /** Made here or the trace id of `traceparent`; travels through every service and stands in every log line. */
  readonly requestId: string;
  readonly request: IncomingMessage;
  /** The caller's credential was checked and a token of their rate was taken already. */
  readonly admitted?: boolean;
}

/** The edge of the call at hand. */
export const edgeKey = createContextKey<Edge | undefined>(undefined, { description: 'edge' });

const TRACEPARENT = /^[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}/;
const NO_TRACE = '0'.repeat(32);

/** The id of a request: the trace id where one is given (W3C Trace Context), else a new UUID. */
export function requestIdOf(request: IncomingMessage): string {
  const header = request.headers.traceparent;
  if (typeof header !== 'string') return randomUUID();
  const traceId = TRACEPARENT.exec(header)?.[1];
  return traceId === undefined || traceId === NO_TRACE ? randomUUID() : traceId;
}
