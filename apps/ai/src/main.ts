/** The ai service: gRPC in front, models behind. Chat works without it. */
import { AssistantService, ModelService } from '@prosa/proto/ai';
import { grpcService, listenGrpc, readSettings, runService } from '@prosa/service';
import { assistantService } from './assistant/assistant-service.ts';
import { modelService } from './models/model-service.ts';
import { settingsSchema } from './settings.ts';

await runService('ai', (logger) => {
  const settings = readSettings(settingsSchema);
  const services = [grpcService(ModelService, modelService), grpcService(AssistantService, assistantService)];
  return listenGrpc(settings.AI_LISTEN, services, logger);
});
