/** `node health.mjs`: whether the gateway with these settings, on this machine, can serve. */
import { checkHttp, runHealthCheck } from '@prosa/service/health-check';
import { readSettings } from '@prosa/service/settings';
import { gatewaySettings } from './settings.ts';

await runHealthCheck(async () => {
  const { HOST, PORT } = readSettings(gatewaySettings);
  await checkHttp(HOST, PORT);
});
