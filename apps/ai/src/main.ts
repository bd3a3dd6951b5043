/** The ai service: gRPC in front, models behind. Chat works without it. */
import { readSettings, runService } from '@prosa/service';
import { startAi } from './ai.ts';
import { aiSettings } from './settings.ts';

await runService('ai', (logger) => startAi(readSettings(aiSettings), logger));
