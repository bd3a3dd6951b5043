import type { JsonValue } from '@bufbuild/protobuf';
import type {
  MemberRole,
  NotificationLevel,
  ReportReason,
  ReviewDecision,
  RoomKind,
  UserRole,
} from '@prosa/proto/chat';
import type { ColumnType, Generated, GeneratedAlways } from 'kysely';

/** The tables as src/migrations makes them. bigint columns are read as `bigint` (see connect.ts). */
export interface Database {
  workspace: WorkspaceTable;
  account: AccountTable;
  session: SessionTable;
  access_token: AccessTokenTable;
  invite: InviteTable;
  room: RoomTable;
  membership: MembershipTable;
  room_notification: RoomNotificationTable;
  push_key: PushKeyTable;
  push_subscription: PushSubscriptionTable;
  push_outbox: PushOutboxTable;
  message: MessageTable;
  message_edit: MessageEditTable;
  mention: MentionTable;
  thread_follower: ThreadFollowerTable;
  room_event: RoomEventTable;
  message_search: MessageSearchTable;
  search_position: SearchPositionTable;
  document: DocumentTable;
  preferences: PreferencesTable;
  file: FileTable;
  file_usage: FileUsageTable;
  link_picture: LinkPictureTable;
  draft: DraftTable;
  saved_message: SavedMessageTable;
  reminder: ReminderTable;
  scheduled_message: ScheduledMessageTable;
  label_model: LabelModelTable;
  label_model_gone: LabelModelGoneTable;
  label_model_room: LabelModelRoomTable;
  label_again: LabelAgainTable;
  label_question: LabelQuestionTable;
  label_example: LabelExampleTable;
  label_undo: LabelUndoTable;
  review: ReviewTable;
  report: ReportTable;
  assistant_usage: AssistantUsageTable;
  assistant_question: AssistantQuestionTable;
}

/** A jsonb column: read as a value, written as JSON text or, where it may be empty, null. */
export type Json<T> = ColumnType<T, string | Extract<T, null>, string | Extract<T, null>>;

/** As `Json`, with a default. */
type DefaultedJson<T> = ColumnType<T, string | undefined, string>;

interface WorkspaceTable {
  only_one: Generated<boolean>;
  epoch: Generated<string>;
  name: Generated<string>;
  created_at: Generated<Date>;
  assistant_off: Generated<boolean>;
}

interface AccountTable {
  id: string;
  email: string;
  display_name: string;
  name_key: string;
  folded_name: string;
  role: UserRole;
  password_hash: string;
  created_at: Date;
  personal_revision: Generated<bigint>;
  status_emoji: Generated<string>;
  status_text: Generated<string>;
  status_expires_at: Date | null;
  quiet_until: Date | null;
  quiet_hours: Json<StoredQuietHours[] | null>;
  time_zone: Generated<string>;
  is_assistant: Generated<boolean>;
}

/** Hours in which a person is not disturbed, as in prosa.chat.v1.QuietHours. */
export interface StoredQuietHours {
  weekdays: number[];
  from: number;
  until: number;
}

interface SessionTable {
  id: string;
  account_id: string;
  secret_hash: Uint8Array;
  user_agent: string;
  created_at: Date;
  expires_at: Date;
  last_used_at: Date | null;
}

interface AccessTokenTable {
  id: string;
  account_id: string;
  secret_hash: Uint8Array;
  name: string;
  created_at: Date;
  expires_at: Date | null;
  last_used_at: Date | null;
}

interface InviteTable {
  id: string;
  secret_hash: Uint8Array;
  created_by: string;
  created_at: Date;
  expires_at: Date;
  max_uses: number;
  uses: Generated<number>;
}

interface RoomTable {
  id: string;
  kind: RoomKind;
  name: string;
  name_key: string;
  folded_name: string;
  topic: string;
  creator_id: string;
  created_at: Date;
  archived_at: Date | null;
  direct_key: string | null;
  last_seq: Generated<bigint>;
  message_count: Generated<bigint>;
  member_count: Generated<number>;
  pin_count: Generated<number>;
  assistant_off: Generated<boolean>;
}

interface MembershipTable {
  room_id: string;
  account_id: string;
  role: MemberRole;
  joined_at: Date;
  left_at: Date | null;
  last_read_seq: Generated<bigint>;
  read_ordinal: Generated<bigint>;
  own_read_ordinal: Generated<bigint>;
  own_count: Generated<bigint>;
  read_revision: Generated<bigint>;
  unread_from_seq: bigint | null;
  unread_read_ordinal: bigint | null;
  unread_own_read_ordinal: bigint | null;
}

interface RoomNotificationTable {
  account_id: string;
  room_id: string;
  level: Generated<NotificationLevel>;
  muted: Generated<boolean>;
}

interface PushKeyTable {
  only_one: Generated<boolean>;
  public_key: string;
  private_key: string;
}

interface PushSubscriptionTable {
  id: string;
  account_id: string;
  session_id: string;
  endpoint: string;
  p256dh: Uint8Array;
  auth: Uint8Array;
  language: string;
  created_at: Date;
}

interface PushOutboxTable {
  id: string;
  subscription_id: string;
  message_id: string;
  created_at: Date;
  due_at: Date;
  tries: Generated<number>;
  settled_at: Date | null;
}

interface MessageTable {
  id: string;
  room_id: string;
  seq: bigint;
  sender_id: string;
  client_message_id: string;
  text: string;
  sent_at: Date;
  edited_at: Date | null;
  deleted_at: Date | null;
  reply_to_message_id: string | null;
  thread_root_message_id: string | null;
  mentions: string[] | null;
  mentions_room: Generated<boolean>;
  reactions: Json<StoredReaction[] | null>;
  ordinal: bigint;
  sender_ordinal: bigint;
  revision: bigint;
  pinned_at: Date | null;
  pinned_by: string | null;
  thread_ordinal: bigint | null;
  thread_sender_ordinal: bigint | null;
  thread: Json<StoredThread | null>;
  attachments: Json<JsonValue[] | null>;
  link_previews: Json<StoredLinkPreview[] | null>;
  forwarded: Json<StoredForward | null>;
  poll: Json<StoredPoll | null>;
  labels: Json<StoredLabel[] | null>;
  /** prosa.chat.v1.Answer. */
  answer: Json<JsonValue | null>;
}

/** What a model or a person says a message is. */
export interface StoredLabel {
  modelId: string;
  /** Empty: a person said that it is none of the model's. */
  label: string;
  /** 0 to 1; 0 where a person set it. */
  confidence: number;
  /** At or above the threshold that held then, or set by a person. */
  certain: boolean;
  /** Who confirmed, corrected or set it; null: the model did. */
  setBy: string | null;
  /** The version of the model that said it; not given: a person set it, or versions were not kept yet. */
  version?: number;
}

/** An example as it stood before its text was labelled otherwise. */
export interface StoredExample {
  id: string;
  label: string;
  messageId: string | null;
  roomId: string | null;
  addedBy: string;
  /** ISO 8601. */
  addedAt: string;
}

/** Where a message was said first. Ids only where everybody may know of them. */
export interface StoredForward {
  messageId: string;
  roomId: string;
  senderId: string;
  /** ISO 8601. */
  sentAt: string;
}

/** A poll with everybody's votes, those of an anonymous one too: never given out as it is. */
export interface StoredPoll {
  multiple: boolean;
  anonymous: boolean;
  options: { text: string; voters: string[] }[];
  /** ISO 8601. */
  closedAt: string | null;
  closedBy: string | null;
}

/** What a thread has come to, as its root keeps it. Numbers of JSON: they stay below 2^53. */
export interface StoredThread {
  /** Replies that stand. */
  replies: number;
  /** Replies ever sent. */
  messages: number;
  /** `seq` of the newest reply that stands, 0: none; and when it was sent, in ISO 8601. */
  lastSeq: number;
  lastAt: string | null;
  /** Who replied first. */
  participants: string[];
  /** `seq` of the event that last changed this. */
  revision: number;
}

/** What a page says of itself; or that its author wants nothing of it. */
export type StoredLinkPreview =
  | { url: string; title: string; description: string; siteName: string; pictureId?: string }
  | { url: string; removed: true };

/** An emoji of a message and who set it, each in the order in which they came. */
export interface StoredReaction {
  emoji: string;
  userIds: string[];
}

interface MessageEditTable {
  message_id: string;
  seq: bigint;
  text: string;
  written_at: Date;
}

interface MentionTable {
  account_id: string;
  room_id: string;
  seq: bigint;
  message_id: string;
  thread_root_message_id: string | null;
}

interface ThreadFollowerTable {
  root_message_id: string;
  account_id: string;
  room_id: string;
  following: boolean;
  last_read_seq: Generated<bigint>;
  read_ordinal: Generated<bigint>;
  own_read_ordinal: Generated<bigint>;
  own_count: Generated<bigint>;
  revision: Generated<bigint>;
}

interface RoomEventTable {
  room_id: string;
  seq: bigint;
  kind: number;
  actor_id: string;
  occurred_at: Date;
  message_id: string | null;
  detail: Json<JsonValue | null>;
}

interface MessageSearchTable {
  message_id: string;
  room_id: string;
  sender_id: string;
  seq: bigint;
  sent_at: Date;
  folded: string;
  grams: GeneratedAlways<string[]>;
}

interface SearchPositionTable {
  room_id: string;
  seq: bigint;
}

interface DocumentTable {
  collection: string;
  id: string;
  body: Json<JsonValue>;
  version: Generated<bigint>;
  updated_at: Date;
}

interface PreferencesTable {
  account_id: string;
  body: Json<JsonValue>;
}

interface FileTable {
  id: string;
  owner_id: string;
  name: string;
  size_bytes: bigint;
  sha256: Uint8Array;
  type_hint: string;
  created_at: Date;
  expires_at: Date;
  store_mark: string;
  received_bytes: Generated<bigint>;
  part_marks: Generated<string[]>;
  media_type: string | null;
  width: Generated<number>;
  height: Generated<number>;
  placeholder: Uint8Array | null;
  thumbnail_bytes: Generated<number>;
  message_id: string | null;
  room_id: string | null;
  seq: bigint | null;
  position: number | null;
  alt_text: Generated<string>;
  removed_at: Date | null;
  content_id: string | null;
  scheduled_id: string | null;
}

interface LinkPictureTable {
  id: string;
  message_id: string;
  room_id: string;
  url: string;
  bytes: Uint8Array;
  sha256: Uint8Array;
}

interface FileUsageTable {
  account_id: string;
  bytes: bigint;
}

interface DraftTable {
  account_id: string;
  room_id: string;
  thread_root_message_id: string;
  text: string;
  reply_to_message_id: string | null;
  written_at: Date;
  revision: bigint;
}

interface SavedMessageTable {
  account_id: string;
  message_id: string;
  saved_at: Date;
}

interface ReminderTable {
  account_id: string;
  id: string;
  message_id: string;
  remind_at: Date;
  note: string;
  due_since: Date | null;
}

interface ScheduledMessageTable {
  account_id: string;
  id: string;
  room_id: string;
  thread_root_message_id: string | null;
  text: string;
  reply_to_message_id: string | null;
  send_at: Date;
  try_at: Date;
  tries: Generated<number>;
  failure: string | null;
  attachment_ids: Generated<string[]>;
  poll: Json<JsonValue | null>;
}

interface LabelModelTable {
  id: string;
  name: string;
  folded_name: string;
  labels: string[];
  review_labels: Generated<string[]>;
  threshold: Generated<number>;
  paused: Generated<boolean>;
  version: Generated<number>;
  accuracy: Generated<number>;
  example_counts: DefaultedJson<Record<string, number>>;
  creator_id: string;
  created_at: Date;
  retrain_at: Date | null;
  training_lease: string | null;
  training_since: Date | null;
  training_until: Date | null;
}

interface LabelModelGoneTable {
  model_id: string;
}

interface LabelModelRoomTable {
  model_id: string;
  room_id: string;
  seq: bigint;
  lease_id: string | null;
  leased_until: Date | null;
}

interface LabelAgainTable {
  model_id: string;
  message_id: string;
  lease_id: string | null;
  leased_until: Date | null;
}

interface LabelQuestionTable {
  model_id: string;
  message_id: string;
  room_id: string;
  confidence: number;
}

interface LabelExampleTable {
  id: string;
  model_id: string;
  text: string;
  text_hash: Uint8Array;
  label: string;
  message_id: string | null;
  room_id: string | null;
  added_by: string;
  added_at: Date;
}

interface LabelUndoTable {
  model_id: string;
  message_id: string;
  actor_id: string;
  revision: bigint;
  edited_at: Date | null;
  label: Json<StoredLabel | null>;
  example: Json<StoredExample | null>;
}

interface ReviewTable {
  id: string;
  message_id: string;
  room_id: string;
  author_id: string;
  opened_at: Date;
  reported: Generated<boolean>;
  /** The message's text at its last report; null: none, or it is deleted. */
  reported_text: string | null;
  flags: DefaultedJson<StoredFlag[]>;
  decision: Generated<ReviewDecision>;
  decided_by: string | null;
  decided_at: Date | null;
}

/** That a model flagged a message, as in prosa.chat.v1.Flag. */
export interface StoredFlag {
  modelId: string;
  modelName: string;
  label: string;
  confidence: number;
}

interface ReportTable {
  review_id: string;
  reporter_id: string;
  reason: ReportReason;
  note: string;
  reported_at: Date;
}

interface AssistantUsageTable {
  /** `YYYY-MM-DD`. */
  day: string;
  account_id: string;
  requests: Generated<number>;
  tokens: Generated<bigint>;
}

interface AssistantQuestionTable {
  message_id: string;
  room_id: string;
  asked_by: string;
  asked_at: Date;
  answer_id: string | null;
  lease_id: string | null;
  leased_until: Date;
  text: Generated<string>;
  stop: Generated<boolean>;
}
