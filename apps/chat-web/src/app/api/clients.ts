import { InjectionToken, inject } from '@angular/core';
import { createClient, type Client, type Transport } from '@connectrpc/connect';
import { createConnectTransport } from '@connectrpc/connect-web';
import {
  AccountService,
  DraftService,
  EventService,
  FileService,
  HistoryService,
  LinkPreviewService,
  MessageService,
  NotificationService,
  PersonalService,
  PinService,
  PollService,
  PresenceService,
  PushService,
  ReadService,
  ReminderService,
  ReceiptService,
  RoomService,
  SavedService,
  ScheduledService,
  SessionService,
  ThreadService,
} from '@prosa/proto/chat';

/** How long one unary call may take. Streams have no deadline. */
export const unaryTimeoutMs = 15_000;

/**
 * A call goes past the service worker, which would hold the stream open and answer 504 for a server that is not
 * reached.
 */
const fetchFromGateway: typeof fetch = (input, init) => {
  const headers = new Headers(init?.headers);
  headers.set('ngsw-bypass', 'true');
  return fetch(input, { ...init, headers, credentials: 'same-origin' });
};

/** The way to the gateway: the Connect protocol on the page's own origin. Tests provide a scripted one. */
export const TRANSPORT = new InjectionToken<Transport>('transport', {
  providedIn: 'root',
  factory: () =>
    createConnectTransport({
      baseUrl: location.origin,
      useBinaryFormat: true,
      defaultTimeoutMs: unaryTimeoutMs,
      fetch: fetchFromGateway,
    }),
});

/** People, sessions, access tokens. */
export const ACCOUNTS = new InjectionToken<Client<typeof AccountService>>('account service', {
  providedIn: 'root',
  factory: () => createClient(AccountService, inject(TRANSPORT)),
});

/** Rooms and who is in them. */
export const ROOMS = new InjectionToken<Client<typeof RoomService>>('room service', {
  providedIn: 'root',
  factory: () => createClient(RoomService, inject(TRANSPORT)),
});

/** What people say. */
export const MESSAGES = new InjectionToken<Client<typeof MessageService>>('message service', {
  providedIn: 'root',
  factory: () => createClient(MessageService, inject(TRANSPORT)),
});

/** Pinned messages. */
export const PINS = new InjectionToken<Client<typeof PinService>>('pin service', {
  providedIn: 'root',
  factory: () => createClient(PinService, inject(TRANSPORT)),
});

/** Votes. */
export const POLLS = new InjectionToken<Client<typeof PollService>>('poll service', {
  providedIn: 'root',
  factory: () => createClient(PollService, inject(TRANSPORT)),
});

/** Threads. */
export const THREADS = new InjectionToken<Client<typeof ThreadService>>('thread service', {
  providedIn: 'root',
  factory: () => createClient(ThreadService, inject(TRANSPORT)),
});

/** What is read and what is not. */
export const READING = new InjectionToken<Client<typeof ReadService>>('read service', {
  providedIn: 'root',
  factory: () => createClient(ReadService, inject(TRANSPORT)),
});

/** Places in the history of a room. */
export const HISTORY = new InjectionToken<Client<typeof HistoryService>>('history service', {
  providedIn: 'root',
  factory: () => createClient(HistoryService, inject(TRANSPORT)),
});

/** The live stream. */
export const EVENTS = new InjectionToken<Client<typeof EventService>>('event service', {
  providedIn: 'root',
  factory: () => createClient(EventService, inject(TRANSPORT)),
});

/** What pages say that messages link to. */
export const LINK_PREVIEWS = new InjectionToken<Client<typeof LinkPreviewService>>('link preview service', {
  providedIn: 'root',
  factory: () => createClient(LinkPreviewService, inject(TRANSPORT)),
});

/** Files: what goes beside their bytes. */
export const FILES = new InjectionToken<Client<typeof FileService>>('file service', {
  providedIn: 'root',
  factory: () => createClient(FileService, inject(TRANSPORT)),
});

/** What belongs to one person and to no room. */
export const PERSONAL = new InjectionToken<Client<typeof PersonalService>>('personal service', {
  providedIn: 'root',
  factory: () => createClient(PersonalService, inject(TRANSPORT)),
});

/** Whether the person is there, their status, when not to disturb them. */
export const PRESENCE = new InjectionToken<Client<typeof PresenceService>>('presence service', {
  providedIn: 'root',
  factory: () => createClient(PresenceService, inject(TRANSPORT)),
});

/** What calls the person. */
export const NOTIFICATIONS = new InjectionToken<Client<typeof NotificationService>>('notification service', {
  providedIn: 'root',
  factory: () => createClient(NotificationService, inject(TRANSPORT)),
});

/** What reaches the person when no tab is open. */
export const PUSH = new InjectionToken<Client<typeof PushService>>('push service', {
  providedIn: 'root',
  factory: () => createClient(PushService, inject(TRANSPORT)),
});

/** What one has begun to write. */
export const DRAFTS = new InjectionToken<Client<typeof DraftService>>('draft service', {
  providedIn: 'root',
  factory: () => createClient(DraftService, inject(TRANSPORT)),
});

/** Messages that one keeps at hand. */
export const SAVED = new InjectionToken<Client<typeof SavedService>>('saved service', {
  providedIn: 'root',
  factory: () => createClient(SavedService, inject(TRANSPORT)),
});

/** What one wants to be reminded of. */
export const REMINDERS = new InjectionToken<Client<typeof ReminderService>>('reminder service', {
  providedIn: 'root',
  factory: () => createClient(ReminderService, inject(TRANSPORT)),
});

/** What is to be sent later. */
export const SCHEDULED = new InjectionToken<Client<typeof ScheduledService>>('scheduled service', {
  providedIn: 'root',
  factory: () => createClient(ScheduledService, inject(TRANSPORT)),
});

/** Where one is signed in. */
export const SESSIONS = new InjectionToken<Client<typeof SessionService>>('session service', {
  providedIn: 'root',
  factory: () => createClient(SessionService, inject(TRANSPORT)),
});

/** Who has read what. */
export const RECEIPTS = new InjectionToken<Client<typeof ReceiptService>>('receipt service', {
  providedIn: 'root',
  factory: () => createClient(ReceiptService, inject(TRANSPORT)),
});
