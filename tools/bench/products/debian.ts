import { execFileSync } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';

const POLICY = '/usr/sbin/policy-rc.d';

/**
 * Installs packages of Debian that are missing; services in them are not started. Throws with what to do where that cannot
 * be done.
 */
export function installPackages(names: readonly string[]): void {
  const missing = names.filter((name) => !isInstalled(name));
  if (missing.length === 0) return;
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    throw new Error(`these packages of Debian are missing, and only root can install them: ${missing.join(' ')}`);
  }
  const quiet = !existsSync(POLICY);
  if (quiet) writeFileSync(POLICY, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    const run = (...args: string[]): void => {
      execFileSync('apt-get', args, {
        stdio: ['ignore', 'ignore', 'pipe'],
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      });
    };
    run('update', '-qq');
    run('install', '-qq', '-y', '--no-install-recommends', ...missing);
  } finally {
    if (quiet) rmSync(POLICY);
  }
}

/** Version of an installed package as Debian names it. */
export function versionOf(name: string): string {
  return execFileSync('dpkg-query', ['--show', '--showformat', '${Version}', name], { encoding: 'utf8' });
}

function isInstalled(name: string): boolean {
  try {
    const status = execFileSync('dpkg-query', ['--show', '--showformat', '${db:Status-Abbrev}', name], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return status.startsWith('ii');
  } catch {
    return false;
  }
}
