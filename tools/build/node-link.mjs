import * as fs from 'node:fs';
import { join } from 'node:path';
import { InstallError } from './npm-failure.mjs';

/**
 * Puts the Node that the repository brings along first on the path of every npm script: node_modules/.bin/node. npm does
 * it, but npm 10 leaves it out, as packages for other platforms want the same name. Repeatable.
 * @param {string} modules the node_modules folder
 * @throws {InstallError} when none comes along for this platform and the one that runs is too old
 */
export function linkNode(modules) {
  const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  const link = join(modules, '.bin', 'node');
  if (fs.existsSync(join(modules, name, 'bin', 'node'))) {
    if (fs.existsSync(link)) return;
    fs.rmSync(link, { force: true });
    fs.symlinkSync(join('..', name, 'bin', 'node'), link);
  } else if (Number(process.versions.node.split('.')[0]) < 24) {
    const wanted = fs.readFileSync(join(modules, '..', '.nvmrc'), 'utf8').trim();
    throw new InstallError(
      `No Node.js comes along for ${process.platform}-${process.arch}, and this is ${process.version}: install Node.js ${wanted}.`,
    );
  }
}
