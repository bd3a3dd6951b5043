import { address, logLevel } from '@prosa/service';
import { z } from 'zod';

/** The settings of the ai service; docs/settings.md describes them. */
export const settingsSchema = z.object({
  /** Where to serve gRPC: `host:port`. */
  AI_LISTEN: address.default('127.0.0.1:7302'),
  /** How much is logged. */
  PROSA_LOG_LEVEL: logLevel.default('info'),
});
