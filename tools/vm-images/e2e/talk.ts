/**
 * What somebody in a browser would do, run where the machines can be reached: node talk.ts send|read URL, with what the
 * other one needs on standard input or output as JSON. A certificate's authority comes by NODE_EXTRA_CA_CERTS.
 */
import { Code, ConnectError, createClient } from '@connectrpc/connect';
import { createConnectTransport } from '@connectrpc/connect-node';
import { AccountService, AssistantService, MessageService, RoomKind, RoomService } from '@prosa/proto/chat';
import { json } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { v7 as uuidv7 } from 'uuid';

/** What was said, and by whom. */
export interface Said {
  readonly email: string;
  readonly password: string;
  readonly roomId: string;
  readonly messageId: string;
  readonly text: string;
  /** Of a call that web-server, database-server and ai-server had a part in. */
  readonly requestId: string;
}

const [what, baseUrl = ''] = process.argv.slice(2);

/** What the gateway serves, for whoever holds the cookie. */
function clients(cookie: string) {
  const transport = createConnectTransport({
    baseUrl,
    httpVersion: '1.1',
    interceptors: [
      (next) => (request) => {
        if (cookie !== '') request.header.set('cookie', cookie);
        return next(request);
      },
    ],
  });
  return {
    accounts: createClient(AccountService, transport),
    rooms: createClient(RoomService, transport),
    messages: createClient(MessageService, transport),
    assistant: createClient(AssistantService, transport),
  };
}

async function send(): Promise<Said> {
  const email = `ana.${uuidv7()}@example.org`;
  const password = `${uuidv7()} and more`;
  let cookie = '';
  const onHeader = (headers: Headers): void => {
    cookie = cookieOf(headers);
  };
  await clients('').accounts.signUp({ email, password, displayName: 'Ana', workspaceName: 'Machines' }, { onHeader });
  const { rooms, messages, assistant } = clients(cookie);
  const roomId = (await rooms.createRoom({ name: `power ${uuidv7()}`, kind: RoomKind.PUBLIC })).room?.id ?? '';
  const text = `Bruno tests the new release on Friday before it goes out. ${uuidv7()}`;
  let messageId = '';
  for (const line of ['Shall we wait for the new disks?', 'We decided to order them on Monday.', text]) {
    const clientMessageId = uuidv7();
    const { message } = await again(() => messages.sendMessage({ clientMessageId, roomId, text: line }));
    messageId = message?.id ?? '';
  }
  let requestId = '';
  let summary = '';
  const onSummary = (headers: Headers): void => {
    requestId = headers.get('x-request-id') ?? '';
  };
  for await (const piece of assistant.summarize({ roomId, afterSeq: 1n }, { onHeader: onSummary }))
    summary += piece.textDelta;
  if (!summary.includes('Bruno')) throw new Error(`the assistant sums up: ${summary}`);
  return { email, password, roomId, messageId, text, requestId };
}

async function read({ email, password, roomId, messageId, text }: Said): Promise<void> {
  let cookie = '';
  const onHeader = (headers: Headers): void => {
    cookie = cookieOf(headers);
  };
  await again(() => clients('').accounts.signIn({ email, password }, { onHeader }));
  const { messages } = await again(() => clients(cookie).messages.listMessages({ roomId, limit: 10 }));
  const found = messages.filter(({ id }) => id === messageId).map((message) => message.text);
  if (found.length !== 1 || found[0] !== text)
    throw new Error(`the message is not there once: ${JSON.stringify(found)}`);
}

const worthAnother: readonly Code[] = [Code.Unavailable, Code.DeadlineExceeded, Code.Aborted];

/** As a browser does with what may be repeated, while nobody answers in time; a machine without KVM may take longer than a call may. */
async function again<T>(call: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await call();
    } catch (error) {
      if (!worthAnother.includes(ConnectError.from(error).code) || tries === 30) throw error;
      await wait(1_000);
    }
  }
}

function cookieOf(headers: Headers): string {
  return headers
    .getSetCookie()
    .map((line) => line.split(';', 1)[0] ?? '')
    .join('; ');
}

if (what === 'send') console.log(JSON.stringify(await send()));
else if (what === 'read') await read((await json(process.stdin)) as Said);
else throw new Error('usage: node talk.ts send|read URL');
