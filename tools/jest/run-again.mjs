import { jest } from '@jest/globals';

// Only in CI, which tells of each test that needed it (tools/ci): a race that shows once in many runs must not stop a change that has
// nothing to do with it.
jest.retryTimes(1, { logErrorsBeforeRetry: true });
