/**
 * Installs the dependencies when they are missing or package-lock.json has changed; else costs some milliseconds.
 * Runs on the system's own Node before anything is installed, so: plain JavaScript, nothing imported from node_modules.
 * As a program it ends with code 1 and one line on stderr when the installation is not possible.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import { basename, delimiter, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { linkNode } from './node-link.mjs';
import { explainNpmFailure, InstallError } from './npm-failure.mjs';
import { repairPostgres } from './postgres-links.mjs';

const root = resolve(fileURLToPath(new URL('../..', import.meta.url)));
const modules = join(root, 'node_modules');
const stamp = join(modules, '.prosa-lock-hash');
/** What an installation takes on the disk, with some room to build. */
const neededBytes = 2e9;

/**
 * Makes node_modules agree with package-lock.json.
 * @returns {Promise<boolean>} whether something had to be installed
 * @throws {InstallError} with one line that says what to do
 */
export async function ensureInstalled() {
  if (Number(process.versions.node.split('.')[0]) < 20) {
    throw new InstallError(`Prosa needs Node.js 20 or newer to begin with; this is ${process.version}.`);
  }
  const wanted = lockHash();
  if (readIfThere(stamp) === wanted) return false;
  if (agreesWithLock()) {
    // Somebody ran npm by hand, and it fits.
    await complete(wanted);
    return false;
  }
  checkPlace();
  await runNpmCi();
  await complete(wanted);
  return true;
}

/** What npm leaves to be done; then the installation counts. */
async function complete(hash) {
  await repairPostgres(modules);
  linkNode(modules);
  writeStamp(hash);
}

function lockHash() {
  const hash = createHash('sha256');
  for (const name of ['package-lock.json', 'package.json']) hash.update(fs.readFileSync(join(root, name)));
  return hash.digest('hex');
}

/** Compares the lock file with the copy npm keeps of what it installed. */
function agreesWithLock() {
  try {
    const installed = JSON.parse(fs.readFileSync(join(modules, '.package-lock.json'), 'utf8')).packages;
    const locked = JSON.parse(fs.readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
    return Object.entries(locked).every(([path, entry]) => {
      if (!path.startsWith('node_modules/')) return true;
      if (entry.link) return fs.existsSync(join(root, path));
      const found = installed[path];
      if (found === undefined) return entry.optional === true || entry.peer === true || entry.devOptional === true;
      return found.version === entry.version;
    });
  } catch {
    return false;
  }
}

function checkPlace() {
  try {
    fs.accessSync(root, fs.constants.W_OK);
    if (fs.existsSync(modules)) fs.accessSync(modules, fs.constants.W_OK);
  } catch {
    throw new InstallError(`No permission to write in ${root}; give this folder to the user who runs Prosa.`);
  }
  const { bavail, bsize } = fs.statfsSync(root);
  if (bavail * bsize < neededBytes) {
    throw new InstallError(
      `Not enough disk space in ${root}: ${Math.round((bavail * bsize) / 1e6)} MB are free, ${neededBytes / 1e6} MB are needed.`,
    );
  }
}

/** `npm ci` without install scripts: the one that is needed is done by repairPostgres, alike under every npm. */
async function runNpmCi() {
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  process.stderr.write('Installing the dependencies (once; about a minute) …\n');
  const terminal = process.stderr.isTTY;
  const progress = setInterval(
    () => process.stderr.write(terminal ? `\r  ${seconds()} s ` : `  … ${seconds()} s\n`),
    terminal ? 1000 : 15_000,
  );
  try {
    const { command, args } = npm();
    const { code, output } = await run(command, [...args, 'ci', '--ignore-scripts', '--loglevel=error']);
    if (code !== 0) throw explainNpmFailure(output);
  } finally {
    clearInterval(progress);
    if (terminal) process.stderr.write('\r');
  }
  process.stderr.write(`Installed in ${seconds()} s.\n`);
}

/** The npm that runs us, on the Node that runs it; else whichever npm the path has. */
function npm() {
  const cli = process.env.npm_execpath;
  const node = process.env.npm_node_execpath;
  if (cli && node && basename(cli) === 'npm-cli.js' && !node.startsWith(modules)) return { command: node, args: [cli] };
  return { command: 'npm', args: [] };
}

function run(command, args) {
  // Our own node_modules/.bin/node goes away while npm works.
  const path = (process.env.PATH ?? '').split(delimiter).filter((entry) => !entry.startsWith(modules));
  return new Promise((done, fail) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, PATH: path.join(delimiter) },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let output = '';
    child.stderr.setEncoding('utf8').on('data', (text) => (output = (output + text).slice(-20_000)));
    child.on('error', (error) => {
      const missing = error.code === 'ENOENT';
      fail(
        new InstallError(
          missing ? 'npm was not found; install it together with Node.js.' : `npm did not start: ${error.message}`,
        ),
      );
    });
    child.on('close', (code) => done({ code, output }));
  });
}

function writeStamp(hash) {
  try {
    fs.writeFileSync(stamp, hash);
  } catch {
    // Somebody else's installation that fits: usable, only not remembered.
  }
}

function readIfThere(path) {
  try {
    return fs.readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

if (process.argv[1] && fs.realpathSync(process.argv[1]) === fs.realpathSync(fileURLToPath(import.meta.url))) {
  try {
    await ensureInstalled();
  } catch (error) {
    if (!(error instanceof InstallError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
