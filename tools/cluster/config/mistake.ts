import { ClusterError } from '../cluster-error.ts';

/** Where something stands in cluster.yaml: names and indexes from the top, such as `['hosts', 0, 'fence']`. */
export type Path = readonly (string | number)[];

/** What is wrong at a place, in words that go on after its name: "must be …", "is missing". */
export interface Complaint {
  readonly path: Path;
  readonly text: string;
}

/** A complaint with its place in the file. */
export interface Mistake extends Complaint {
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
}

/** The file cannot be used. The message has a line a mistake: `cluster.yaml:12:5: hosts[0].fence: is missing`. */
export class ClusterMistakes extends ClusterError {
  override readonly name = 'ClusterMistakes';
  readonly mistakes: readonly Mistake[];

  constructor(file: string, mistakes: readonly Mistake[]) {
    super(mistakes.map((mistake) => `${file}:${mistake.line}:${mistake.column}: ${told(mistake)}`).join('\n'));
    this.mistakes = mistakes;
  }
}

/** A path as people write it: `hosts[0].fence`; nothing for the file as a whole. */
export function pathName(path: readonly PropertyKey[]): string {
  return path.reduce<string>((before, part) => {
    if (typeof part === 'number') return `${before}[${part}]`;
    return before === '' ? String(part) : `${before}.${String(part)}`;
  }, '');
}

function told({ path, text }: Complaint): string {
  return path.length === 0 ? text : `${pathName(path)}: ${text}`;
}
