/**
 * Makes a model file (GGUF 3, https://github.com/ggml-org/ggml/blob/master/docs/gguf.md) of the llama architecture with
 * a few thousand weights. Its one layer adds nothing, and its output weights lead from each piece of a text to the
 * next: whatever it is asked, it writes that text and stops.
 */

const width = 64;
const feedForward = 64;
const alignment = 32;

/** Kinds of metadata values. */
const kinds = { uint32: 4, float32: 6, bool: 7, string: 8, array: 9, int32: 5 } as const;
/** Kinds of tokens: normal, unknown, control, byte. */
const tokenKind = { normal: 1, unknown: 2, control: 3, byte: 6 } as const;

/** A file whose model writes `text`. */
export function tinyGguf(text: string): Buffer {
  const pieces = text.match(/[\s\S]{1,4}/g) ?? [];
  // A piece that occurs twice would lead to two others: each occurrence gets a token of its own.
  const tokens = ['<unk>', '<s>', '</s>', ...bytes(), ...pieces.map((piece) => piece.replaceAll(' ', '▁'))];
  const firstPiece = 3 + 256;
  const types = tokens.map((_, id) => {
    if (id === 0) return tokenKind.unknown;
    if (id < 3) return tokenKind.control;
    return id < firstPiece ? tokenKind.byte : tokenKind.normal;
  });
  const metadata = Buffer.concat([
    entry('general.architecture', 'llama'),
    entry('general.name', 'tiny'),
    number('llama.context_length', 8_192),
    number('llama.embedding_length', width),
    number('llama.block_count', 1),
    number('llama.feed_forward_length', feedForward),
    number('llama.attention.head_count', 2),
    number('llama.attention.head_count_kv', 2),
    number('llama.rope.dimension_count', width / 2),
    number('llama.vocab_size', tokens.length),
    key('llama.attention.layer_norm_rms_epsilon', kinds.float32, float(1e-5)),
    entry('tokenizer.ggml.model', 'llama'),
    list('tokenizer.ggml.tokens', kinds.string, tokens.map(string)),
    list(
      'tokenizer.ggml.scores',
      kinds.float32,
      tokens.map((_, id) => float(-id)),
    ),
    list('tokenizer.ggml.token_type', kinds.int32, types.map(uint32)),
    number('tokenizer.ggml.unknown_token_id', 0),
    number('tokenizer.ggml.bos_token_id', 1),
    number('tokenizer.ggml.eos_token_id', 2),
    key('tokenizer.ggml.add_space_prefix', kinds.bool, Buffer.from([0])),
  ]);
  const metadataCount = 19;

  const embedding = randomRows(tokens.length, firstPiece);
  const output = outputRows(embedding, firstPiece, pieces.length);
  const zeros = (count: number) => new Float32Array(count);
  const ones = new Float32Array(width).fill(1);
  const tensors: [name: string, shape: number[], data: Float32Array][] = [
    ['token_embd.weight', [width, tokens.length], embedding],
    ['output_norm.weight', [width], ones],
    ['output.weight', [width, tokens.length], output],
    ['blk.0.attn_norm.weight', [width], ones],
    ['blk.0.attn_q.weight', [width, width], zeros(width * width)],
    ['blk.0.attn_k.weight', [width, width], zeros(width * width)],
    ['blk.0.attn_v.weight', [width, width], zeros(width * width)],
    ['blk.0.attn_output.weight', [width, width], zeros(width * width)],
    ['blk.0.ffn_norm.weight', [width], ones],
    ['blk.0.ffn_gate.weight', [width, feedForward], zeros(width * feedForward)],
    ['blk.0.ffn_up.weight', [width, feedForward], zeros(width * feedForward)],
    ['blk.0.ffn_down.weight', [feedForward, width], zeros(width * feedForward)],
  ];
  let offset = 0;
  const infos = tensors.map(([name, shape, data]) => {
    const info = [string(name), uint32(shape.length), ...shape.map(uint64), uint32(0), uint64(offset)];
    offset += padded(data.byteLength);
    return Buffer.concat(info);
  });
  const head = Buffer.concat([
    Buffer.from('GGUF'),
    uint32(3),
    uint64(tensors.length),
    uint64(metadataCount),
    metadata,
    ...infos,
  ]);
  const datas = tensors.map(([, , data]) => pad(Buffer.from(data.buffer)));
  return Buffer.concat([pad(head), ...datas]);
}

/** Rows that are nearly at right angles to each other, the last column apart: it tells pieces (0) from the rest (1). */
function randomRows(rows: number, firstPiece: number): Float32Array {
  let state = 42;
  const next = () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 31 - 1;
  return Float32Array.from({ length: rows * width }, (_, at) =>
    at % width < width - 1 ? next() : Number(at < firstPiece * width) * 4,
  );
}

/** Each piece's row is the embedding of what stands before it; the first piece follows everything else. */
function outputRows(embedding: Float32Array, firstPiece: number, pieces: number): Float32Array {
  const rows = new Float32Array(embedding.length);
  const lead = (from: number, to: number) => {
    for (let at = 0; at < width; at++)
      rows[to * width + at] = (rows[to * width + at] ?? 0) + (embedding[from * width + at] ?? 0);
  };
  for (let piece = 1; piece < pieces; piece++) lead(firstPiece + piece - 1, firstPiece + piece);
  lead(firstPiece + pieces - 1, 2);
  rows[firstPiece * width + width - 1] = 30;
  return rows;
}

function bytes(): string[] {
  return Array.from({ length: 256 }, (_, byte) => `<0x${byte.toString(16).toUpperCase().padStart(2, '0')}>`);
}

function key(name: string, kind: number, value: Buffer): Buffer {
  return Buffer.concat([string(name), uint32(kind), value]);
}

function entry(name: string, value: string): Buffer {
  return key(name, kinds.string, string(value));
}

function number(name: string, value: number): Buffer {
  return key(name, kinds.uint32, uint32(value));
}

function list(name: string, kind: number, values: readonly Buffer[]): Buffer {
  return key(name, kinds.array, Buffer.concat([uint32(kind), uint64(values.length), ...values]));
}

function string(text: string): Buffer {
  const encoded = Buffer.from(text);
  return Buffer.concat([uint64(encoded.length), encoded]);
}

function uint32(value: number): Buffer {
  const buffer = Buffer.alloc(4);
  buffer.writeUInt32LE(value);
  return buffer;
}

function uint64(value: number): Buffer {
  const buffer = Buffer.alloc(8);
  buffer.writeBigUInt64LE(BigInt(value));
  return buffer;
}

function float(value: number): Buffer {
  const buffer = Buffer.alloc(4);
  buffer.writeFloatLE(value);
  return buffer;
}

function padded(length: number): number {
  return Math.ceil(length / alignment) * alignment;
}

function pad(buffer: Buffer): Buffer {
  return Buffer.concat([buffer, Buffer.alloc(padded(buffer.length) - buffer.length)]);
}
