/** A real HTTP server that speaks as much of OpenAI's protocol as the service uses, and misbehaves on demand. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What was asked. */
export interface Asked {
  readonly model: string;
  readonly messages: readonly { role: string; content: string }[];
  readonly max_tokens: number;
  /** The header. */
  readonly authorization: string | undefined;
}

/** Writes the answer to one request. */
export type Answering = (answer: Answer, asked: Asked) => Promise<void> | void;

/** The answer that is being written. */
export class Answer {
  readonly response: ServerResponse;

  constructor(response: ServerResponse) {
    this.response = response;
  }

  /** Streams text in pieces of some characters and ends well. */
  text(text: string): void {
    this.pieces(text);
    this.finish();
  }

  /** Streams text and leaves the stream open. */
  pieces(text: string): void {
    for (const content of text.match(/[\s\S]{1,7}/g) ?? []) this.event({ choices: [{ index: 0, delta: { content } }] });
  }

  /** One event. */
  event(data: object): void {
    if (!this.response.headersSent) this.response.writeHead(200, { 'content-type': 'text/event-stream' });
    this.response.write(`data: ${JSON.stringify(data)}\n\n`);
  }

  /** Says that the text is whole, what it cost, and ends. */
  finish(): void {
    this.event({ choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] });
    this.event({ choices: [], usage: { prompt_tokens: 90, completion_tokens: 10, total_tokens: 100 } });
    this.response.end('data: [DONE]\n\n');
  }

  /** Refuses. */
  refuse(status: number): void {
    this.response.writeHead(status, { 'content-type': 'application/json' });
    this.response.end(JSON.stringify({ error: { message: 'no', type: 'error' } }));
  }
}

/** The server; set `answering` to what the next requests get. */
export class OpenAiServer {
  readonly asked: Asked[] = [];
  answering: Answering = (answer) => answer.refuse(500);
  readonly #server: Server;

  private constructor() {
    this.#server = createServer((request, response) => void this.#serve(request, response));
  }

  static async start(): Promise<OpenAiServer> {
    const server = new OpenAiServer();
    server.#server.listen(0, '127.0.0.1');
    await once(server.#server, 'listening');
    return server;
  }

  /** `127.0.0.1:port` */
  get address(): string {
    return `127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** What `AI_OPENAI_URL` is to be. */
  get url(): string {
    return `http://${this.address}/v1`;
  }

  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    if (request.url !== '/v1/chat/completions') return void response.writeHead(404).end();
    const body = JSON.parse(Buffer.concat(chunks).toString()) as Omit<Asked, 'authorization'>;
    const asked = { ...body, authorization: request.headers.authorization };
    this.asked.push(asked);
    await this.answering(new Answer(response), asked);
  }
}
