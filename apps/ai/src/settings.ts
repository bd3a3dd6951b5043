import { address, addressList, logLevel } from '@prosa/service';
import { z } from 'zod';

/** The settings of the ai service; docs/settings.md describes them. */
export const aiSettings = z.object({
  /** Where to serve gRPC: `host:port`. */
  AI_LISTEN: address.default('127.0.0.1:7302'),
  /** Where models are kept; without it in memory only. */
  PERSISTENCE_ADDRESSES: addressList.optional(),
  /** How much is logged. */
  PROSA_LOG_LEVEL: logLevel.default('info'),
});

/** The settings as they were read. */
export type AiSettings = z.output<typeof aiSettings>;
