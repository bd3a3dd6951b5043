import preset from '../../jest.preset.mjs';

export default {
  ...preset,
  displayName: 'persistence',
  globalSetup: '<rootDir>/src/jest.setup.ts',
  globalTeardown: '<rootDir>/src/jest.teardown.ts',
};
