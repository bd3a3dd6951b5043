import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { requestIdHeader } from '@prosa/service';
import { answerJson } from './answer.ts';
import { isSecureAtProxy } from './client-address.ts';
import type { Edge } from './edge.ts';
import { partHeaders, webHeaders } from './security-headers.ts';
import { inCoding } from './web-app.ts';
import type { WebApp, WebFile } from './web-app.ts';

/**
 * Serves the web app: files by their path, and its page for every navigation that is no file, so that links into
 * the app work. A missing file is a 404, not the page.
 */
export function webHandler(app: WebApp | undefined, trustProxy: boolean) {
  return (edge: Edge, response: ServerResponse, path: string): void => {
    const { request, requestId } = edge;
    response.setHeader(requestIdHeader, requestId);
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('allow', 'GET, HEAD');
      answerJson(response, requestId, 405, { code: 'unimplemented', message: 'only GET and HEAD are served here' });
      return;
    }
    const name = decoded(path);
    const file = name === undefined || name === '/index.html' ? undefined : app?.get(name);
    // Our own TLS stands beside plain HTTP on another port, and HSTS would take that away: it counts for all ports of a host.
    const secure = isSecureAtProxy(request, trustProxy);
    if (app !== undefined && file !== undefined) void sendFile(request, response, file, secure);
    else if (app !== undefined && name !== undefined && isPage(request, name)) sendPage(request, response, app, secure);
    else answerJson(response, requestId, 404, { code: 'not_found', message: 'there is nothing at this address' });
  };
}

/** A browser that goes to an address of the app, and not one that misses a file. */
function isPage(request: IncomingMessage, path: string): boolean {
  if (path === '/' || path === '/index.html') return true;
  if (/\.[\w-]+$/.test(path)) return false;
  const mode = request.headers['sec-fetch-mode'];
  return mode === undefined ? (request.headers.accept ?? '').includes('text/html') : mode === 'navigate';
}

/** A file with a name of its content that a page is made of; a worker, which has rights of its own, has a lasting name. */
function isPart({ immutable, type }: WebFile): boolean {
  return immutable && /^(text\/(javascript|css)|font\/)/.test(type);
}

async function sendFile(
  request: IncomingMessage,
  response: ServerResponse,
  file: WebFile,
  secure: boolean,
): Promise<void> {
  for (const [name, value] of isPart(file) ? partHeaders({ secure }) : webHeaders({ secure })) {
    response.setHeader(name, value);
  }
  response.setHeader('cache-control', file.immutable ? 'public, max-age=31536000, immutable' : 'no-cache');
  response.setHeader('etag', file.etag);
  response.setHeader('vary', 'accept-encoding');
  const known = request.headers['if-none-match'];
  if (known?.split(',').some((tag) => tag.trim().replace(/^W\//, '') === file.etag) || known === '*') {
    response.writeHead(304).end();
    return;
  }
  const { coding, bytes } = await inCoding(file, String(request.headers['accept-encoding'] ?? ''));
  if (coding !== 'identity') response.setHeader('content-encoding', coding);
  response.writeHead(200, { 'content-type': file.type, 'content-length': bytes.length });
  response.end(request.method === 'HEAD' ? undefined : bytes);
}

function sendPage(request: IncomingMessage, response: ServerResponse, app: WebApp, secure: boolean): void {
  const nonce = randomBytes(16).toString('base64');
  for (const [name, value] of webHeaders({ secure, nonce })) response.setHeader(name, value);
  const page = app.page(nonce);
  response.writeHead(200, {
    'content-type': 'text/html; charset=utf-8',
    'content-length': page.length,
    'cache-control': 'no-cache',
  });
  response.end(request.method === 'HEAD' ? undefined : page);
}

function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}
