import { readFileSync } from 'node:fs';
import { childrenOf } from './process-cpu.ts';

/** Memory of a process in bytes from the text of /proc/<pid>/smaps_rollup (proc(5)): pages shared with others count in part. */
export function parsePss(text: string): number {
  return Number(/^Pss:\s+(\d+) kB$/m.exec(text)?.[1] ?? 0) * 1024;
}

/** Memory of a process and its children in bytes. Throws when it is gone. */
export function treeMemoryBytes(pid: number): number {
  const own = parsePss(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'));
  return childrenOf(pid).reduce((sum, child) => sum + childBytes(child), own);
}

function childBytes(pid: number): number {
  try {
    return treeMemoryBytes(pid);
  } catch {
    return 0; // It ended between the two reads.
  }
}
