import { portIsFree, processCommand } from '@prosa/supervisor';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { LaunchError } from './launch-error.ts';

/** Throws LaunchError in one line when nobody can listen there: who does, and what to set. */
export async function checkPort(host: string, port: number): Promise<void> {
  let free: boolean;
  try {
    free = await portIsFree(host, port);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EACCES') {
      throw new LaunchError(
        `No permission for port ${port}; set PORT to 1024 or more, for example: PORT=8080 npm start`,
      );
    }
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
      throw new LaunchError(`HOST: ${host} is no address of this machine.`, { exitCode: 78 });
    }
    throw LaunchError.of(error);
  }
  if (free) return;
  const holder = portHolder(port);
  const who = holder === undefined ? 'another program' : `process ${holder.pid} (${shorten(holder.command)})`;
  throw new LaunchError(`Port ${port} is taken by ${who}. End it, or choose another: PORT=${nextPort(port)} npm start`);
}

/** Beginning and end of a command line; in between stand its flags. */
function shorten(command: string): string {
  return command.length <= 80 ? command : `${command.slice(0, 35)} … ${command.slice(-42)}`;
}

function nextPort(port: number): number {
  return port < 65_535 ? port + 1 : 8080;
}

/** Who listens on a TCP port; undefined when that cannot be seen (other systems, other people's processes). */
export function portHolder(port: number): { pid: number; command: string } | undefined {
  try {
    const inodes = new Set([...listeners('/proc/net/tcp', port), ...listeners('/proc/net/tcp6', port)]);
    for (const entry of readdirSync('/proc')) {
      if (/^\d+$/.test(entry) && holdsSocket(entry, inodes)) {
        return { pid: Number(entry), command: processCommand(Number(entry)) ?? '' };
      }
    }
  } catch {
    // No /proc here.
  }
  return undefined;
}

/** Socket inodes that listen on the port; columns as in proc(5): local address, …, state (0A: listen), …, inode. */
function listeners(table: string, port: number): string[] {
  const ending = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  return readFileSync(table, 'utf8')
    .split('\n')
    .slice(1)
    .map((line) => line.trim().split(/\s+/))
    .filter((fields) => fields[1]?.endsWith(ending) && fields[3] === '0A')
    .map((fields) => fields[9] ?? '');
}

function holdsSocket(pid: string, inodes: ReadonlySet<string>): boolean {
  try {
    return readdirSync(`/proc/${pid}/fd`).some((file) => {
      const inode = /^socket:\[(\d+)\]$/.exec(link(`/proc/${pid}/fd/${file}`))?.[1];
      return inode !== undefined && inodes.has(inode);
    });
  } catch {
    return false; // another user's
  }
}

function link(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return '';
  }
}
