import { type Client, createClient, type Interceptor } from '@connectrpc/connect';
import { createConnectTransport } from '@connectrpc/connect-node';
import {
  AccountService,
  FileService,
  MessageService,
  PinService,
  PollService,
  PresenceService,
  RoomService,
} from '@prosa/proto/chat';
import { createHash } from 'node:crypto';
import type { DemoFile } from './files.ts';

/** Somebody of the demo who is signed in, and what they call. */
export interface Caller {
  readonly userId: string;
  readonly accounts: Client<typeof AccountService>;
  readonly rooms: Client<typeof RoomService>;
  readonly messages: Client<typeof MessageService>;
  readonly pins: Client<typeof PinService>;
  readonly polls: Client<typeof PollService>;
  readonly presence: Client<typeof PresenceService>;
  /** Puts lines of history into a room: the owner only. Throws what the gateway answers. */
  importLines(roomId: string, lines: readonly object[]): Promise<void>;
  /** Puts a file up and returns the id of the upload. */
  upload(file: DemoFile): Promise<string>;
}

/** Who comes in. */
export interface Entry {
  readonly email: string;
  readonly password: string;
  /** Given: an account is made. */
  readonly account?: { readonly displayName: string; readonly inviteToken?: string; readonly workspaceName?: string };
}

/** Signs up or in. Throws what the gateway answers. */
export async function enter(gatewayUrl: string, { email, password, account }: Entry): Promise<Caller> {
  const accounts = createClient(AccountService, transport(gatewayUrl, ''));
  let cookie = '';
  const onHeader = (headers: Headers): void => {
    cookie = headers
      .getSetCookie()
      .map((line) => line.split(';', 1)[0] ?? '')
      .join('; ');
  };
  const { user } = account
    ? await accounts.signUp({ email, password, ...account }, { onHeader })
    : await accounts.signIn({ email, password }, { onHeader });
  const own = transport(gatewayUrl, cookie);
  const files = createClient(FileService, own);
  const put = async (path: string, method: string, body: BodyInit, headers: Record<string, string>): Promise<void> => {
    const answer = await fetch(`${gatewayUrl}${path}`, { method, body, headers: { cookie, ...headers } });
    if (!answer.ok) throw new Error(`${path} answers ${answer.status}: ${(await answer.text()).slice(0, 300)}`);
  };
  return {
    userId: user?.id ?? '',
    accounts: createClient(AccountService, own),
    rooms: createClient(RoomService, own),
    messages: createClient(MessageService, own),
    pins: createClient(PinService, own),
    polls: createClient(PollService, own),
    presence: createClient(PresenceService, own),
    importLines: (roomId, lines) =>
      put(`/import/rooms/${roomId}/messages`, 'POST', lines.map((line) => JSON.stringify(line)).join('\n'), {}),
    upload: async ({ name, bytes }) => {
      const sha256 = createHash('sha256').update(bytes).digest();
      const { upload } = await files.createUpload({ name, sizeBytes: BigInt(bytes.length), sha256 });
      await put(`/files/uploads/${upload?.id ?? ''}`, 'PUT', bytes, { 'upload-offset': '0' });
      return upload?.id ?? '';
    },
  };
}

function transport(baseUrl: string, cookie: string): ReturnType<typeof createConnectTransport> {
  const identify: Interceptor = (next) => (request) => {
    if (cookie) request.header.set('cookie', cookie);
    return next(request);
  };
  return createConnectTransport({ baseUrl, httpVersion: '1.1', interceptors: [identify] });
}
