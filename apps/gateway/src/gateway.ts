import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { createClient } from '@connectrpc/connect';
import { createGrpcTransport } from '@prosa/grpc';
import { AssistantService as AiAssistantService } from '@prosa/proto/ai';
import {
  AccountService,
  AssistantService,
  EventService,
  FileService,
  LinkPreviewService,
  HistoryService,
  MessageService,
  ModelService,
  ModerationService,
  NotificationService,
  DraftService,
  PersonalService,
  ReminderService,
  SavedService,
  ScheduledService,
  SessionService,
  PinService,
  PollService,
  PresenceService,
  PushService,
  ReceiptService,
  ReadService,
  RoomService,
  ThreadService,
} from '@prosa/proto/chat';
import type { Message } from '@prosa/proto/chat';
import { Health } from '@prosa/proto/grpc';
import { ModelService as AiModelService } from '@prosa/proto/ai';
import * as backend from '@prosa/proto/persistence';
import { forwardRequestId, openTls, SettingsError, validationInterceptor } from '@prosa/service';
import type { Logger, RunningService } from '@prosa/service';
import { accountService, signUpPolicy } from './accounts/account-service.ts';
import { sessionService } from './accounts/session-service.ts';
import { Admission } from './accounts/admission.ts';
import { Authenticator } from './accounts/authenticator.ts';
import { requestGate, stillAdmitted } from './accounts/request-gate.ts';
import { SignInLimits } from './accounts/sign-in-limits.ts';
import { assistantService } from './assistant/assistant-service.ts';
import { Conversations } from './assistant/conversations.ts';
import { EngineBoard } from './assistant/engine-board.ts';
import { RoomAnswers } from './assistant/room-answers.ts';
import { spentTokens } from './assistant/spent-tokens.ts';
import { LiveEvents } from './events/live-events.ts';
import { eventService } from './events/event-service.ts';
import { SUBSCRIBE_PATH } from './events/subscribe-handler.ts';
import { FileHandler } from './files/file-handler.ts';
import { fileService } from './files/file-service.ts';
import { callLog } from './http/call-log.ts';
import { blameSender, CONNECT_ONLY, ConnectHandler } from './http/connect-handler.ts';
import { httpsOf } from './http/https.ts';
import { Metrics } from './http/metrics.ts';
import { OpenBodies } from './http/open-bodies.ts';
import { Readiness } from './http/readiness.ts';
import { routeTo } from './http/router.ts';
import { listenHttp } from './http/server.ts';
import { listenTls } from './http/tls-listener.ts';
import { TokenBuckets } from './http/token-buckets.ts';
import { WebApp } from './http/web-app.ts';
import { webHandler } from './http/web-handler.ts';
import { LinkPreviewer } from './links/link-previewer.ts';
import { linkPreviewService } from './links/link-preview-service.ts';
import { Appender } from './messages/appender.ts';
import type { SentWatcher } from './messages/appender.ts';
import { historyService } from './messages/history-service.ts';
import { ImportHandler } from './messages/import-handler.ts';
import { messageService } from './messages/message-service.ts';
import { receiptService } from './messages/receipt-service.ts';
import { pinService } from './messages/pin-service.ts';
import { readService } from './messages/read-service.ts';
import { SEND_PATH, SendHandler } from './messages/send-handler.ts';
import { threadService } from './messages/thread-service.ts';
import { ExampleImportHandler } from './models/example-import-handler.ts';
import { Labeller } from './models/labeller.ts';
import { modelService } from './models/model-service.ts';
import { Retrainer } from './models/retrainer.ts';
import { Trainer } from './models/trainer.ts';
import { Worker } from './models/worker.ts';
import { moderationService } from './moderation/moderation-service.ts';
import { BACKEND_TIMEOUT_MS } from './onward.ts';
import { notificationService } from './notifications/notification-service.ts';
import { draftService } from './personal/draft-service.ts';
import { reminderService } from './personal/reminder-service.ts';
import { savedService } from './personal/saved-service.ts';
import { scheduledService } from './personal/scheduled-service.ts';
import { personalService } from './personal/personal-service.ts';
import { PushCourier } from './push/push-courier.ts';
import { pushService } from './push/push-service.ts';
import { presenceService } from './presence/presence-service.ts';
import { pollService } from './polls/poll-service.ts';
import { roomService } from './rooms/room-service.ts';
import type { GatewaySettings } from './settings.ts';
import { Turns } from './turns.ts';

/** How long calls under way may go on after `close`, in milliseconds. */
const CLOSE_GRACE_MS = 3_000;

/** The largest message of the account calls, in bytes: some are open to anybody, and none has more to say. */
const MAX_ACCOUNT_BYTES = 32 * 1024;

/** Answers, summaries among them, that are made, and models that are followed, at once. */
const ANSWERS = { what: 'answers', ofOnePerson: 3, atThisGateway: 200 };
const MONITORS = { what: 'models followed', ofOnePerson: 8, atThisGateway: 200 };

/** A gateway that listens. */
export interface Gateway extends RunningService {
  readonly port: number;
}

/** Builds the gateway from its settings and starts it; `close` takes it down in the reverse order. */
export async function startGateway(settings: GatewaySettings, logger: Logger): Promise<Gateway> {
  const trustProxy = settings.PROSA_TRUST_PROXY;
  const web = await loadWebApp(settings.WEB_ROOT);
  const metrics = new Metrics();
  const tls = openTls(settings, logger);
  const https = httpsOf(settings, logger);

  // Behind: persistence, and whether ai is there.
  const persistence = createGrpcTransport({
    addresses: settings.PERSISTENCE_ADDRESSES,
    interceptors: [forwardRequestId()],
    defaultTimeoutMs: BACKEND_TIMEOUT_MS,
    tls: tls?.mutual,
  });
  const ai =
    settings.AI_ADDRESS === undefined
      ? undefined
      : createGrpcTransport({
          addresses: [settings.AI_ADDRESS],
          interceptors: [forwardRequestId()],
          tls: tls?.mutual,
        });
  const accounts = createClient(backend.AccountService, persistence);
  const rooms = createClient(backend.RoomService, persistence);
  const log = createClient(backend.LogService, persistence);
  const files = createClient(backend.FileService, persistence);

  // Who may call, and how often.
  const authenticator = new Authenticator(accounts);
  const admission = new Admission(authenticator, { trustProxy });
  const calls = new TokenBuckets({ perSecond: settings.PROSA_CALL_RATE, burst: settings.PROSA_CALL_BURST });
  const sends = new TokenBuckets({ perSecond: settings.PROSA_SEND_RATE, burst: settings.PROSA_SEND_BURST });
  const bodies = new OpenBodies();
  const limits = new SignInLimits({ perSecond: settings.PROSA_SIGN_UP_RATE, burst: settings.PROSA_SIGN_UP_BURST });

  // In: sends. Out: what happens.
  const previews = createClient(backend.LinkPreviewService, persistence);
  const previewer = settings.PROSA_LINK_PREVIEWS ? new LinkPreviewer({ previews, logger }) : undefined;
  const onSent: SentWatcher = (text, message) => previewer?.sent(text, message);
  const onEdited = (message: Message) => previewer?.look(message);
  const appender = new Appender(log, logger, metrics.observeSend, onSent);
  const live = new LiveEvents({
    log,
    rooms,
    authenticator,
    admission,
    rate: calls,
    bodies,
    settings,
    logger,
    gatewayId: randomUUID(),
    pushesWaiting: () => courier.wake(),
    labelsWaiting: () => labelling?.wake(),
    trainingWaiting: () => training?.wake(),
    answersWaiting: () => answering?.wake(),
    answerStopped: (messageId) => roomAnswers.stop(messageId),
  });

  const pushes = createClient(backend.PushService, persistence);
  const courier = new PushCourier(
    pushes,
    live.presence,
    { subject: settings.PROSA_PUSH_CONTACT, allowPrivate: settings.PROSA_PUSH_ALLOW_PRIVATE },
    logger,
  );

  // Models: persistence keeps them, ai learns and answers; without ai everything else works.
  const models = createClient(backend.ModelService, persistence);
  const aiModels = ai && createClient(AiModelService, ai);
  const trainer = aiModels && new Trainer(models, aiModels, logger);
  const labeller = aiModels && new Labeller(models, aiModels);
  const labelling = labeller && new Worker((signal) => labeller.run(signal), logger);
  const retrainer = aiModels && trainer && new Retrainer(models, aiModels, trainer, logger);
  const training = retrainer && new Worker((signal) => retrainer.run(signal), logger);

  const aiAssistant = ai && createClient(AiAssistantService, ai);
  const assistants = createClient(backend.AssistantService, persistence);
  const conversations = new Conversations();
  const assistant = {
    persistence: assistants,
    engines: new EngineBoard(aiAssistant),
    conversations,
    spent: spentTokens(assistants, logger),
  };
  const roomAnswers = new RoomAnswers(assistant, { grown: live.grown, ended: () => answering?.wake(), logger });
  const answering = aiAssistant && new Worker(() => roomAnswers.takeWaiting(), logger);

  // In front: HTTP.
  const connect = new ConnectHandler({
    requestGate: requestGate(admission, { calls, sends }, bodies, logger),
    interceptors: [callLog(logger, { trustProxy }), blameSender(), stillAdmitted(admission), validationInterceptor()],
    routes: (router) => {
      const policy = signUpPolicy(settings.PROSA_SIGN_UP);
      router.service(AccountService, accountService({ accounts, authenticator, limits, policy, trustProxy }), {
        ...CONNECT_ONLY,
        readMaxBytes: MAX_ACCOUNT_BYTES,
      });
      router.service(RoomService, roomService(rooms, live.presence));
      router.service(
        MessageService,
        messageService(createClient(backend.MessageService, persistence), appender, onEdited),
      );
      router.service(LinkPreviewService, linkPreviewService(previews));
      router.service(HistoryService, historyService(createClient(backend.HistoryService, persistence)));
      router.service(
        ModelService,
        modelService({ models, ai: aiModels, trainer, monitors: new Turns(MONITORS), logger }),
      );
      router.service(ModerationService, moderationService(createClient(backend.ModerationService, persistence)));
      router.service(PollService, pollService(createClient(backend.PollService, persistence)));
      router.service(PinService, pinService(createClient(backend.PinService, persistence)));
      router.service(ThreadService, threadService(createClient(backend.ThreadService, persistence)));
      router.service(ReadService, readService(createClient(backend.ReadService, persistence)));
      router.service(SessionService, sessionService(createClient(backend.SessionService, persistence), authenticator));
      router.service(DraftService, draftService(createClient(backend.DraftService, persistence)));
      router.service(SavedService, savedService(createClient(backend.SavedService, persistence)));
      router.service(ReminderService, reminderService(createClient(backend.ReminderService, persistence)));
      router.service(ScheduledService, scheduledService(createClient(backend.ScheduledService, persistence)));
      router.service(PersonalService, personalService(createClient(backend.PersonalService, persistence)));
      router.service(NotificationService, notificationService(createClient(backend.NotificationService, persistence)));
      router.service(ReceiptService, receiptService(createClient(backend.ReceiptService, persistence)));
      router.service(PushService, pushService(pushes, { allowPrivate: settings.PROSA_PUSH_ALLOW_PRIVATE }));
      router.service(
        PresenceService,
        presenceService(createClient(backend.PresenceService, persistence), live.devices),
      );
      router.service(AssistantService, assistantService(assistant, new Turns(ANSWERS)));
      router.service(FileService, fileService(files));
      router.service(EventService, eventService(live.typing));
    },
    logger,
  });
  const send = new SendHandler({ admission, rate: sends, bodies, appender, connect, logger });
  const imports = new ImportHandler({
    imports: createClient(backend.ImportService, persistence),
    admission,
    rate: calls,
    logger,
  });
  const examples = new ExampleImportHandler({ models, admission, rate: calls, logger });
  const fileHandler = new FileHandler({ files, admission, rate: calls, logger });
  const readiness = new Readiness({
    persistence: createClient(Health, persistence),
    ai: ai && createClient(Health, ai),
    tailLive: () => live.tail.live,
  });
  const serving = {
    host: settings.HOST,
    port: settings.PORT,
    maxConnections: settings.PROSA_MAX_CONNECTIONS,
    mayTakeLong: ({ url }: IncomingMessage) =>
      url !== undefined && (url.startsWith('/import/') || url.startsWith('/files/uploads/')),
    handle: routeTo({
      connect,
      posts: new Map([
        [SEND_PATH, (edge, response) => send.handle(edge, response)],
        [SUBSCRIBE_PATH, (edge, response) => live.subscribe.handle(edge, response)],
      ]),
      gets: new Map([
        ['/healthz', (edge, response) => readiness.alive(edge, response)],
        ['/readyz', (edge, response) => readiness.ready(edge, response)],
        ['/metrics', (edge, response) => metrics.answer(edge, response)],
      ]),
      import: (edge, response, path) =>
        (path.startsWith('/import/examples/') ? examples : imports).handle(edge, response, path),
      files: (edge, response, path) => fileHandler.handle(edge, response, path),
      web: webHandler(web, trustProxy),
    }),
  };
  const server = await listenHttp(serving);
  const secure =
    https && (await listenTls({ ...serving, port: https.port, http: server, certificates: https.certificates }));
  metrics.read({
    connections: () => server.connections + (secure?.connections ?? 0),
    sendsPending: () => appender.pending,
    databaseReadOnly: () => readiness.databaseReadOnly(),
    labels: () => ({ asked: 0, labelled: 0, flagged: 0, ...labeller?.counts }),
    trainings: () => ({ trained: 0, failed: 0, ...trainer?.counts }),
    appendCuts: () => appender.cuts,
    refused: () => ({
      calls: calls.refused,
      sends: sends.refused,
      sign_ups: limits.signUps.refused,
      sign_ins_email: limits.byEmail.refused,
      sign_ins_address: limits.byAddress.refused,
    }),
    ...live.numbers,
  });
  appender.start();
  live.start();
  courier.start();
  labelling?.start();
  training?.start();
  answering?.start();
  logger.info({ host: settings.HOST, port: server.port, httpsPort: secure?.port }, 'listening');
  const reloads = [tls?.reload, secure && https.reloadTo((found) => secure.replace(found))].filter(
    (one) => one !== undefined,
  );

  return {
    port: server.port,
    reload: reloads.length === 0 ? undefined : () => reloads.forEach((reload) => reload()),
    async close() {
      readiness.close();
      const closed = Promise.all([server.close(CLOSE_GRACE_MS), secure?.close(CLOSE_GRACE_MS)]);
      live.endStreams();
      await closed;
      await appender.close();
      await courier.close();
      await Promise.all([labelling?.close(), training?.close(), answering?.close(), roomAnswers.close()]);
      await previewer?.close();
      await live.close();
      conversations.close();
      ai?.close();
      persistence.close();
    },
  };
}

async function loadWebApp(root: string | undefined): Promise<WebApp | undefined> {
  if (root === undefined) return undefined;
  try {
    return await WebApp.load(root);
  } catch {
    throw new SettingsError(['WEB_ROOT: there is no built web app (index.html) in this folder']);
  }
}
