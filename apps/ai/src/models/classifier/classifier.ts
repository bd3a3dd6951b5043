import { FeatureReader } from './features.ts';
import { decodeModel, type StoredModel } from './model-bytes.ts';
import { softmax } from './softmax.ts';

/** A label with how likely it is, 0 to 1. */
export interface LabelChance {
  readonly label: string;
  readonly probability: number;
}

const reader = new FeatureReader();
let columns = new Uint32Array(8_192);
let values = new Float32Array(8_192);

/** A trained model that labels texts; some ten microseconds a text. */
export class Classifier {
  readonly labels: readonly string[];
  /** Memory that it takes up. */
  readonly bytes: number;
  readonly #model: StoredModel;

  /** Throws when the bytes are no model. */
  constructor(bytes: Uint8Array) {
    this.#model = decodeModel(bytes);
    this.labels = this.#model.labels;
    this.bytes = this.#model.weights.byteLength + this.#model.vocabulary.bytes;
  }

  /** All labels, likeliest first. A text that holds nothing known gets what is common. */
  classify(text: string): LabelChance[] {
    const { labels, vocabulary, weights, scales, biases, temperature } = this.#model;
    const features = reader.read(text);
    if (features.length > columns.length) {
      columns = new Uint32Array(features.length * 2);
      values = new Float32Array(features.length * 2);
    }
    const end = vocabulary.vector(features, columns, values);
    const scores = new Float64Array(labels.length);
    for (let at = 0; at < end; at++) {
      const base = columns[at]! * labels.length;
      for (let label = 0; label < labels.length; label++) scores[label]! += values[at]! * weights[base + label]!;
    }
    for (let label = 0; label < labels.length; label++) {
      scores[label] = (scores[label]! * scales[label]! + biases[label]!) / temperature;
    }
    softmax(scores);
    return labels
      .map((label, place) => ({ label, probability: scores[place]! }))
      .sort((a, b) => b.probability - a.probability);
  }
}
