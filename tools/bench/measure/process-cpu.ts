import { readFileSync } from 'node:fs';

/** Clock ticks a second in /proc; the kernel's USER_HZ, which is 100 on every platform that Node runs on. */
const TICKS_PER_SECOND = 100;

/** CPU seconds (user and system) from the text of /proc/<pid>/stat (proc(5)). */
export interface StatTimes {
  /** Of the process itself, all threads. */
  readonly own: number;
  /** Of its children that have ended and were waited for. */
  readonly endedChildren: number;
}

/** Reads the text of /proc/<pid>/stat. The second field, the name, may hold spaces and brackets. */
export function parseStat(text: string): StatTimes {
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const seconds = (index: number): number => Number(fields[index - 3]) / TICKS_PER_SECOND;
  return { own: seconds(14) + seconds(15), endedChildren: seconds(16) + seconds(17) };
}

/** CPU seconds that a process has used. Throws when it is gone. */
export function processCpuSeconds(pid: number): number {
  return parseStat(readFileSync(`/proc/${pid}/stat`, 'utf8')).own;
}

/** CPU seconds used so far. */
export interface CpuSeconds {
  /** Of a product, by the name of the part; the database is `PostgreSQL`. */
  readonly parts: Readonly<Record<string, number>>;
  /** Of all cores, by everything on the machine. */
  readonly machine: number;
}

/** CPU time between two readings. */
export function cpuBetween(before: CpuSeconds, after: CpuSeconds): CpuSeconds {
  const parts = Object.entries(after.parts).map(([name, seconds]) => [name, seconds - (before.parts[name] ?? 0)]);
  return { parts: Object.fromEntries(parts) as Record<string, number>, machine: after.machine - before.machine };
}

/** Process ids of the children of a process's main thread. */
export function childrenOf(pid: number): number[] {
  const text = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8');
  return text.split(' ').filter(Boolean).map(Number);
}

/** CPU seconds of a process and all below it, living or ended: for PostgreSQL, which has a process a connection. */
export function treeCpuSeconds(pid: number): number {
  const { own, endedChildren } = parseStat(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  return own + endedChildren + childrenOf(pid).reduce((sum, child) => sum + childSeconds(child), 0);
}

function childSeconds(pid: number): number {
  try {
    return treeCpuSeconds(pid);
  } catch {
    return 0; // It ended between the two reads; from now on it counts as an ended child.
  }
}

/** CPU seconds in which any core of the machine was busy, ours or not, from the text of /proc/stat. */
export function parseMachineBusy(text: string): number {
  const [, user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0] = text
    .slice(0, text.indexOf('\n'))
    .split(/ +/)
    .map(Number);
  return (user + nice + system + irq + softirq) / TICKS_PER_SECOND;
}

/** CPU seconds in which any core of this machine was busy since it started. */
export function machineBusySeconds(): number {
  return parseMachineBusy(readFileSync('/proc/stat', 'utf8'));
}
