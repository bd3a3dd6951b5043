import preset from '../../../jest.preset.mjs';

// Machines boot in these: a target of their own (tools:vm-life), as root, one file after the other.
export default { ...preset, displayName: 'vm-life', testMatch: ['<rootDir>/*.life.ts'], testTimeout: 600_000 };
