/**
 * Why a call failed: the closed list of `google.rpc.ErrorInfo.reason` of the domain `prosa`. Programs rely on
 * these names; a name that is in use never changes its meaning.
 */
export const reasons = {
  // The request itself.
  /** A field breaks a rule of the contract; BadRequest details name it. */
  INVALID_ARGUMENT: 'INVALID_ARGUMENT',
  /** Too many calls; RetryInfo says when to come back. */
  RATE_LIMITED: 'RATE_LIMITED',
  /** The request is larger than the server takes. */
  REQUEST_TOO_LARGE: 'REQUEST_TOO_LARGE',
  /** A page token that this call did not give out, or an old one. */
  PAGE_TOKEN_INVALID: 'PAGE_TOKEN_INVALID',

  // Who calls.
  /** Neither a session nor an access token, or one that has ended. */
  UNAUTHENTICATED: 'UNAUTHENTICATED',
  /** The caller may not do this. */
  PERMISSION_DENIED: 'PERMISSION_DENIED',
  /** A browser sent the session cookie from another site. */
  CROSS_SITE: 'CROSS_SITE',
  /** The e-mail or the password is wrong; which one is not said. */
  WRONG_CREDENTIALS: 'WRONG_CREDENTIALS',

  // Accounts.
  /** Another account has this e-mail address. */
  EMAIL_TAKEN: 'EMAIL_TAKEN',
  /** Nobody may make an account here. */
  SIGN_UP_CLOSED: 'SIGN_UP_CLOSED',
  /** The invitation is unknown, used up or over, or one is needed. */
  INVITE_INVALID: 'INVITE_INVALID',
  /** No such person. */
  USER_NOT_FOUND: 'USER_NOT_FOUND',
  /** No such access token of the caller's. */
  ACCESS_TOKEN_NOT_FOUND: 'ACCESS_TOKEN_NOT_FOUND',

  // Rooms.
  /** No such room, or one that the caller may not know of. */
  ROOM_NOT_FOUND: 'ROOM_NOT_FOUND',
  /** The room is archived: it can be read, not changed. */
  ROOM_ARCHIVED: 'ROOM_ARCHIVED',
  /** Another public room has this name. */
  ROOM_NAME_TAKEN: 'ROOM_NAME_TAKEN',
  /** A direct conversation cannot be left, renamed or archived. */
  ROOM_IS_DIRECT: 'ROOM_IS_DIRECT',
  /** Only the room's moderators may do this. */
  ROOM_ROLE_REQUIRED: 'ROOM_ROLE_REQUIRED',

  // Messages.
  /** No such message, or one that the caller may not read. */
  MESSAGE_NOT_FOUND: 'MESSAGE_NOT_FOUND',
  /** The message is deleted and cannot be changed. */
  MESSAGE_DELETED: 'MESSAGE_DELETED',
  /** The text is longer than a message may be. */
  MESSAGE_TOO_LONG: 'MESSAGE_TOO_LONG',
  /** Only the author may change a message's text. */
  NOT_THE_AUTHOR: 'NOT_THE_AUTHOR',
  /** The message has as many different reactions as it may have. */
  TOO_MANY_REACTIONS: 'TOO_MANY_REACTIONS',
  /** The room has as many pinned messages as it may have. */
  TOO_MANY_PINS: 'TOO_MANY_PINS',
  /** The message has no poll. */
  POLL_NOT_FOUND: 'POLL_NOT_FOUND',
  /** The poll is closed: it can be read, not voted in. */
  POLL_CLOSED: 'POLL_CLOSED',
  /** No such uploaded file, or one of somebody else's. */
  ATTACHMENT_NOT_FOUND: 'ATTACHMENT_NOT_FOUND',
  /** The file is larger than the server takes. */
  ATTACHMENT_TOO_LARGE: 'ATTACHMENT_TOO_LARGE',

  // Files.
  /** No such upload of the caller's, or one that is over. */
  UPLOAD_NOT_FOUND: 'UPLOAD_NOT_FOUND',
  /** The bytes do not begin where those that are there end; the metadata says where that is. */
  UPLOAD_OFFSET_WRONG: 'UPLOAD_OFFSET_WRONG',
  /** What came is not what was announced (its SHA-256 differs); the upload is gone and may be made again. */
  UPLOAD_CORRUPT: 'UPLOAD_CORRUPT',
  /** The caller has as many uploads without a message as they may have. */
  TOO_MANY_UPLOADS: 'TOO_MANY_UPLOADS',
  /** The caller's files, or everybody's, take up as much as they may; the metadata says whose. */
  QUOTA_EXCEEDED: 'QUOTA_EXCEEDED',
  /** The file has no such part. */
  RANGE_NOT_SATISFIABLE: 'RANGE_NOT_SATISFIABLE',
  /** Where the files lie cannot be reached or is full. */
  STORAGE_UNAVAILABLE: 'STORAGE_UNAVAILABLE',

  // What belongs to one person.
  /** As many drafts, saved messages, reminders or scheduled messages are kept as may be. */
  PERSONAL_LIMIT_REACHED: 'PERSONAL_LIMIT_REACHED',
  /** No such reminder of the caller's. */
  REMINDER_NOT_FOUND: 'REMINDER_NOT_FOUND',
  /** No such scheduled message of the caller's: unknown, cancelled, or sent. */
  SCHEDULED_NOT_FOUND: 'SCHEDULED_NOT_FOUND',
  /** No such session of the caller's. */
  SESSION_NOT_FOUND: 'SESSION_NOT_FOUND',

  // Documents.
  /** No document of this collection and id. */
  DOCUMENT_NOT_FOUND: 'DOCUMENT_NOT_FOUND',
  /** There is a document of this collection and id. */
  DOCUMENT_EXISTS: 'DOCUMENT_EXISTS',
  /** The document is not at the version that was asked for. */
  DOCUMENT_CHANGED: 'DOCUMENT_CHANGED',
  /** The document is larger than the server takes. */
  DOCUMENT_TOO_LARGE: 'DOCUMENT_TOO_LARGE',

  // Models.
  /** No such model. */
  MODEL_NOT_FOUND: 'MODEL_NOT_FOUND',
  /** Another model has this name. */
  MODEL_NAME_TAKEN: 'MODEL_NAME_TAKEN',
  /** The model has not been trained yet. */
  MODEL_NOT_TRAINED: 'MODEL_NOT_TRAINED',
  /** The examples are too few, or of one label only. */
  NOT_ENOUGH_EXAMPLES: 'NOT_ENOUGH_EXAMPLES',
  /** A training of this model is under way. */
  MODEL_BUSY: 'MODEL_BUSY',
  /** The model has no such version. */
  MODEL_VERSION_NOT_FOUND: 'MODEL_VERSION_NOT_FOUND',
  /** As many models, labels or examples are kept as may be. */
  MODEL_LIMIT_REACHED: 'MODEL_LIMIT_REACHED',

  // The assistant.
  /** The assistant is switched off, in the workspace or in this room. */
  ASSISTANT_OFF: 'ASSISTANT_OFF',
  /** The assistant is still writing this message: there is nothing to copy, pin, report or label yet. */
  ANSWER_GROWING: 'ANSWER_GROWING',
  /** The assistant answers others; this question waited for its turn as long as it may. */
  AI_BUSY: 'AI_BUSY',
  /** There is nothing in the part of the room that was asked for. */
  NOTHING_TO_SUMMARIZE: 'NOTHING_TO_SUMMARIZE',

  // Moderation.
  /** No such review, or one of a room that the caller does not moderate. */
  REVIEW_NOT_FOUND: 'REVIEW_NOT_FOUND',
  /** Somebody else has decided already; the metadata says who. */
  REVIEW_DECIDED: 'REVIEW_DECIDED',

  // The service.
  /** The reader of a stream was too slow; it comes back with its cursors. */
  STREAM_OVERFLOW: 'STREAM_OVERFLOW',
  /** The service is going down; it, or another, is back soon. */
  SHUTTING_DOWN: 'SHUTTING_DOWN',
  /** More is waiting than the service takes; RetryInfo says when to come back. */
  OVERLOADED: 'OVERLOADED',
  /** The log cannot be followed at the moment; come back with the cursors. */
  LOG_UNAVAILABLE: 'LOG_UNAVAILABLE',
  /** The database cannot be reached. */
  DATABASE_UNAVAILABLE: 'DATABASE_UNAVAILABLE',
  /** No database takes writes at the moment: what is there can be read, and nothing of what was asked for was written. */
  READ_ONLY: 'READ_ONLY',
  /** The persistence service cannot be reached. */
  PERSISTENCE_UNAVAILABLE: 'PERSISTENCE_UNAVAILABLE',
  /** The ai service cannot be reached; everything else works. */
  AI_UNAVAILABLE: 'AI_UNAVAILABLE',
  /** The ai service runs without an engine for this call. */
  AI_NOT_CONFIGURED: 'AI_NOT_CONFIGURED',
  /** Part of the contract that this version does not have yet. */
  NOT_IMPLEMENTED: 'NOT_IMPLEMENTED',
  /** The call took longer than it may. */
  DEADLINE_EXCEEDED: 'DEADLINE_EXCEEDED',
  /** A fault of the service; the log knows more under the request id. */
  INTERNAL: 'INTERNAL',
} as const;

/** One of the reasons. */
export type Reason = keyof typeof reasons;

/** Whether a name is one of the reasons. */
export function isReason(name: string): name is Reason {
  return Object.hasOwn(reasons, name);
}
