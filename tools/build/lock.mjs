// Writes package-lock.json anew. Run after every change of a dependency: npm run lock
// npm leaves out platform packages that it does not see in node_modules, so it works in a folder that has none.
import { execSync } from 'node:child_process';
import { copyFileSync, cpSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = mkdtempSync(join(tmpdir(), 'prosa-lock-'));
try {
  const { workspaces } = JSON.parse(readFileSync('package.json', 'utf8'));
  const manifests = globSync(workspaces.map((workspace) => join(workspace, 'package.json')));
  for (const file of ['package.json', '.npmrc', ...manifests]) cpSync(file, join(folder, file), { recursive: true });
  execSync('npm install --package-lock-only --loglevel=error', { cwd: folder, stdio: 'inherit' });
  copyFileSync(join(folder, 'package-lock.json'), 'package-lock.json');
} finally {
  rmSync(folder, { recursive: true });
}
await import('./complete-lock.mjs');
