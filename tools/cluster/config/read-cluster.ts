import { readFileSync } from 'node:fs';
import { type Document, isMap, isNode, isPair, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import { ClusterError } from '../cluster-error.ts';
import { ClusterMistakes, type Complaint, type Mistake, type Path } from './mistake.ts';
import { brokenPromises } from './promises.ts';
import { type Cluster, clusterSchema } from './schema.ts';

/** Reads a cluster.yaml from the disk. Throws a ClusterError when it cannot, {@link ClusterMistakes} when it is wrong. */
export function readClusterFile(path: string): Cluster {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new ClusterError(
      `${path}: ${(error as NodeJS.ErrnoException).code === 'ENOENT' ? 'there is no such file' : String(error)}`,
    );
  }
  return readCluster(text, path);
}

/**
 * Reads the text of a cluster.yaml (YAML 1.2). Throws {@link ClusterMistakes} with every mistake of the first kind that there is: what is
 * no YAML, then values that cannot be, then what could not keep its promises.
 */
export function readCluster(text: string, file = 'cluster.yaml'): Cluster {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const at = (offset: number): Pick<Mistake, 'line' | 'column'> => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  // After the first word that cannot stand where it does, everything else is wrong as well.
  const broken = document.errors.findIndex(({ code }) => code === 'UNEXPECTED_TOKEN');
  const wrong = [...(broken < 0 ? document.errors : document.errors.slice(0, broken + 1)), ...document.warnings];
  if (wrong.length > 0) {
    throw new ClusterMistakes(
      file,
      wrong.map(({ pos, message }) => ({ path: [], text: message, ...at(pos[0]) })),
    );
  }
  const refuse = (complaints: readonly Complaint[]): never => {
    const mistakes = complaints.map((complaint) => ({
      ...complaint,
      ...at(offsetOf(document.contents, complaint.path)),
    }));
    throw new ClusterMistakes(
      file,
      mistakes.sort((a, b) => a.line - b.line || a.column - b.column),
    );
  };
  const result = clusterSchema.safeParse(plain(document, refuse));
  if (!result.success) {
    return refuse(
      result.error.issues.flatMap((issue): Complaint[] => {
        const path = issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part));
        if (issue.code === 'unrecognized_keys') {
          return issue.keys.map((key) => ({ path: [...path, key], text: 'is no name that is known here' }));
        }
        if (document.getIn(path) === undefined) return [{ path, text: 'is missing' }];
        const isNoMap = issue.code === 'invalid_type' && issue.expected === 'object';
        return [{ path, text: isNoMap ? 'must be names with values' : issue.message }];
      }),
    );
  }
  const promises = brokenPromises(result.data);
  return promises.length > 0 ? refuse(promises) : result.data;
}

/** The document's values. Aliases that would multiply to very much are refused. */
function plain(document: Document, refuse: (complaints: Complaint[]) => never): unknown {
  try {
    return document.toJS({ maxAliasCount: 50 });
  } catch (error) {
    return refuse([{ path: [], text: (error as Error).message }]);
  }
}

/** Where a path's value begins in the text; of one that is not there, what it would be in; of a wrong name, the name. */
function offsetOf(contents: Node | null, path: Path): number {
  let node: unknown = contents;
  let offset = contents?.range?.[0] ?? 0;
  for (const part of path) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && key.value === part);
      if (!isPair(pair)) break;
      offset = (isNode(pair.key) ? pair.key.range?.[0] : undefined) ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(part)];
      if (!isNode(node)) break;
      offset = node.range?.[0] ?? offset;
    } else {
      break;
    }
  }
  return offset;
}
