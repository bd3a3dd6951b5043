import { createHash } from 'node:crypto';
import { globSync, readFileSync, statSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Lies beside what was made and says out of what. */
const stampName = 'made-from.sha256';

/**
 * The SHA-256 over the names, the modes and the bytes of all files that the patterns find below `root`, and over
 * `words`, as lower-case hex. Tests do not count. The order of the patterns and of the file system does not matter.
 */
export function hashInputs(root: string, patterns: readonly string[], words: readonly string[] = []): string {
  const hash = createHash('sha256');
  for (const word of words) hash.update(`${word}\0`);
  const found = patterns.flatMap((pattern) => globSync(pattern, { cwd: root }));
  for (const name of [...new Set(found)].filter((path) => !path.endsWith('.test.ts')).sort()) {
    const stat = statSync(join(root, name));
    if (!stat.isFile()) continue;
    const content = readFileSync(join(root, name));
    hash.update(`${name}\0${stat.mode & 0o111 ? 'x' : '-'}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

/** Whether a folder was made out of the inputs with this hash; false when it is not there. */
export async function isMadeFrom(folder: string, hash: string): Promise<boolean> {
  try {
    return (await readFile(join(folder, stampName), 'utf8')) === `${hash}\n`;
  } catch {
    return false;
  }
}

/** Notes in a folder out of which inputs it was made. */
export async function stamp(folder: string, hash: string): Promise<void> {
  await writeFile(join(folder, stampName), `${hash}\n`);
}
