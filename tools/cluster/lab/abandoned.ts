import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Paths in a folder whose names are `prefix`, the number of a process that is gone, and `-…`: whoever made them was killed. */
export function abandoned(folder: string, prefix: string): string[] {
  return readdirSync(folder)
    .filter((name) => {
      const pid = name.startsWith(prefix) ? /^(\d+)-/.exec(name.slice(prefix.length))?.[1] : undefined;
      return pid !== undefined && !existsSync(`/proc/${pid}`);
    })
    .map((name) => join(folder, name));
}
