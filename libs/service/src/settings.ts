/** Settings of a process: environment variables, checked once at start. */
import type { output, ZodObject } from 'zod';

/** The settings are wrong; the process cannot start. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
  /** One line a mistake, with the name of the variable, never with its value (it may be a secret). */
  readonly lines: readonly string[];

  constructor(lines: readonly string[]) {
    super(lines.join('\n'));
    this.lines = lines;
  }
}

/**
 * Reads the variables that `schema` names. A variable that is set to nothing counts as not set.
 * Throws {@link SettingsError} with every mistake.
 */
export function readSettings<S extends ZodObject>(schema: S, env: NodeJS.ProcessEnv = process.env): output<S> {
  const given = Object.fromEntries(
    Object.keys(schema.shape).map((name) => [name, env[name] === '' ? undefined : env[name]]),
  );
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  const lines = result.error.issues.map(({ path, message }) => {
    const name = String(path[0] ?? 'settings');
    return `${name}: ${path.length > 0 && given[name] === undefined ? 'is not set' : message}`;
  });
  throw new SettingsError(lines);
}
