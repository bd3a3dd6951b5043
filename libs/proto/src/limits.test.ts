/** The limits of the contract, each one under, at and over. They are written once, in the .proto files. */
import { create, type DescMessage, type MessageInitShape } from '@bufbuild/protobuf';
import { createValidator } from '@bufbuild/protovalidate';
import * as ai from './ai.ts';
import * as chat from './chat.ts';
import * as persistence from './persistence.ts';

const validator = createValidator();
const uuid = '0197a3a0-0000-7000-8000-000000000001';
const uuids = (n: number) => Array<string>(n).fill(uuid);
const text = (n: number) => 'x'.repeat(n);
const hash = (n: number) => new Uint8Array(n);

/** The fields that break a rule, as `a.b[1]`, each once. */
function broken<S extends DescMessage>(schema: S, init: MessageInitShape<S>): string[] {
  const { kind, violations, error } = validator.validate(schema, create(schema, init));
  if (kind === 'error') throw error;
  const paths = (violations ?? []).map(({ field }) =>
    field.reduce((path, step) => {
      if (step.kind === 'list_sub') return `${path}[${step.index}]`;
      return path + (path && '.') + ('localName' in step ? step.localName : '');
    }, ''),
  );
  return [...new Set(paths)];
}

interface Limit {
  title: string;
  field: string;
  /** Smallest and largest that pass; without `min` nothing at all passes too. */
  min?: number;
  max?: number;
  /** The fields broken by a value of this size. */
  check: (size: number) => string[];
}

/** Says how a request of `schema` looks when one field has a size; the rest of it is fine. */
function limit<S extends DescMessage>(
  schema: S,
  field: string,
  range: { min?: number; max?: number },
  init: (size: number) => MessageInitShape<S>,
): Limit {
  const title = `${schema.typeName}.${field}: ${range.min ?? 0} to ${range.max ?? 'any'}`;
  return { title, field, ...range, check: (size) => broken(schema, init(size)) };
}

const signUp = { email: 'ana@example.org', password: text(10), displayName: 'Ana' };
const send = { roomId: uuid, clientMessageId: uuid, text: 'olá' };
const upload = { name: 'a.pdf', sizeBytes: 1n, sha256: hash(32) };
const passage = { messageId: uuid, author: 'Ana', text: 'olá' };
const example = { modelId: 'm', input: 'late again', expectedOutput: 'complaint' };
const imported = { senderId: uuid, clientMessageId: uuid, text: 'olá', sentAt: { seconds: 1n } };

const now = { seconds: 1n };
const schedule = { scheduledId: uuid, roomId: uuid, text: 'olá', sendAt: now };
const names = (n: number) => Array.from({ length: n }, (_, index) => `label ${index}`);
const model = { name: 'kinds', labels: names(2) };

const limits: Limit[] = [
  // Accounts.
  limit(chat.SignUpRequestSchema, 'password', { min: 10, max: 128 }, (n) => ({ ...signUp, password: text(n) })),
  limit(chat.SignUpRequestSchema, 'displayName', { min: 1, max: 80 }, (n) => ({ ...signUp, displayName: text(n) })),
  limit(chat.SignUpRequestSchema, 'inviteToken', { max: 100 }, (n) => ({ ...signUp, inviteToken: text(n) })),
  limit(chat.SignUpRequestSchema, 'workspaceName', { max: 80 }, (n) => ({ ...signUp, workspaceName: text(n) })),
  limit(chat.SignInRequestSchema, 'email', { min: 1, max: 254 }, (n) => ({ email: text(n), password: 'x' })),
  limit(chat.SignInRequestSchema, 'password', { min: 1, max: 128 }, (n) => ({ email: 'x', password: text(n) })),
  limit(chat.UpdateProfileRequestSchema, 'displayName', { min: 1, max: 80 }, (n) => ({ displayName: text(n) })),
  limit(chat.ChangePasswordRequestSchema, 'newPassword', { min: 10, max: 128 }, (n) => ({
    currentPassword: 'x',
    newPassword: text(n),
  })),
  limit(chat.CreateAccessTokenRequestSchema, 'name', { min: 1, max: 80 }, (n) => ({ name: text(n) })),
  limit(chat.CreateInviteRequestSchema, 'maxUses', { max: 1_000 }, (n) => ({ maxUses: n })),
  limit(chat.ListUsersRequestSchema, 'query', { max: 80 }, (n) => ({ query: text(n) })),
  limit(chat.ListUsersRequestSchema, 'userIds', { max: 200 }, (n) => ({ userIds: uuids(n) })),
  limit(chat.ListUsersRequestSchema, 'limit', { max: 200 }, (n) => ({ limit: n })),

  // Rooms.
  limit(chat.CreateRoomRequestSchema, 'name', { min: 1, max: 80 }, (n) => ({
    name: text(n),
    kind: chat.RoomKind.PUBLIC,
  })),
  limit(chat.CreateRoomRequestSchema, 'topic', { max: 500 }, (n) => ({
    name: 'a',
    kind: chat.RoomKind.PRIVATE,
    topic: text(n),
  })),
  limit(chat.CreateRoomRequestSchema, 'memberIds', { max: 1_000 }, (n) => ({
    name: 'a',
    kind: chat.RoomKind.PUBLIC,
    memberIds: uuids(n),
  })),
  limit(chat.UpdateRoomRequestSchema, 'name', { min: 1, max: 80 }, (n) => ({ roomId: uuid, name: text(n) })),
  limit(chat.UpdateRoomRequestSchema, 'topic', { max: 500 }, (n) => ({ roomId: uuid, topic: text(n) })),
  limit(chat.OpenDirectRequestSchema, 'userIds', { min: 1, max: 8 }, (n) => ({ userIds: uuids(n) })),
  limit(chat.AddMembersRequestSchema, 'userIds', { min: 1, max: 1_000 }, (n) => ({ roomId: uuid, userIds: uuids(n) })),
  limit(chat.BrowseRoomsRequestSchema, 'limit', { max: 200 }, (n) => ({ limit: n })),
  limit(chat.ListMembersRequestSchema, 'limit', { max: 200 }, (n) => ({ roomId: uuid, limit: n })),

  // Files.
  limit(chat.CreateUploadRequestSchema, 'name', { min: 1, max: 255 }, (n) => ({ ...upload, name: text(n) })),
  limit(chat.CreateUploadRequestSchema, 'sha256', { min: 32, max: 32 }, (n) => ({ ...upload, sha256: hash(n) })),
  limit(chat.ListFilesRequestSchema, 'limit', { max: 100 }, (n) => ({ roomId: uuid, limit: n })),
  limit(persistence.UploadFileRequestSchema, 'chunk', { max: 1_048_576 }, (n) => ({
    part: { case: 'chunk' as const, value: hash(n) },
  })),

  // Messages.
  limit(chat.SendMessageRequestSchema, 'text', { max: 16_000 }, (n) => ({
    ...send,
    attachmentIds: [uuid],
    text: text(n),
  })),
  limit(chat.SendMessageRequestSchema, 'altTexts', { max: 20 }, (n) => ({
    ...send,
    altTexts: Object.fromEntries(Array.from({ length: n }, (_, i) => [String(i), 'x'])),
  })),
  limit(chat.SendMessageRequestSchema, 'poll.options', { min: 2, max: 20 }, (n) => ({
    ...send,
    poll: { options: Array.from({ length: n }, (_, index) => `answer ${index}`) },
  })),
  limit(chat.SendMessageRequestSchema, 'poll.options[1]', { min: 1, max: 200 }, (n) => ({
    ...send,
    poll: { options: ['yes', text(n)] },
  })),
  limit(chat.ListMyVotesRequestSchema, 'messageIds', { min: 1, max: 100 }, (n) => ({ messageIds: uuids(n) })),
  limit(chat.SendMessageRequestSchema, 'attachmentIds', { max: 20 }, (n) => ({ ...send, attachmentIds: uuids(n) })),
  limit(chat.EditMessageRequestSchema, 'text', { max: 16_000 }, (n) => ({ messageId: uuid, text: text(n) })),
  limit(chat.SetReactionRequestSchema, 'emoji', { min: 1, max: 64 }, (n) => ({ messageId: uuid, emoji: text(n) })),
  limit(chat.ListMessagesRequestSchema, 'limit', { min: 1, max: 200 }, (n) => ({ roomId: uuid, limit: n })),
  limit(chat.GetMessagesRequestSchema, 'messageIds', { min: 1, max: 100 }, (n) => ({ messageIds: uuids(n) })),
  limit(chat.SearchMessagesRequestSchema, 'query', { max: 200 }, (n) => ({ query: text(n) })),
  limit(chat.SearchMessagesRequestSchema, 'limit', { max: 50 }, (n) => ({ query: 'a', limit: n })),
  limit(chat.SubscribeRequestSchema, 'cursors', { max: 10_000 }, (n) => ({
    cursors: Array.from({ length: n }, () => ({ roomId: uuid })),
  })),

  // Personal.
  limit(chat.SaveDraftRequestSchema, 'text', { max: 16_000 }, (n) => ({ roomId: uuid, text: text(n), writtenAt: now })),
  limit(chat.ScheduleMessageRequestSchema, 'text', { max: 16_000 }, (n) => ({
    ...schedule,
    attachmentIds: [uuid],
    text: text(n),
  })),
  limit(chat.ScheduleMessageRequestSchema, 'attachmentIds', { max: 20 }, (n) => ({
    ...schedule,
    attachmentIds: uuids(n),
  })),
  limit(chat.CreateReminderRequestSchema, 'note', { max: 500 }, (n) => ({
    reminderId: uuid,
    messageId: uuid,
    remindAt: now,
    note: text(n),
  })),
  limit(chat.ListSavedRequestSchema, 'limit', { max: 100 }, (n) => ({ limit: n })),
  limit(chat.ListRemindersRequestSchema, 'limit', { max: 100 }, (n) => ({ limit: n })),
  limit(chat.KeywordsSchema, 'words', { max: 50 }, (n) => ({ words: Array.from({ length: n }, () => 'tide') })),

  // Models, the assistant, moderation.
  limit(chat.CreateModelRequestSchema, 'name', { min: 1, max: 80 }, (n) => ({ ...model, name: text(n) })),
  limit(chat.CreateModelRequestSchema, 'labels', { min: 2, max: 50 }, (n) => ({ ...model, labels: names(n) })),
  limit(chat.CreateModelRequestSchema, 'roomIds', { max: 200 }, (n) => ({ ...model, roomIds: uuids(n) })),
  limit(chat.AddExamplesRequestSchema, 'examples', { min: 1, max: 1_000 }, (n) => ({
    modelId: uuid,
    examples: Array.from({ length: n }, () => ({ text: 'olá', label: 'a' })),
  })),
  limit(chat.AddExamplesRequestSchema, 'examples[0].text', { min: 1, max: 16_000 }, (n) => ({
    modelId: uuid,
    examples: [{ text: text(n), label: 'a' }],
  })),
  limit(chat.AskRequestSchema, 'question', { min: 1, max: 2_000 }, (n) => ({ question: text(n) })),
  limit(chat.ReportMessageRequestSchema, 'note', { max: 500 }, (n) => ({
    messageId: uuid,
    reason: chat.ReportReason.SPAM,
    note: text(n),
  })),
  limit(chat.DecideReviewRequestSchema, 'words', { max: 1_000 }, (n) => ({
    reviewId: uuid,
    decision: chat.ReviewDecision.WARN,
    words: text(n),
  })),

  // Between the services.
  limit(persistence.NewSessionSchema, 'secretHash', { min: 32, max: 32 }, (n) => ({
    secretHash: hash(n),
    expiresAt: { seconds: 1n },
  })),
  limit(persistence.AppendRequestSchema, 'items', { max: 1_000 }, (n) => ({
    items: Array.from({ length: n }, () => ({ actorId: uuid, request: send })),
  })),
  limit(persistence.ReadLogRequestSchema, 'limit', { min: 1, max: 1_000 }, (n) => ({ roomId: uuid, limit: n })),
  limit(persistence.PublishSignalsRequestSchema, 'signals', { max: 1_000 }, (n) => ({
    signals: Array.from({ length: n }, () => ({})),
  })),
  limit(persistence.ImportedMessageSchema, 'text', { min: 1, max: 16_000 }, (n) => ({ ...imported, text: text(n) })),
  limit(persistence.CreateRequestSchema, 'collection', { min: 1, max: 64 }, (n) => ({ collection: text(n), body: {} })),
  limit(persistence.ReadRequestSchema, 'id', { min: 1, max: 200 }, (n) => ({ collection: 'c', id: text(n) })),
  limit(persistence.QueryRequestSchema, 'limit', { max: 10_000 }, (n) => ({ collection: 'c', limit: n })),
  limit(ai.PredictRequestSchema, 'input', { min: 1, max: 16_000 }, (n) => ({ modelId: 'm', input: text(n) })),
  limit(ai.PredictRequestSchema, 'modelId', { min: 1, max: 100 }, (n) => ({ modelId: text(n), input: 'a' })),
  limit(ai.TrainModelRequestSchema, 'expectedOutput', { min: 1, max: 80 }, (n) => ({
    ...example,
    expectedOutput: text(n),
  })),
  limit(ai.QuestionSchema, 'text', { min: 1, max: 4_000 }, (n) => ({ text: text(n) })),
  limit(ai.SummarizeRequestSchema, 'passages', { min: 1, max: 1_000 }, (n) => ({
    passages: Array.from({ length: n }, () => passage),
  })),
  limit(ai.SuggestRepliesRequestSchema, 'passages', { min: 1, max: 20 }, (n) => ({
    passages: Array.from({ length: n }, () => passage),
  })),
];

test.each(limits)('$title', ({ field, min, max, check }) => {
  if (min === undefined) expect(check(0)).toEqual([]);
  else {
    expect(check(min)).toEqual([]);
    expect(check(min - 1)).toEqual([field]);
  }
  if (max !== undefined) {
    expect(check(max - (max === min ? 0 : 1))).toEqual([]);
    expect(check(max)).toEqual([]);
    expect(check(max + 1)).toEqual([field]);
  }
});

describe('characters', () => {
  test('are counted, not UTF-16 units: 16,000 emoji are a message, 80 a name', () => {
    expect(broken(chat.SendMessageRequestSchema, { ...send, text: '🙂'.repeat(16_000) })).toEqual([]);
    expect(broken(chat.SendMessageRequestSchema, { ...send, text: '🙂'.repeat(16_001) })).toEqual(['text']);
    expect(broken(chat.SignUpRequestSchema, { ...signUp, displayName: '🙂'.repeat(80) })).toEqual([]);
    expect(broken(chat.SignUpRequestSchema, { ...signUp, displayName: '🙂'.repeat(81) })).toEqual(['displayName']);
  });

  test('of a reaction are bytes: one long emoji passes, blank ones do not', () => {
    const reaction = (emoji: string) => broken(chat.SetReactionRequestSchema, { messageId: uuid, emoji });
    expect(reaction('👩‍👩‍👧‍👧')).toEqual([]);
    expect(reaction('🙂'.repeat(16))).toEqual([]);
    expect(reaction('🙂'.repeat(17))).toEqual(['emoji']);
    expect(reaction('🙂 ')).toEqual(['emoji']);
  });

  test.each([' ', '\t\n '])('names and searches are not all blank: %j', (blank) => {
    expect(broken(chat.SignUpRequestSchema, { ...signUp, displayName: blank })).toEqual(['displayName']);
    expect(broken(chat.UpdateProfileRequestSchema, { displayName: blank })).toEqual(['displayName']);
    expect(broken(chat.CreateRoomRequestSchema, { name: blank, kind: chat.RoomKind.PUBLIC })).toEqual(['name']);
    expect(broken(chat.UpdateRoomRequestSchema, { roomId: uuid, name: blank })).toEqual(['name']);
    expect(broken(chat.CreateAccessTokenRequestSchema, { name: blank })).toEqual(['name']);
    expect(broken(chat.SearchMessagesRequestSchema, { query: blank })).toEqual(['query']);
  });
});

test('a message is a text, files, or both', () => {
  const whole = (init: MessageInitShape<typeof chat.SendMessageRequestSchema>) =>
    validator.validate(chat.SendMessageRequestSchema, create(chat.SendMessageRequestSchema, init));
  expect(whole({ ...send, text: '', attachmentIds: [uuid] }).kind).toBe('valid');
  expect(whole({ ...send, text: '' }).violations?.map(({ ruleId }) => ruleId)).toEqual(['text.or_attachments']);
});

test.each(['a/b', 'a\\b', 'a\nb', 'a\0b'])('no name for a file: %j', (name) => {
  expect(broken(chat.CreateUploadRequestSchema, { ...upload, name })).toEqual(['name']);
});

test('fields that are not sent are not checked where they may be left out', () => {
  expect(broken(chat.UpdateProfileRequestSchema, {})).toEqual([]);
  expect(broken(chat.UpdateRoomRequestSchema, { roomId: uuid })).toEqual([]);
  expect(broken(chat.SearchMessagesRequestSchema, { query: 'a' })).toEqual([]);
  expect(broken(chat.SendMessageRequestSchema, send)).toEqual([]);
});

test.each(['', 'x', `${uuid} `, uuid.slice(1), `{${uuid}}`, uuid.replaceAll('-', '')])(
  'ids are UUIDs: not %j',
  (id) => {
    expect(broken(chat.SendMessageRequestSchema, { ...send, roomId: id, clientMessageId: id })).toEqual([
      'roomId',
      'clientMessageId',
    ]);
    expect(broken(chat.MarkReadRequestSchema, { roomId: id })).toEqual(['roomId']);
    expect(broken(chat.GetMessagesRequestSchema, { messageIds: [uuid, id] })).toEqual(['messageIds[1]']);
    expect(broken(persistence.GetPositionsRequestSchema, { accountId: id })).toEqual(['accountId']);
  },
);

test.each(['ana', 'ana@', '@example.org', 'ana@example org', `ana@${text(260)}.org`])(
  'no e-mail address: %j',
  (email) => {
    expect(broken(chat.SignUpRequestSchema, { ...signUp, email })).toEqual(['email']);
  },
);

test('preferences are checked where they are set only', () => {
  expect(broken(chat.PreferencesSchema, {})).toEqual([]);
  expect(broken(chat.PreferencesSchema, { wall: 'mata', language: 'pt-BR', timeZone: 'America/Sao_Paulo' })).toEqual(
    [],
  );
  expect(broken(chat.PreferencesSchema, { wall: '', language: 'português', timeZone: 'a b', theme: 0 })).toEqual([
    'theme',
    'wall',
    'language',
    'timeZone',
  ]);
  expect(broken(chat.KeywordsSchema, { words: ['x', '  ', 'sea'] })).toEqual(['words[0]', 'words[1]']);
});

test('a room is made public or private; direct ones are opened', () => {
  const kinds = (kind: chat.RoomKind) => broken(chat.CreateRoomRequestSchema, { name: 'a', kind });
  expect(kinds(chat.RoomKind.PUBLIC)).toEqual([]);
  expect(kinds(chat.RoomKind.PRIVATE)).toEqual([]);
  expect(kinds(chat.RoomKind.UNSPECIFIED)).toEqual(['kind']);
  expect(kinds(chat.RoomKind.DIRECT)).toEqual(['kind']);
  expect(kinds(99 as chat.RoomKind)).toEqual(['kind']);
});

test('collections are lower-case names', () => {
  for (const collection of ['Upper', 'with space', 'a/b', '']) {
    expect(broken(persistence.ReadRequestSchema, { collection, id: 'a' })).toEqual(['collection']);
  }
  expect(broken(persistence.ReadRequestSchema, { collection: 'a-b_c.9', id: 'a' })).toEqual([]);
});

test('a send says something: a text, files, or what is forwarded', () => {
  const empty = { ...send, text: '' };
  const poll = { options: ['yes', 'no'] };
  const allowed = [
    send,
    { ...send, poll },
    { ...empty, attachmentIds: [uuid] },
    { ...empty, forwardedMessageId: uuid },
  ];
  for (const request of allowed) expect(broken(chat.SendMessageRequestSchema, request)).toEqual([]);
  const refused = [
    empty,
    { ...empty, poll, attachmentIds: [uuid] },
    { ...send, forwardedMessageId: uuid },
    { ...send, poll: { options: ['same', 'same'] } },
  ];
  for (const request of refused) expect(broken(chat.SendMessageRequestSchema, request)).toHaveLength(1);
});

test('what is scheduled says something: a text, files, or both', () => {
  expect(broken(chat.ScheduleMessageRequestSchema, { ...schedule, text: '', attachmentIds: [uuid] })).toEqual([]);
  expect(broken(chat.ScheduleMessageRequestSchema, { ...schedule, text: '' })).toEqual(['']);
});

test('roles are given below the owner’s', () => {
  const give = (role: chat.UserRole) => broken(chat.SetUserRoleRequestSchema, { userId: uuid, role });
  expect([chat.UserRole.MEMBER, chat.UserRole.MODERATOR, chat.UserRole.ADMIN].flatMap(give)).toEqual([]);
  expect([chat.UserRole.UNSPECIFIED, chat.UserRole.OWNER, 99 as chat.UserRole].map(give)).toEqual(
    Array(3).fill(['role']),
  );
});

test('a vote names each answer once, by its place', () => {
  const vote = (...optionIndexes: number[]) => broken(chat.VotePollRequestSchema, { messageId: uuid, optionIndexes });
  expect([vote(), vote(0, 19)]).toEqual([[], []]);
  expect([vote(1, 1), vote(20)]).toEqual([['optionIndexes'], ['optionIndexes[0]']]);
});

test('what wraps a request of the outside checks it again, and that it is there', () => {
  const wrap = persistence.EditMessageRequestSchema;
  expect(broken(wrap, { actorId: uuid })).toEqual(['request']);
  expect(broken(wrap, { actorId: uuid, request: { messageId: uuid, text: text(16_001) } })).toEqual(['request.text']);
  expect(
    broken(persistence.AppendRequestSchema, { items: [{ actorId: uuid, request: { ...send, text: text(16_001) } }] }),
  ).toEqual(['items[0].request.text']);
});

test('a stream’s part says what it is', () => {
  expect(broken(ai.ConverseRequestSchema, {})).toEqual(['turn']);
  expect(broken(persistence.ImportMessagesRequestSchema, {})).toEqual(['part']);
  const target = { case: 'target' as const, value: { actorId: uuid, roomId: 'x' } };
  expect(broken(persistence.ImportMessagesRequestSchema, { part: target })).toEqual(['target.roomId']);
  expect(broken(persistence.ImportedMessageSchema, { ...imported, sentAt: undefined })).toEqual(['sentAt']);
});
