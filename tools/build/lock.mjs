// Writes package-lock.json anew. Run after every change of a dependency: npm run lock
// npm leaves out platform packages that it could not see when node_modules is there; so it goes first.
import { execSync } from 'node:child_process';
import { rmSync } from 'node:fs';

rmSync('node_modules', { recursive: true, force: true });
rmSync('package-lock.json', { force: true });
execSync('npm install --package-lock-only --loglevel=error', { stdio: 'inherit' });
await import('./complete-lock.mjs');
