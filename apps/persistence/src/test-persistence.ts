import { create, fromBinary, type MessageInitShape } from '@bufbuild/protobuf';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import { type Client, Code, ConnectError, createClient } from '@connectrpc/connect';
import { createGrpcTransport, fromRpcStatus, type GrpcTransport } from '@prosa/grpc';
import {
  type Message,
  MessageSchema,
  type NewPollSchema,
  type Room,
  RoomKind,
  SignUpPolicy,
  type User,
} from '@prosa/proto/chat';
import {
  AccountService,
  AssistantService,
  type AppendResult,
  DocumentService,
  DraftService,
  HistoryService,
  FileService,
  ImportService,
  LogService,
  MessageService,
  ModelService,
  ModerationService,
  NotificationService,
  PinService,
  PollService,
  PersonalService,
  PresenceService,
  PushService,
  ReceiptService,
  ReadService,
  RoomService,
  ThreadService,
  ReminderService,
  SavedService,
  ScheduledService,
  SessionService,
} from '@prosa/proto/persistence';
import { createLogger, reasonOf } from '@prosa/service';
import { cloneDatabase } from '@prosa/testing/postgres';
import { createHash, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPersistence } from './persistence.ts';
import type { Settings } from './settings.ts';

/** The service as tests call it: the real thing over real gRPC, on a database of its own. */
export interface TestPersistence {
  databaseUrl: string;
  transport: GrpcTransport;
  accounts: Client<typeof AccountService>;
  assistant: Client<typeof AssistantService>;
  rooms: Client<typeof RoomService>;
  messages: Client<typeof MessageService>;
  pins: Client<typeof PinService>;
  polls: Client<typeof PollService>;
  models: Client<typeof ModelService>;
  moderation: Client<typeof ModerationService>;
  personal: Client<typeof PersonalService>;
  notifications: Client<typeof NotificationService>;
  presence: Client<typeof PresenceService>;
  receipts: Client<typeof ReceiptService>;
  push: Client<typeof PushService>;
  threads: Client<typeof ThreadService>;
  reading: Client<typeof ReadService>;
  drafts: Client<typeof DraftService>;
  saved: Client<typeof SavedService>;
  reminders: Client<typeof ReminderService>;
  scheduled: Client<typeof ScheduledService>;
  sessions: Client<typeof SessionService>;
  log: Client<typeof LogService>;
  imports: Client<typeof ImportService>;
  documents: Client<typeof DocumentService>;
  history: Client<typeof HistoryService>;
  files: Client<typeof FileService>;
  /** Where its files lie. */
  folder: string;
  /** Ends the service under its clients. */
  stop(): Promise<void>;
  close(): Promise<void>;
}

/** Settings of a test's own. */
export type TestFileSettings = Partial<Settings['files']>;

/** Starts the service on a new database, or as another process on that of `databaseUrl`. */
export async function startTestPersistence(
  databaseUrl?: string,
  fileSettings: TestFileSettings = {},
  limits: Partial<Settings['assistant']> = {},
  more: Partial<Settings> = {},
): Promise<TestPersistence> {
  const url = databaseUrl ?? (await cloneDatabase());
  const logger = createLogger('test', process.env['PROSA_LOG_LEVEL'] ?? 'silent');
  const folder = fileSettings.folder ?? (await mkdtemp(join(tmpdir(), 'prosa-files-')));
  const fileLimits = { maxFileBytes: 26_214_400n, accountQuotaBytes: 0n, workspaceQuotaBytes: 0n };
  const files = { s3: undefined, limits: fileLimits, ...fileSettings, folder };
  const assistant = { accountRequests: 0, workspaceRequests: 0, accountTokens: 0, workspaceTokens: 0, ...limits };
  const service = await startPersistence(
    { listen: '127.0.0.1:0', databaseUrl: url, poolSize: 5, files, assistant, ...more },
    logger,
  );
  let stopped: Promise<void> | undefined;
  const transport = createGrpcTransport({ addresses: [`127.0.0.1:${service.port}`] });
  await transport.connected(5_000);
  return {
    databaseUrl: url,
    transport,
    accounts: createClient(AccountService, transport),
    assistant: createClient(AssistantService, transport),
    rooms: createClient(RoomService, transport),
    messages: createClient(MessageService, transport),
    pins: createClient(PinService, transport),
    polls: createClient(PollService, transport),
    models: createClient(ModelService, transport),
    moderation: createClient(ModerationService, transport),
    personal: createClient(PersonalService, transport),
    notifications: createClient(NotificationService, transport),
    presence: createClient(PresenceService, transport),
    receipts: createClient(ReceiptService, transport),
    push: createClient(PushService, transport),
    threads: createClient(ThreadService, transport),
    reading: createClient(ReadService, transport),
    drafts: createClient(DraftService, transport),
    saved: createClient(SavedService, transport),
    reminders: createClient(ReminderService, transport),
    scheduled: createClient(ScheduledService, transport),
    sessions: createClient(SessionService, transport),
    log: createClient(LogService, transport),
    imports: createClient(ImportService, transport),
    documents: createClient(DocumentService, transport),
    history: createClient(HistoryService, transport),
    files: createClient(FileService, transport),
    folder,
    stop: () => (stopped ??= service.close()),
    async close() {
      transport.close();
      await (stopped ??= service.close());
      if (fileSettings.folder === undefined) await rm(folder, { recursive: true, force: true });
    },
  };
}

/** SHA-256, as the gateway hashes secrets. */
export function sha256(secret: string | Uint8Array): Uint8Array {
  return createHash('sha256').update(secret).digest();
}

/** A session to make: of this secret, for a day. */
export function newSession(secret: string = randomUUID()) {
  return { secretHash: sha256(secret), expiresAt: timestampFromDate(new Date(Date.now() + 86_400_000)) };
}

let people = 0;

/** Makes an account. Hashing its password takes some tens of milliseconds. */
export async function signUp({ accounts }: TestPersistence, displayName: string): Promise<User> {
  const email = `person${++people}@example.org`;
  const request = { email, password: 'correct horse battery', displayName };
  const { user } = await accounts.signUp({ request, session: newSession(), policy: SignUpPolicy.OPEN });
  if (!user) throw new Error('no user');
  return user;
}

/** Makes a public room with these people; the first one opens it. */
export async function createRoom(
  { rooms }: TestPersistence,
  [creator, ...members]: readonly User[],
  kind: RoomKind = RoomKind.PUBLIC,
): Promise<Room> {
  const request = { name: `room ${randomUUID()}`, kind, memberIds: members.map(({ id }) => id) };
  const { response } = await rooms.createRoom({ actorId: creator?.id, request });
  if (!response?.room) throw new Error('no room');
  return response.room;
}

/** What to send, beside the sender. */
export interface TestSend {
  roomId: string;
  text: string;
  clientMessageId?: string;
  replyToMessageId?: string;
  threadRootMessageId?: string;
  attachmentIds?: string[];
  altTexts?: Record<string, string>;
  poll?: MessageInitShape<typeof NewPollSchema>;
  forwardedMessageId?: string;
}

/** Sends messages in one request, and gives what became of each, in the order of the sends. */
export async function sendAll(
  { log }: TestPersistence,
  sends: readonly (TestSend & { actorId: string })[],
): Promise<(Message | ConnectError)[]> {
  const items = sends.map(({ actorId, ...request }, index) => ({
    correlationId: BigInt(index),
    actorId,
    request: { clientMessageId: randomUUID(), ...request },
  }));
  async function* requests() {
    yield { items };
  }
  const results: (Message | ConnectError)[] = [];
  for await (const response of log.append(requests())) {
    for (const result of response.results) results[Number(result.correlationId)] = outcomeOf(result);
  }
  return results;
}

/** Sends one message. Throws what it was refused with. */
export async function send(persistence: TestPersistence, actorId: string, send: TestSend): Promise<Message> {
  const [outcome] = await sendAll(persistence, [{ actorId, ...send }]);
  if (outcome instanceof ConnectError) throw outcome;
  return outcome ?? create(MessageSchema);
}

/** The message of a result, or why there is none. */
export function outcomeOf({ outcome }: AppendResult): Message | ConnectError {
  if (outcome.case === 'message') return fromBinary(MessageSchema, outcome.value);
  return outcome.case === 'error' ? fromRpcStatus(outcome.value) : new ConnectError('no outcome', Code.Internal);
}

/** What a call is refused with: `CODE REASON`. Throws when it is not. */
export async function refusal(call: Promise<unknown>): Promise<string> {
  const reason: unknown = await call.then(
    () => new Error('the call was not refused'),
    (error: unknown) => error,
  );
  if (!(reason instanceof ConnectError)) throw reason;
  return `${Code[reason.code]} ${reasonOf(reason)}`;
}
