import { runService } from '@prosa/service';
import { startPersistence } from './persistence.ts';
import { persistenceSettings } from './settings.ts';

await runService('persistence', (logger) => startPersistence(persistenceSettings(), logger));
