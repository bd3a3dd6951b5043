import { readSettings, runService } from '@prosa/service';
import { startGateway } from './gateway.ts';
import { gatewaySettings } from './settings.ts';

await runService('gateway', (logger) => startGateway(readSettings(gatewaySettings), logger));
