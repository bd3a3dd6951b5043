/**
 * `npm start`: installs what is missing, then goes on in launch.ts on the Node that the repository brings along. Runs on
 * the system's own Node 20 or newer before anything is installed, so: plain JavaScript, nothing from node_modules.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const main = join(root, 'tools', 'launcher', 'main.ts');

try {
  const { ensureInstalled } = await import('../build/install.mjs');
  await ensureInstalled();
  if (Number(process.versions.node.split('.')[0]) >= 24) await import('./main.ts');
  else await onOurNode();
} catch (error) {
  if (error?.name !== 'InstallError') throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

/** This process only waits; a signal to it alone is passed on. */
async function onOurNode() {
  const node = join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.exe' : 'node');
  const child = spawn(node, [main], { stdio: 'inherit' });
  process.on('SIGINT', () => {}); // Ctrl-C reaches the child as well
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  process.exitCode = await new Promise((done) => {
    child.once('error', (error) => {
      process.stderr.write(`Node.js 24 did not start (${node}): ${error.message}\n`);
      done(1);
    });
    child.once('close', (code) => done(code ?? 1));
  });
}
