/** `node health.mjs`: whether persistence with these settings, on this machine, is serving; its database, too. */
import { checkGrpc, runHealthCheck } from '@prosa/service/health-check';
import { persistenceSettings } from './settings.ts';

await runHealthCheck(async () => {
  const { listen, tls = {} } = persistenceSettings();
  await checkGrpc(listen, tls);
});
