import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { ClusterError } from './cluster-error.ts';

/** Whom PostgreSQL runs as when we are root, which it refuses to be. */
export interface PlainUser {
  readonly uid: number;
  readonly gid: number;
}

/** The user `postgres`, made when missing; undefined when we are not root and need no other. */
export function plainUser(): PlainUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const known = lookUp();
  if (known !== undefined) return known;
  try {
    execFileSync('groupadd', ['--system', 'postgres'], { stdio: 'pipe' });
  } catch {
    // The group may be there without the user.
  }
  try {
    execFileSync(
      'useradd',
      ['--system', '--gid', 'postgres', '--no-create-home', '--shell', '/bin/false', 'postgres'],
      {
        stdio: 'pipe',
      },
    );
  } catch (cause) {
    throw new ClusterError(
      'PostgreSQL does not run as root, and the user postgres could not be made; run Prosa as a plain user.',
      {
        cause,
      },
    );
  }
  const made = lookUp();
  if (made === undefined)
    throw new ClusterError('PostgreSQL does not run as root, and the user postgres could not be made.');
  return made;
}

/** A command as another user: what to spawn, and with which ids. */
export interface Command {
  readonly command: string;
  readonly args: readonly string[];
  readonly uid?: number;
  readonly gid?: number;
}

/**
 * Runs `command` as `user`. Where that user cannot reach one of the folders (a checkout below /root, say), it keeps the
 * right to pass them: `setpriv` hands on the capability that root has. Throws ClusterError without setpriv.
 */
export function asUser(
  user: PlainUser | undefined,
  command: string,
  args: readonly string[],
  folders: string[],
): Command {
  if (user === undefined) return { command, args };
  const closed = folders.map((folder) => closedTo(user, folder)).find((folder) => folder !== undefined);
  if (closed === undefined) return { command, args, ...user };
  const only = '-all,+dac_override';
  const rights = [`--inh-caps=${only}`, `--ambient-caps=${only}`, `--bounding-set=${only}`];
  rights.push('--securebits=+no_setuid_fixup'); // else access(2), which PostgreSQL asks, would not know of the right
  const ids = [`--reuid=${user.uid}`, `--regid=${user.gid}`, '--clear-groups'];
  if (!hasSetpriv()) {
    throw new ClusterError(
      `The user postgres cannot enter ${closed}; put Prosa elsewhere, run it as a plain user, or set DATABASE_URL.`,
    );
  }
  return { command: 'setpriv', args: [...ids, ...rights, '--', command, ...args] };
}

/** The first folder on the way that the user may not pass. */
function closedTo(user: PlainUser, folder: string): string | undefined {
  const path = resolve(folder);
  const parent = dirname(path);
  const above = parent === path ? undefined : closedTo(user, parent);
  if (above !== undefined) return above;
  const { mode, uid, gid } = statSync(path);
  const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001;
  return (mode & bit) === 0 ? path : undefined;
}

function lookUp(): PlainUser | undefined {
  try {
    const id = (flag: string): number =>
      Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8', stdio: 'pipe' }));
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    return undefined;
  }
}

function hasSetpriv(): boolean {
  try {
    execFileSync('setpriv', ['--version'], { stdio: 'pipe' });
    return true;
  } catch {
    return false;
  }
}
