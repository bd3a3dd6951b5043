import {
  AccountService,
  EventService,
  MessageService,
  PinService,
  PollService,
  ReadService,
  RoomService,
  ThreadService,
} from '@prosa/proto/chat';
import type { DescService } from '@bufbuild/protobuf';
import { type Client, createClient, type Interceptor } from '@connectrpc/connect';
import { createConnectTransport } from '@connectrpc/connect-node';
import { randomUUID } from 'node:crypto';
import { Agent } from 'node:http';

/** A program that talks to a gateway as some person: the chat contract over HTTP/1.1. */
export interface Program {
  readonly userId: string;
  /** Access token; lasts until it is revoked. */
  readonly token: string;
  readonly gatewayUrl: string;
  readonly accounts: Client<typeof AccountService>;
  readonly rooms: Client<typeof RoomService>;
  readonly messages: Client<typeof MessageService>;
  readonly pins: Client<typeof PinService>;
  readonly threads: Client<typeof ThreadService>;
  readonly reading: Client<typeof ReadService>;
  readonly polls: Client<typeof PollService>;
  readonly events: Client<typeof EventService>;
  /** A client of any other service. */
  service<S extends DescService>(service: S): Client<S>;
  /** Drops its connections, open streams too. */
  close(): void;
}

/** Who signs up; made up where not given. */
export interface SignUpOptions {
  readonly displayName?: string;
  readonly email?: string;
  readonly password?: string;
  /** Where only the invited may. */
  readonly inviteToken?: string;
}

/** Makes an account with an access token and connects as it. */
export async function signUp(gatewayUrl: string, options: SignUpOptions = {}): Promise<Program> {
  const name = randomUUID().slice(0, 8);
  const connection = connect(gatewayUrl, {});
  try {
    const accounts = createClient(AccountService, connection.transport);
    let cookie = '';
    const { user } = await accounts.signUp(
      {
        email: options.email ?? `${name}@example.org`,
        password: options.password ?? 'correct horse battery',
        displayName: options.displayName ?? `Person ${name}`,
        inviteToken: options.inviteToken,
      },
      { onHeader: (headers) => (cookie = headers.getSetCookie().map(withoutAttributes).join('; ')) },
    );
    const { token } = await accounts.createAccessToken({ name: 'test' }, { headers: { cookie } });
    return connectProgram(gatewayUrl, { token, userId: user?.id ?? '' });
  } finally {
    connection.close();
  }
}

/** Connects as somebody whose token is known; costs nothing until the first call. */
export function connectProgram(gatewayUrl: string, { token, userId }: { token: string; userId: string }): Program {
  const { transport, close } = connect(gatewayUrl, { authorization: `Bearer ${token}` });
  return {
    userId,
    token,
    gatewayUrl,
    accounts: createClient(AccountService, transport),
    rooms: createClient(RoomService, transport),
    messages: createClient(MessageService, transport),
    pins: createClient(PinService, transport),
    threads: createClient(ThreadService, transport),
    reading: createClient(ReadService, transport),
    polls: createClient(PollService, transport),
    events: createClient(EventService, transport),
    service: (service) => createClient(service, transport),
    close,
  };
}

function connect(baseUrl: string, headers: Readonly<Record<string, string>>) {
  const agent = new Agent({ keepAlive: true, maxSockets: 64, scheduling: 'lifo' });
  const identify: Interceptor = (next) => (request) => {
    for (const [name, value] of Object.entries(headers)) request.header.set(name, value);
    return next(request);
  };
  const transport = createConnectTransport({
    baseUrl,
    httpVersion: '1.1',
    nodeOptions: { agent },
    interceptors: [identify],
  });
  return { transport, close: () => agent.destroy() };
}

function withoutAttributes(setCookie: string): string {
  return setCookie.split(';', 1)[0] ?? '';
}
