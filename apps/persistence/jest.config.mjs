import preset from '../../jest.preset.mjs';

export default {
  ...preset,
  displayName: 'persistence',
  testTimeout: 30_000, // a deadline for what hangs, not a measure of speed
  globalSetup: '<rootDir>/src/jest.setup.ts',
  globalTeardown: '<rootDir>/src/jest.teardown.ts',
};
