import type { ServiceImpl } from '@connectrpc/connect';
import type { ModelService } from '@prosa/proto/ai';
import { notConfigured, refuseStream } from '../not-configured.ts';

/** Models that label messages. There is no engine yet: every method answers AI_NOT_CONFIGURED (UNIMPLEMENTED). */
export const modelService: ServiceImpl<typeof ModelService> = {
  predict() {
    throw notConfigured();
  },
  trainModel: refuseStream,
  monitorModel() {
    throw notConfigured();
  },
  recordCorrection() {
    throw notConfigured();
  },
  listVersions() {
    throw notConfigured();
  },
  deleteModel() {
    throw notConfigured();
  },
};
