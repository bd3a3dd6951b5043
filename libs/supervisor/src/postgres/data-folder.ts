import { execFile } from 'node:child_process';
import {
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { Binaries } from './binaries.ts';
import { ClusterError } from './cluster-error.ts';
import { isRunning, processCommand } from '../process-table.ts';
import { asUser, type PlainUser } from './plain-user.ts';

const run = promisify(execFile);

/**
 * Makes the data folder when there is none: beside its place first and then moved, so that an interrupted start leaves
 * no half one. Sorting and case follow Unicode and do not depend on the machine's locales.
 */
export async function makeDataFolder(
  folder: string,
  binaries: Binaries,
  user: PlainUser | undefined,
  options: { password: string; durable: boolean },
): Promise<void> {
  if (existsSync(join(folder, 'PG_VERSION'))) return;
  const fresh = `${folder}.new`;
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { recursive: true, mode: 0o700 });
  if (user !== undefined) chownSync(fresh, user.uid, user.gid);
  const secret = passwordFile(options.password, user);
  const args = [
    `--pgdata=${fresh}`,
    '--username=postgres',
    `--pwfile=${secret.path}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
    ...(options.durable ? [] : ['--no-sync']),
  ];
  const { command, args: all, ...ids } = asUser(user, binaries.initdb, args, [binaries.folder, dirname(fresh)]);
  try {
    await run(command, [...all], { ...ids, cwd: '/', env: { ...process.env, LC_ALL: 'C' } });
  } catch (cause) {
    rmSync(fresh, { recursive: true, force: true });
    const output = (cause as { stderr?: string }).stderr ?? String(cause);
    const line =
      output.split('\n').find((text) => /error|fatal|could not/i.test(text)) ?? output.trim().split('\n').at(-1);
    throw new ClusterError(`PostgreSQL could not make its data folder: ${line ?? ''}`.trim(), { cause });
  } finally {
    secret.remove();
  }
  rmSync(folder, { recursive: true, force: true });
  renameSync(fresh, folder);
}

/** Throws ClusterError when another major version wrote the folder: PostgreSQL would not read it. */
export async function checkVersion(folder: string, binaries: Binaries): Promise<void> {
  const written = readFileSync(join(folder, 'PG_VERSION'), 'utf8').trim();
  const { stdout } = await run(binaries.postgres, ['--version']);
  const ours = /\s(\d+)/.exec(stdout)?.[1];
  if (written !== ours) {
    throw new ClusterError(
      `The data in ${folder} is of PostgreSQL ${written}, this Prosa brings ${ours ?? stdout.trim()}: start with DATABASE_URL on a PostgreSQL ${written}, or move the data (docs/operations.md, “Another PostgreSQL version”).`,
    );
  }
}

/**
 * Deals with the lock file of an earlier run. Its process may have outlived who started it: it is asked to end. Or it is
 * gone and another program has its number now: the file is removed. Throws ClusterError when it does not end.
 */
export async function clearEarlierRun(folder: string, timeoutMs = 15_000): Promise<void> {
  const lock = join(folder, 'postmaster.pid');
  if (!existsSync(lock)) return;
  const pid = Number(readFileSync(lock, 'utf8').split('\n')[0]);
  const ours = pid > 0 && isRunning(pid) && (processCommand(pid) ?? '').includes(folder);
  if (!ours) {
    rmSync(lock, { force: true });
    return;
  }
  process.kill(pid, 'SIGINT'); // fast shutdown: ends sessions, writes a checkpoint
  for (
    const deadline = performance.now() + timeoutMs;
    isRunning(pid);
    await new Promise((done) => setTimeout(done, 50))
  ) {
    if (performance.now() > deadline) {
      throw new ClusterError(
        `An earlier PostgreSQL (process ${pid}) still holds ${folder} and does not end; end it and try again.`,
      );
    }
  }
}

/** initdb reads the password as the other user, so the file lies in a folder of that user's own. */
function passwordFile(password: string, user: PlainUser | undefined): { path: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'prosa-initdb-'));
  const path = join(folder, 'password');
  writeFileSync(path, `${password}\n`, { mode: 0o600 });
  if (user !== undefined) for (const entry of [folder, path]) chownSync(entry, user.uid, user.gid);
  return { path, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
