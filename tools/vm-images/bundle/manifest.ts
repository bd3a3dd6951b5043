import { createHash } from 'node:crypto';

/** What manifest.json says of a bundle of machines. */
export interface Manifest {
  /** Version of the product, such as `0.1.0`. */
  readonly version: string;
  /** 40 hexadecimal digits, and `+changes` behind them when the tree held more than that commit. */
  readonly commit: string;
  /** In the order in which they are started. */
  readonly machines: readonly MachineEntry[];
  readonly files: readonly FileEntry[];
}

/** A machine that the bundle makes. */
export interface MachineEntry {
  readonly role: string;
  readonly memoryMiB: number;
  readonly cpus: number;
  /** The networks that it is on: `lan1`, `lan2`. */
  readonly nics: readonly string[];
}

/** A file of the bundle; manifest.json and its signature are not among them. */
export interface FileEntry {
  /** Path in the bundle, with slashes. */
  readonly name: string;
  readonly mode: '0644' | '0755';
  /** Bytes. */
  readonly size: number;
  /** Hexadecimal. */
  readonly sha256: string;
}

/** Version of the format: import.sh reads only this one. */
const FORMAT = 1;

/**
 * manifest.json, whose last entry is the SHA-256 of what stands above it: JSON with one entry a line and always the same order and spaces, so that import.sh, which is bash and has
 * no JSON parser, takes it by strict patterns and refuses everything else.
 */
export function manifestText({ version, commit, machines, files }: Manifest): string {
  const above = [
    '{',
    `  "format": ${FORMAT},`,
    '  "product": "prosa",',
    `  "version": ${JSON.stringify(version)},`,
    `  "commit": ${JSON.stringify(commit)},`,
    '  "machines": [',
    machines.map(({ role, memoryMiB, cpus, nics }) => entry({ role, memoryMiB, cpus, nics })).join(',\n'),
    '  ],',
    '  "files": [',
    files.map(({ name, mode, size, sha256 }) => entry({ name, mode, size, sha256 })).join(',\n'),
    '  ],',
    '',
  ].join('\n');
  return `${above}  "sha256": "${createHash('sha256').update(above).digest('hex')}"\n}\n`;
}

function entry(fields: Readonly<Record<string, string | number | readonly string[]>>): string {
  const pairs = Object.entries(fields).map(([name, value]) => {
    const text = Array.isArray(value)
      ? `[${value.map((item) => JSON.stringify(item)).join(', ')}]`
      : JSON.stringify(value);
    return `"${name}": ${text}`;
  });
  return `    {${pairs.join(', ')}}`;
}
