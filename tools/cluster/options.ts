import { parseArgs } from 'node:util';
import { ClusterError } from './cluster-error.ts';

/** What every command takes, and the paths and switches that some do. */
export type Options<Path extends string, Switch extends string> = Readonly<Partial<Record<Path, string>>> &
  Readonly<Record<Switch, boolean>> & {
    /** Where the cluster is described. */
    readonly file: string;
    /** Nothing is changed; what would be is printed. */
    readonly isDryRun: boolean;
  };

/** Reads `--file=cluster.yaml --dry-run`, a path for each of `paths`, and `switches`. Throws a ClusterError for everything else. */
export function readOptions<Path extends string, Switch extends string = never>(
  args: readonly string[],
  paths: readonly Path[] = [],
  switches: readonly Switch[] = [],
): Options<Path, Switch> {
  const texts = Object.fromEntries([...paths, 'file'].map((name) => [name, { type: 'string' as const }]));
  const flags = Object.fromEntries([...switches, 'dry-run'].map((name) => [name, { type: 'boolean' as const }]));
  try {
    const { values } = parseArgs({ args: [...args], options: { ...texts, ...flags } });
    const given: Readonly<Record<string, string | boolean | undefined>> = values;
    const named = Object.fromEntries(paths.map((name) => [name, given[name]])) as Partial<Record<Path, string>>;
    const set = Object.fromEntries(switches.map((name) => [name, given[name] === true])) as Record<Switch, boolean>;
    return { ...named, ...set, file: String(given['file'] ?? 'cluster.yaml'), isDryRun: given['dry-run'] === true };
  } catch (error) {
    throw new ClusterError((error as Error).message);
  }
}
