import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { command } from '../ci/command.ts';

/** A Docker engine. */
export interface DockerEngine extends AsyncDisposable {
  /** For DOCKER_HOST. */
  readonly host: string;
}

/** Where the engine is that `docker` talks to here, for DOCKER_HOST; undefined when none answers. */
export async function findDockerEngine(): Promise<string | undefined> {
  const line = ['docker', 'context', 'inspect', '--format={{.Endpoints.docker.Host}}'] as const;
  const { output } = await command([...line], { silent: true });
  const host = output.trim();
  return (await answers(host)) ? host : undefined;
}

/** The engine that answers here, else one of this run's own. Throws when that does not start. */
export async function openDockerEngine(): Promise<DockerEngine> {
  const host = await findDockerEngine();
  if (host === undefined) return startDockerEngine();
  return { host, [Symbol.asyncDispose]: async () => undefined };
}

/**
 * Starts Debian's Docker engine by hand: a private socket, all its data in a temporary folder, nothing shared with an
 * engine that the machine may run. Being disposed of it ends and removes everything it kept; it also ends with this
 * process. Tries its own choice of storage first, then plain copies, which work everywhere. Throws with the engine's last
 * words when it does not start.
 */
export async function startDockerEngine(): Promise<DockerEngine> {
  if (process.getuid?.() !== 0) throw new Error('a Docker engine can only be started as root');
  let reason = '';
  for (const flags of [[], ['--storage-driver=vfs']]) {
    const outcome = await tryToStart(flags);
    if (typeof outcome !== 'string') return outcome;
    reason = outcome;
  }
  throw new Error(`the Docker engine does not start: ${reason}`);
}

async function tryToStart(flags: readonly string[]): Promise<DockerEngine | string> {
  const folder = mkdtempSync(join(tmpdir(), 'prosa-docker-'));
  const socket = join(folder, 'docker.sock');
  const log = join(folder, 'dockerd.log');
  const out = openSync(log, 'w');
  const engine = spawn(
    'setpriv',
    [
      '--pdeathsig=TERM',
      'dockerd',
      `--host=unix://${socket}`,
      `--data-root=${join(folder, 'data')}`,
      `--exec-root=${join(folder, 'exec')}`,
      `--pidfile=${join(folder, 'pid')}`,
      ...flags,
    ],
    { stdio: ['ignore', out, out], detached: true },
  );
  closeSync(out);
  let ended = false;
  engine.once('error', () => (ended = true)).once('exit', () => (ended = true));
  const host = `unix://${socket}`;
  const stop = async (): Promise<void> => {
    if (!ended) {
      engine.kill('SIGTERM');
      await Promise.race([once(engine, 'exit'), wait(20_000, undefined, { ref: false })]);
      if (!ended) engine.kill('SIGKILL');
    }
    await command(['sh', '-c', `umount "${folder}"/exec/netns/* "${folder}"/data/*/* 2>/dev/null; true`], {
      quiet: true,
    });
    rmSync(folder, { recursive: true, force: true });
  };
  for (const deadline = performance.now() + 60_000; !ended && performance.now() < deadline; await wait(200)) {
    if (!existsSync(socket)) continue;
    if (await answers(host)) return { host, [Symbol.asyncDispose]: stop };
  }
  const words = readFileSync(log, 'utf8').trim().split('\n').slice(-3).join(' | ') || 'dockerd was not found';
  await stop();
  return words;
}

async function answers(host: string): Promise<boolean> {
  const { exitCode } = await command(['docker', 'info'], { env: { DOCKER_HOST: host }, silent: true });
  return exitCode === 0;
}
