import { Vocabulary } from './vocabulary.ts';

/** A model before it is stored. */
export interface LearntModel {
  readonly labels: readonly string[];
  readonly vocabulary: Vocabulary;
  /** By feature, then by label. */
  readonly weights: Float32Array;
  readonly biases: Float32Array;
  readonly temperature: number;
}

/** A stored model: the weights of label `l` are `weights[feature · labels + l] · scales[l]`. */
export interface StoredModel {
  readonly labels: readonly string[];
  readonly vocabulary: Vocabulary;
  readonly weights: Int16Array;
  readonly scales: Float32Array;
  readonly biases: Float32Array;
  readonly temperature: number;
}

const format = 1;
const largest = 32_767;

/** What stands in front of the numbers, as JSON. */
interface Head {
  readonly format: number;
  readonly labels: readonly string[];
  readonly features: number;
  readonly temperature: number;
}

/** Bytes of a model: length and text of the head (JSON), padding to 4 bytes, ids, idf, biases, scales, weights in 16 bits. Little-endian. */
export function encodeModel({
  labels,
  vocabulary,
  weights,
  biases,
  temperature,
}: LearntModel): Uint8Array<ArrayBuffer> {
  const head = new TextEncoder().encode(
    JSON.stringify({ format, labels, features: vocabulary.size, temperature } satisfies Head),
  );
  const { scales, quantized } = quantize(weights, labels.length);
  const parts = [vocabulary.ids, vocabulary.idf, biases, scales, quantized];
  let offset = bodyStart(head.length);
  const bytes = new Uint8Array(offset + parts.reduce((sum, part) => sum + part.byteLength, 0));
  new DataView(bytes.buffer).setUint32(0, head.length, true);
  bytes.set(head, 4);
  for (const part of parts) {
    bytes.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), offset);
    offset += part.byteLength;
  }
  return bytes;
}

/** The model of these bytes. Throws when they are none, or of another format. */
export function decodeModel(bytes: Uint8Array): StoredModel {
  const { buffer } = Uint8Array.from(bytes); // typed arrays of numbers need an aligned start
  const headLength = new DataView(buffer).getUint32(0, true);
  const head = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 4, headLength))) as Head;
  if (head.format !== format) throw new Error(`a model of format ${head.format}; this version reads ${format}`);
  const { labels, features, temperature } = head;
  let offset = bodyStart(headLength);
  const floats = (length: number): Float32Array => {
    const part = new Float32Array(buffer, offset, length);
    offset += part.byteLength;
    return part;
  };
  const ids = new Uint32Array(buffer, offset, features);
  offset += ids.byteLength;
  const vocabulary = new Vocabulary(ids, floats(features));
  const biases = floats(labels.length);
  const scales = floats(labels.length);
  const weights = new Int16Array(buffer, offset, features * labels.length);
  return { labels, vocabulary, weights, scales, biases, temperature };
}

function bodyStart(headLength: number): number {
  return Math.ceil((4 + headLength) / 4) * 4;
}

/** Weights in 16 bits, each label with its own scale: the error is a 65,534th of its largest weight. */
function quantize(weights: Float32Array, labels: number): { scales: Float32Array; quantized: Int16Array } {
  const scales = new Float32Array(labels);
  weights.forEach((weight, place) => {
    const label = place % labels;
    scales[label] = Math.max(scales[label]!, Math.abs(weight) / largest);
  });
  const quantized = Int16Array.from(weights, (weight, place) => Math.round(weight / (scales[place % labels]! || 1)));
  return { scales, quantized };
}
