import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Packages outside the bundle of persistence: passwords and pictures. */
export const nativeOfPersistence = ['@node-rs/argon2', 'sharp'];

/**
 * The packages with native code that a service's bundle leaves outside, with everything they need, as names of folders in
 * `modules`: those that npm installed for this platform. Throws when one that is asked for is not there.
 */
export function nativePackages(modules: string, wanted: readonly string[]): string[] {
  const found = new Set<string>();
  const visit = (name: string, optional: boolean): void => {
    if (found.has(name)) return;
    const file = join(modules, name, 'package.json');
    if (!existsSync(file)) {
      if (optional) return;
      throw new Error(`${name} is not in ${modules}`);
    }
    found.add(name);
    const { dependencies = {}, optionalDependencies = {} } = JSON.parse(readFileSync(file, 'utf8')) as {
      dependencies?: Record<string, string>;
      optionalDependencies?: Record<string, string>;
    };
    for (const dependency of Object.keys(dependencies)) visit(dependency, dependency in optionalDependencies);
    for (const dependency of Object.keys(optionalDependencies)) visit(dependency, true);
  };
  for (const name of wanted) visit(name, false);
  return [...found].sort();
}
