import preset from '../../jest.preset.mjs';

export default {
  ...preset,
  displayName: 'ai',
  globalSetup: '<rootDir>/src/jest.setup.ts',
  globalTeardown: '<rootDir>/src/jest.teardown.ts',
  testTimeout: 120_000,
};
