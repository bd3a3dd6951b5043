/** `node health.mjs`: whether the ai service with these settings, on this machine, is serving. */
import { checkGrpc, runHealthCheck } from '@prosa/service/health-check';
import { readSettings } from '@prosa/service/settings';
import { aiSettings } from './settings.ts';

await runHealthCheck(async () => {
  const settings = readSettings(aiSettings);
  await checkGrpc(settings.AI_LISTEN, settings);
});
