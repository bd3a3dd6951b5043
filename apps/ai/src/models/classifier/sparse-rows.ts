import type { Corpus } from './corpus.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Sparse vectors: row `i` is from `starts[i]` to `starts[i + 1]` of `columns` and `values`. */
export interface SparseRows {
  readonly starts: Uint32Array;
  readonly columns: Uint32Array;
  readonly values: Float32Array;
}

/** Some rows of a corpus as a vocabulary sees them, in the order of `rows`. */
export function toSparseRows(corpus: Corpus, rows: Uint32Array, vocabulary: Vocabulary): SparseRows {
  const most = rows.reduce((sum, row) => sum + corpus.starts[row + 1]! - corpus.starts[row]!, 0);
  const columns = new Uint32Array(most);
  const values = new Float32Array(most);
  const starts = new Uint32Array(rows.length + 1);
  rows.forEach((row, index) => {
    const from = corpus.starts[row]!;
    const to = corpus.starts[row + 1]!;
    const features = {
      ids: corpus.ids.subarray(from, to),
      counts: corpus.counts.subarray(from, to),
      length: to - from,
    };
    starts[index + 1] = vocabulary.vector(features, columns, values, starts[index]);
  });
  const end = starts[rows.length]!;
  return { starts, columns: columns.subarray(0, end), values: values.subarray(0, end) };
}
