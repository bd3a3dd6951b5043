/**
 * What begins an address, or is markup that would make one: `https://…`, `www.…`, `[text](…`, `![…`. Schemes are bounded, so that no text
 * takes more than linear time: sources are what anybody wrote.
 */
const addressLike = /[a-z][a-z0-9+.-]{0,12}:\/\/|\bwww\.|\]\(|!\[|\bdata:|\bjavascript:/i;
const inText = /(?:[a-z][a-z0-9+.-]{0,12}:\/\/|www\.)[^\s<>"'`)\]]+/gi;
/** Most texts have none, and this is found quickly. */
const mayHoldAddress = /:\/\/|www\./i;
/** No word is longer; what goes on is looked at in pieces. */
const MAX_WORD = 2_000;

/**
 * Lets text of an engine through as it comes, word by word, as plain text: a word with an address that stands in none of the sources
 * is hidden, unit for unit, so that places in the text stay where they are. So a planted instruction cannot make the
 * assistant send anybody, or their browser, elsewhere.
 */
export class PlainText {
  readonly #known: ReadonlySet<string>;
  #rest = '';

  /** @param sources the texts that the engine was given */
  constructor(sources: Iterable<string>) {
    const known = new Set<string>();
    for (const source of sources) {
      if (!mayHoldAddress.test(source)) continue;
      for (const [address] of source.matchAll(inText)) known.add(bare(address));
    }
    this.#known = known;
  }

  /** What may be shown now; the word that may go on waits. */
  push(delta: string): string {
    this.#rest += delta;
    const end = this.#rest.length > MAX_WORD ? this.#rest.length : lastSpace(this.#rest) + 1;
    const ready = this.#rest.slice(0, end);
    this.#rest = this.#rest.slice(end);
    return this.#shown(ready);
  }

  /** The last word. */
  end(): string {
    const ready = this.#rest;
    this.#rest = '';
    return this.#shown(ready);
  }

  #shown(text: string): string {
    return text
      .replace(/(?!\n)[\s\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, ' ')
      .replace(/\S+/g, (word) => (this.#mayStand(word) ? word : '·'.repeat(word.length)));
  }

  #mayStand(word: string): boolean {
    if (!addressLike.test(word)) return true;
    const addresses = word.match(inText) ?? [];
    const others = word.replace(inText, '');
    return addresses.length > 0 && !addressLike.test(others) && addresses.every((one) => this.#known.has(bare(one)));
  }
}

/** An address without the marks of a sentence behind it. */
function bare(address: string): string {
  return address.replace(/(?<![.,;:!?…])[.,;:!?…]+$/u, '').toLowerCase();
}

function lastSpace(text: string): number {
  for (let at = text.length - 1; at >= 0; at--) if (/\s/.test(text.charAt(at))) return at;
  return -1;
}
