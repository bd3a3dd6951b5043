import type { DescService } from '@bufbuild/protobuf';
import type { ServiceImpl } from '@connectrpc/connect';
import {
  AccountService,
  AssistantService,
  DocumentService,
  DraftService,
  HistoryService,
  FileService,
  ImportService,
  LinkPreviewService,
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
import { listenGrpc, openTls, type Logger } from '@prosa/service';
import { createSessionService } from './accounts/session-service.ts';
import { createDraftService } from './drafts/draft-service.ts';
import { DueWorker } from './personal/due-worker.ts';
import { dueReminders } from './reminders/due-reminders.ts';
import { createReminderService } from './reminders/reminder-service.ts';
import { createSavedService } from './saved/saved-service.ts';
import { dueScheduled } from './scheduled/due-scheduled.ts';
import { createScheduledService } from './scheduled/scheduled-service.ts';
import { lostAnswers } from './assistant/lost-answers.ts';
import { createAssistantService } from './assistant/assistant-service.ts';
import { createAccountService } from './accounts/account-service.ts';
import type { Queries } from './database/connect.ts';
import { DatabaseServers } from './database/database-servers.ts';
import { databaseReadOnly, isDatabaseAway } from './database/failures.ts';
import { watchDatabase } from './database/health.ts';
import { migrateToLatest } from './database/migrate.ts';
import { RetryDelay } from './database/retry-delay.ts';
import { standbyGuard } from './database/standby-guard.ts';
import { createDocumentService } from './documents/document-service.ts';
import { createFileService } from './files/file-service.ts';
import { openStore } from './files/open-store.ts';
import { Pictures } from './files/pictures.ts';
import { FileSweeper } from './files/sweeper.ts';
import { createLinkPreviewService } from './links/link-preview-service.ts';
import { createImportService } from './imports/import-service.ts';
import { openFanOut } from './fan-out/open-fan-out.ts';
import { Committer } from './log/committer.ts';
import { LocalRoomLog } from './log/local-room-log.ts';
import { createLogService } from './log/log-service.ts';
import { readChanges, readLogs, readTops } from './log/read-log.ts';
import { storeRichSend } from './log/rich-send.ts';
import { SendLanes } from './log/send-lanes.ts';
import { BatchStore } from './log/store-batch.ts';
import type { LogSource } from './log/tail-hub.ts';
import { createMessageService } from './messages/message-service.ts';
import { createReceiptService } from './messages/receipt-service.ts';
import { createPinService } from './messages/pin-service.ts';
import { LabelWatcher } from './models/label-watcher.ts';
import { createModelService } from './models/model-service.ts';
import { createModerationService } from './moderation/moderation-service.ts';
import { createNotificationService } from './notifications/notification-service.ts';
import { createPersonalService } from './personal/personal-service.ts';
import { PushPlanner } from './push/planner.ts';
import { createPushService } from './push/push-service.ts';
import { createPresenceService } from './presence/presence-service.ts';
import { createReadService } from './reading/read-service.ts';
import { createPollService } from './polls/poll-service.ts';
import { createRoomService } from './rooms/room-service.ts';
import { createHistoryService } from './search/history-service.ts';
import { Indexer } from './search/indexer.ts';
import { SearchTurns } from './search/search-turns.ts';
import { served, servedItemByItem } from './served.ts';
import { sendExtras } from './send-extras.ts';
import { createThreadService } from './threads/thread-service.ts';
import type { Settings } from './settings.ts';

/** The service as it runs. */
export interface Persistence {
  /** The port it listens on. */
  readonly port: number;
  /** Reads the certificate again; there only with TLS. */
  reload?(): void;
  close(): Promise<void>;
}

/**
 * Builds the service from its settings and starts it: waits for the database, migrates it, follows the logs, listens.
 * Closing goes the other way round. Throws when the schema cannot be brought up to date or the address is taken.
 */
export async function startPersistence(settings: Settings, logger: Logger): Promise<Persistence> {
  const { databaseUrl, poolSize } = settings;
  const tls = openTls(settings.tls ?? {}, logger);
  await migrateWhenThere(databaseUrl, logger);

  const servers = new DatabaseServers(databaseUrl, poolSize, (reason) =>
    logger.warn({ err: reason }, 'a database connection was lost'),
  );
  const db = servers.primary;
  // That nothing can be written is told once, by who looks after the database.
  const trouble = (what: string) => (reason: unknown) =>
    logger[servers.readOnly ? 'debug' : 'warn']({ err: reason }, what);
  const { epoch } = await db.selectFrom('workspace').select('epoch').executeTakeFirstOrThrow();
  const source = logSource(db, epoch);
  const log = new LocalRoomLog(openFanOut(databaseUrl, settings.nats, epoch), source, trouble('following the logs'));
  await log.start();
  const store = new BatchStore(databaseUrl, log.bellId, db);
  const committer = new Committer({
    store: (items) => store.store(items),
    publish: (events) => log.publish(events),
    onTrouble: (reason) => logger.error({ err: reason }, 'a batch of messages failed'),
  });
  const extras = sendExtras({ limits: settings.files.limits }, log);
  const lanes = new SendLanes({
    committer,
    storeRich: (send) => storeRichSend({ db, log, extras }, send),
    publish: (events) => log.publish(events),
    onTrouble: (reason) => logger.error({ err: reason }, 'a message failed'),
    refusal: () => (servers.readOnly ? databaseReadOnly() : undefined),
  });
  const indexer = new Indexer(db, trouble('indexing for search'), () => !servers.readOnly);
  const detachIndexer = log.hub.attach(indexer);
  await indexer.start();
  const pushes = new PushPlanner(
    db,
    () => log.announce({ case: 'pushesWaiting', value: {} }),
    trouble('planning pushes'),
  );
  const detachPushes = log.hub.attach(pushes);
  pushes.start();

  const labels = new LabelWatcher(
    db,
    () => log.announce({ case: 'labelsWaiting', value: {} }),
    trouble('looking which rooms have models'),
  );
  const detachLabels = log.hub.attach(labels);
  labels.start();

  const workspace = { db: servers.queries, epoch, log };
  const background = { db, epoch, log };
  const files = {
    db: servers.queries,
    store: openStore(settings.files),
    pictures: new Pictures(),
    limits: settings.files.limits,
  };
  const sweeper = new FileSweeper({ ...files, db }, trouble('removing files'));
  sweeper.soon();
  const turns = new SearchTurns();
  const assistant = { workspace, indexer, turns, limits: settings.assistant };
  const reminders = new DueWorker(dueReminders(background), trouble('making reminders due'));
  const scheduled = new DueWorker(
    dueScheduled(background, (send, settle) => lanes.submit(send, settle)),
    trouble('sending scheduled messages'),
  );
  const answers = new DueWorker(lostAnswers(background), trouble('ending answers'));
  const guard = standbyGuard(servers, (roomId) => log.hub.knownOf(roomId));
  const serve = <S extends DescService>(service: S, impl: ServiceImpl<S>) => served(service, impl, guard);
  const endpoint = await listenGrpc(
    settings.listen,
    [
      serve(AccountService, createAccountService(workspace)),
      serve(NotificationService, createNotificationService(workspace)),
      serve(PushService, createPushService(workspace)),
      serve(ReceiptService, createReceiptService(workspace)),
      serve(PresenceService, createPresenceService(workspace)),
      serve(RoomService, createRoomService(workspace)),
      serve(MessageService, createMessageService(workspace, indexer, turns)),
      serve(AssistantService, createAssistantService(assistant)),
      serve(HistoryService, createHistoryService(workspace, indexer)),
      serve(ModelService, createModelService(workspace)),
      serve(ModerationService, createModerationService(workspace)),
      serve(PollService, createPollService(workspace)),
      serve(PinService, createPinService(workspace)),
      serve(ThreadService, createThreadService(workspace)),
      serve(ReadService, createReadService(workspace)),
      serve(PersonalService, createPersonalService(workspace)),
      servedItemByItem(
        LogService,
        createLogService({ db: servers.queries, epoch, log, hub: log.hub, source, lanes }),
        guard,
        logger,
      ),
      serve(SessionService, createSessionService(workspace)),
      serve(DraftService, createDraftService(workspace)),
      serve(SavedService, createSavedService(workspace)),
      serve(ReminderService, createReminderService(workspace, reminders.wake)),
      serve(
        ScheduledService,
        createScheduledService(workspace, { onTime: scheduled.wake, onFilesGone: () => sweeper.soon() }),
      ),
      serve(ImportService, createImportService(workspace)),
      serve(LinkPreviewService, createLinkPreviewService(workspace, files.pictures)),
      serve(FileService, createFileService(files, sweeper)),
      serve(DocumentService, createDocumentService(workspace)),
    ],
    logger,
    tls?.mutual,
  );
  reminders.start();
  scheduled.start();
  answers.start();
  const stopWatching = watchDatabase(servers, endpoint.health, logger);

  return {
    port: endpoint.port,
    reload: tls?.reload,
    async close() {
      stopWatching();
      await endpoint.close();
      await sweeper.close();
      await Promise.all([reminders.close(), scheduled.close(), answers.close()]);
      detachIndexer();
      detachPushes();
      detachLabels();
      await pushes.close();
      await labels.close();
      await indexer.close();
      await lanes.close();
      await committer.close();
      await store.close();
      await log.close();
      await servers.close();
    },
  };
}

function logSource(db: Queries, epoch: string): LogSource {
  return {
    tops: () => readTops(db),
    changes: (mark) => readChanges(db, mark),
    read: (places, limitPerRoom) => readLogs(db, places, limitPerRoom, epoch),
  };
}

/** The database may start later than this process does. */
async function migrateWhenThere(url: string, logger: Logger): Promise<void> {
  const delay = new RetryDelay(50, 500);
  for (;;) {
    try {
      const steps = await migrateToLatest(url);
      if (steps.length > 0) logger.info({ steps }, 'the schema was brought up to date');
      return;
    } catch (reason) {
      if (!isDatabaseAway(reason)) throw reason;
      logger.warn({ err: reason }, 'waiting for the database');
      await delay.wait();
    }
  }
}
