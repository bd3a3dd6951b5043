import { forwardRequestId, grpcService, listenGrpc, openTls, type Logger, type RunningService } from '@prosa/service';
import { createGrpcTransport } from '@prosa/grpc';
import { AssistantService, ModelService } from '@prosa/proto/ai';
import { createAssistantService } from './assistant/assistant-service.ts';
import { openEngines } from './engines/open-engines.ts';
import { createModelService } from './models/model-service.ts';
import { createModels } from './models/models.ts';
import { MemoryDocuments } from './models/registry/memory-documents.ts';
import { PersistedDocuments } from './models/registry/persisted-documents.ts';
import { engineSettings, type AiSettings } from './settings.ts';

/** How long persistence may take, in milliseconds. */
const persistenceTimeoutMs = 10_000;

/**
 * Builds the service from its settings and starts it. It serves whether persistence is there or not: what needs it is refused
 * until it is. Closing goes the other way round. Throws SettingsError when the engine that is set cannot be opened, and when the
 * address is taken.
 */
export async function startAi(settings: AiSettings, logger: Logger): Promise<RunningService> {
  const tls = openTls(settings, logger);
  const engines = await openEngines(engineSettings(settings), logger);
  const persistence =
    settings.PERSISTENCE_ADDRESSES &&
    createGrpcTransport({
      addresses: settings.PERSISTENCE_ADDRESSES,
      interceptors: [forwardRequestId()],
      defaultTimeoutMs: persistenceTimeoutMs,
      tls: tls?.mutual,
    });
  if (!persistence) logger.warn('PERSISTENCE_ADDRESSES is not set: models are kept in memory only');
  const models = createModels(persistence ? new PersistedDocuments(persistence) : new MemoryDocuments(), logger);
  const endpoint = await listenGrpc(
    settings.AI_LISTEN,
    [
      grpcService(ModelService, createModelService(models)),
      grpcService(AssistantService, createAssistantService(engines)),
    ],
    logger,
    tls?.mutual,
  );
  return {
    reload: tls?.reload,
    async close() {
      await endpoint.close();
      await engines.close();
      await models.close();
      persistence?.close();
    },
  };
}
