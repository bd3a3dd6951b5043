import type { IncomingMessage, ServerResponse } from 'node:http';
import { Code } from '@connectrpc/connect';
import type { ConnectError } from '@connectrpc/connect';
import { failure, requestIdHeader } from '@prosa/service';
import { answerError } from './answer.ts';
import type { ConnectHandler } from './connect-handler.ts';
import { edgeError } from './edge-error.ts';
import { requestIdOf } from './edge.ts';
import type { Edge } from './edge.ts';

/** Answers one request. Never throws. */
export type Handler = (edge: Edge, response: ServerResponse, path: string) => void;

/** Who answers what. */
export interface Routes {
  /** Calls with a path of their own, tried first; only POST reaches them. */
  readonly posts: ReadonlyMap<string, Handler>;
  readonly connect: ConnectHandler;
  /** GET at exactly this path. */
  readonly gets: ReadonlyMap<string, Handler>;
  /** POST /import/… */
  readonly import: Handler;
  /** Anything below /files/ */
  readonly files: Handler;
  /** Everything else: the web app. */
  readonly web: Handler;
}

const RPC_PATH = /^\/prosa\.[\w.]+\/\w*$/;
const NO_HOST = 'a request needs a host';

/** Sends each request to its handler. Nothing that a client sends makes it throw. */
export function routeTo(routes: Routes): (request: IncomingMessage, response: ServerResponse) => void {
  return (request, response) => {
    const url = request.url ?? '/';
    const query = url.indexOf('?');
    const path = query < 0 ? url : url.slice(0, query);
    const edge: Edge = { requestId: requestIdOf(request), request };
    const fast = request.method === 'POST' ? routes.posts.get(path) : undefined;
    if (!path.startsWith('/') || !URL.canParse(path, `http://${request.headers.host ?? ''}`)) {
      refuse(response, edge, failure('INVALID_ARGUMENT', Code.InvalidArgument, NO_HOST));
    } else if (fast !== undefined) {
      fast(edge, response, path);
    } else {
      other(routes, edge, response, path);
    }
  };
}

function other(routes: Routes, edge: Edge, response: ServerResponse, path: string): void {
  const { request, requestId } = edge;
  if (routes.connect.has(path)) {
    routes.connect.handle(path, edge, response);
  } else if (routes.posts.has(path)) {
    response.writeHead(405, { allow: 'POST', [requestIdHeader]: requestId, 'content-length': 0 }).end();
  } else if (RPC_PATH.test(path)) {
    refuse(response, edge, failure('NOT_IMPLEMENTED', Code.Unimplemented, `there is no call ${path}`), 404);
  } else if (path.startsWith('/import/')) {
    routes.import(edge, response, path);
  } else if (path.startsWith('/files/')) {
    routes.files(edge, response, path);
  } else {
    const get = request.method === 'GET' || request.method === 'HEAD' ? routes.gets.get(path) : undefined;
    (get ?? routes.web)(edge, response, path);
  }
}

function refuse(response: ServerResponse, { requestId }: Edge, error: ConnectError, status?: number): void {
  answerError(response, requestId, edgeError(error, requestId), { status });
}
