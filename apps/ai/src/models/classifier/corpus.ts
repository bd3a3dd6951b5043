import { FeatureReader } from './features.ts';

/** The features of many texts, read once: row `i` is from `starts[i]` to `starts[i + 1]` of `ids` and `counts`. */
export interface Corpus {
  readonly size: number;
  readonly starts: Uint32Array;
  readonly ids: Uint32Array;
  readonly counts: Uint8Array;
}

/** Reads texts. */
export function readCorpus(texts: readonly string[]): Corpus {
  const reader = new FeatureReader();
  const starts = new Uint32Array(texts.length + 1);
  let ids = new Uint32Array(Math.max(1_024, texts.length * 128));
  let counts = new Uint8Array(ids.length);
  let end = 0;
  texts.forEach((text, row) => {
    const features = reader.read(text);
    if (end + features.length > ids.length) {
      const size = Math.ceil((end + features.length) * 1.5);
      ids = grown(ids, new Uint32Array(size));
      counts = grown(counts, new Uint8Array(size));
    }
    ids.set(features.ids.subarray(0, features.length), end);
    counts.set(features.counts.subarray(0, features.length), end);
    end += features.length;
    starts[row + 1] = end;
  });
  return { size: texts.length, starts, ids: ids.subarray(0, end), counts: counts.subarray(0, end) };
}

function grown<T extends Uint32Array | Uint8Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
