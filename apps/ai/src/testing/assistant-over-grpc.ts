/** The assistant over real gRPC, with the engines of given settings. */
import { createClient, type Client } from '@connectrpc/connect';
import { createGrpcTransport } from '@prosa/grpc';
import { AssistantService } from '@prosa/proto/ai';
import { createLogger, grpcService, listenGrpc } from '@prosa/service';
import { createAssistantService } from '../assistant/assistant-service.ts';
import type { EngineSettings } from '../engines/engine-settings.ts';
import { openEngines } from '../engines/open-engines.ts';

/** A client, and how it ends. */
export interface AssistantOverGrpc {
  readonly client: Client<typeof AssistantService>;
  close(): Promise<void>;
}

/** Serves the assistant on a free port. */
export async function assistantOverGrpc(settings: EngineSettings): Promise<AssistantOverGrpc> {
  const logger = createLogger('ai', 'silent');
  const engines = await openEngines(settings, logger);
  const services = [grpcService(AssistantService, createAssistantService(engines))];
  const endpoint = await listenGrpc('127.0.0.1:0', services, logger);
  const transport = createGrpcTransport({ addresses: [`127.0.0.1:${endpoint.port}`] });
  return {
    client: createClient(AssistantService, transport),
    async close() {
      transport.close();
      await endpoint.close();
      await engines.close();
    },
  };
}

/** Settings of an engine behind a test's server: it may take its time, unless told otherwise. */
export function openAiSettings(url: string, firstMs = 20_000, nextMs = 20_000): EngineSettings {
  return {
    engine: 'openai',
    server: { url, model: 'test-model', key: 'sk-test' },
    deadlines: { firstMs, nextMs },
    limits: { maxInputCharacters: 16_000, maxOutputTokens: 300 },
  };
}
