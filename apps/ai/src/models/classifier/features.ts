import { foldText } from './fold-text.ts';

/** What a feature is about; the top two bits of its id, so that features of one kind lie together when they are sorted. */
export const featureKind = { word: 0, pair: 1, part: 2, message: 3 } as const;

/** How many kinds there are. */
export const featureKinds = 4;

/** Of a text: ids, sorted, each once, and how often each occurs (at most 255). Valid until the next text is read. */
export interface TextFeatures {
  readonly ids: Uint32Array;
  readonly counts: Uint8Array;
  /** How many of both are in use. */
  readonly length: number;
}

const words =
  /https?:\/\/\S+|www\.\S+|@[\p{L}\p{N}_.-]+|[\p{L}\p{N}\p{M}]+(?:['’][\p{L}\p{M}]+)*|\p{Extended_Pictographic}|[?!]+|```|\.{3}|…|:[()D]/gu;
/** Letters of a word of which parts are made; no word is longer, but a base64 string is. */
const maxWordLetters = 30;
const partLengths = [3, 4, 5];
const offsetBasis = 0x811c9dc5;

/**
 * Turns texts into features: folded words, pairs of neighbours, parts of words of three to five letters (with the word's
 * edges), and what shows at the message as a whole: a question mark, a link, digits, code, a mention, emoji, how long it is,
 * how it begins and ends. Each is a hash of 30 bits with its kind in front (feature hashing: Weinberger et al. 2009).
 */
export class FeatureReader {
  #found = new Uint32Array(4_096);
  #size = 0;
  #counts = new Uint8Array(4_096);

  read(text: string): TextFeatures {
    this.#size = 0;
    const folded = foldText(text);
    let before = '^';
    let count = 0;
    let last = '';
    for (const [token] of folded.matchAll(words)) {
      const word = this.#word(token);
      if (count === 0) this.#add(featureKind.message, `first ${word}`);
      if (count < 2) this.#add(featureKind.message, `early ${word}`);
      this.#add(featureKind.word, word);
      this.#add(featureKind.pair, `${before} ${word}`);
      before = word;
      last = word;
      count += 1;
    }
    if (count > 0) this.#add(featureKind.pair, `${before} $`);
    this.#message(text, count, last);
    return this.#sorted();
  }

  /** What stands for the token; adds its parts. */
  #word(token: string): string {
    if (/^(?:https?:|www\.)/.test(token)) {
      this.#add(featureKind.message, 'link');
      return '<link>';
    }
    if (token.startsWith('@') && token.length > 1) {
      this.#add(featureKind.message, 'mention');
      return '<mention>';
    }
    if (/^\p{Nd}+$/u.test(token)) {
      this.#add(featureKind.message, 'digits');
      return `<${Math.min(token.length, 5)} digits>`;
    }
    if (/^[?!]/.test(token)) {
      this.#add(featureKind.message, token.includes('?') ? 'question' : 'exclamation');
      return token.slice(0, 2);
    }
    if (/^\p{Extended_Pictographic}/u.test(token)) this.#add(featureKind.message, 'emoji');
    else if (token === '```') this.#add(featureKind.message, 'code');
    else this.#parts(token);
    return token;
  }

  #parts(word: string): void {
    const framed = `<${word.slice(0, maxWordLetters)}>`;
    for (const length of partLengths) {
      for (let start = 0; start + length <= framed.length; start++) {
        let hash = offsetBasis ^ length;
        for (let at = start; at < start + length; at++) hash = Math.imul(hash ^ framed.charCodeAt(at), 0x01000193);
        this.#push(featureKind.part, hash);
      }
    }
  }

  #message(text: string, count: number, last: string): void {
    this.#add(featureKind.message, `length ${Math.round(Math.log2(count + 1) * 1.5)}`);
    if (last.startsWith('?')) this.#add(featureKind.message, 'ends with a question');
    if (text.includes('\n')) this.#add(featureKind.message, 'lines');
    if (text.includes('`')) this.#add(featureKind.message, 'code');
    if (/\p{Lu}{4,}/u.test(text)) this.#add(featureKind.message, 'capitals');
  }

  #add(kind: number, text: string): void {
    let hash = offsetBasis;
    for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
    this.#push(kind, hash);
  }

  #push(kind: number, hash: number): void {
    if (this.#size === this.#found.length) {
      const more = new Uint32Array(this.#found.length * 2);
      more.set(this.#found);
      this.#found = more;
      this.#counts = new Uint8Array(more.length);
    }
    // FNV's low bits are the well-mixed ones; folding brings the others in (RFC 9923, section 3).
    const folded = ((hash >>> 30) ^ hash) & 0x3fffffff;
    this.#found[this.#size++] = ((kind << 30) | folded) >>> 0 || 1;
  }

  #sorted(): TextFeatures {
    const found = this.#found;
    found.subarray(0, this.#size).sort();
    let length = 0;
    for (let from = 0; from < this.#size;) {
      const id = found[from]!;
      let to = from + 1;
      while (to < this.#size && found[to] === id) to += 1;
      found[length] = id;
      this.#counts[length++] = Math.min(255, to - from);
      from = to;
    }
    return { ids: found, counts: this.#counts, length };
  }
}
